import { showDay } from '#base/day.ts'
import { type WaitingRelation, waitingPageSize } from '#domains/library/desk/desk-waiting.queries.ts'
import { markNames } from '#domains/library/document.ts'
import { sayScope } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { relationNames } from '#domains/library/relation.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type WaitingRelationsProps = { relations: WaitingRelation[]; count: number }

/** Quan hệ chờ xác nhận: what changes whether a document is in force stands first. */
export function waitingRelationsPage({ relations, count }: WaitingRelationsProps, view: View): PageParts {
  const shown = relations.slice(0, waitingPageSize)
  const next = relations.length > waitingPageSize ? shown.at(-1) : undefined
  return {
    title: 'Quan hệ chờ xác nhận',
    section: 'library',
    islands: ['keys'],
    trail: [{ label: 'Thư viện pháp luật', href: deskPaths.desk }],
    body: (
      <>
        <PageHead
          title="Quan hệ chờ xác nhận"
          lead="Máy đọc được từ văn bản và ghi chú nguồn. Trước khi ông/bà xác nhận, chúng không quyết định hiệu lực của văn bản nào."
        />
        <DataTable
          caption={`${showNumber(count)} quan hệ, việc làm đổi hiệu lực đứng trước`}
          rows={shown}
          rowKey={(row) => row.id}
          rowHref={(row) => deskPaths.relation(row.id)}
          cards
          columns={[
            { head: 'Quan hệ', width: 'roomy', cell: (row) => sayWaiting(row) },
            {
              head: 'Từ ngày',
              width: 'tight',
              cell: (row) => (row.fromDay === null ? 'chưa rõ' : showDay(row.fromDay)),
            },
            {
              head: 'Đọc được từ',
              width: 'roomy',
              cell: (row) => (row.excerpt === '' ? row.source : `«${row.excerpt.slice(0, 240)}»`),
            },
            { head: 'Nguồn', cell: (row) => markNames[row.mark] },
          ]}
          empty={
            <EmptyState
              title="Quan hệ máy đọc được sẽ chờ ở đây"
              icon="check"
              example="«Luật A thay thế Luật B từ 01/7/2026»."
            >
              Không có quan hệ nào chờ ông/bà xác nhận.
            </EmptyState>
          }
        />
        <p class="buttons">
          {view.query.sau !== undefined && (
            <LinkButton href={deskPaths.waiting} label="Về đầu danh sách" icon="arrow-up" />
          )}
          {next !== undefined && (
            <LinkButton href={address(deskPaths.waiting, { sau: next.id })} label="Xem tiếp" icon="arrow-down" />
          )}
        </p>
        <KeySheet />
      </>
    ),
  }
}

function sayWaiting({ acting, target, kind, scope }: WaitingRelation): string {
  const what = scope.length === 0 ? '' : ` ${scope.slice(0, 4).map(sayScope).join('; ')} của`
  return `${acting.number ?? acting.name} ${relationNames[kind].acting}${what} ${target.number ?? target.name}`
}
