import { showDay } from '#base/day.ts'
import { type Counted, type MeasureId, measureOf, recordKinds } from '#domains/statistics/measure.ts'
import { type ListedRecord, listPageSize, type Scope } from '#domains/statistics/measures.queries.ts'
import { blankWords, showCounted, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { type AskedScope, recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type MeasurePageProps = {
  id: MeasureId
  /** Whose records. */
  name: string
  scope: Scope
  counted: Counted
  rows: ListedRecord[]
}

/** Danh sách của một chỉ tiêu: the records that the number counts. */
export function measurePage({ id, name, scope, counted, rows }: MeasurePageProps, _view: View): PageParts {
  const measure = measureOf(id)
  const asked: AskedScope = { ...scope }
  const isSum = rows.some(({ amount }) => amount !== 1)
  const last = rows.length === listPageSize ? rows.at(-1) : undefined
  return {
    title: measure.name,
    section: 'statistics',
    trail: [{ label: 'Số liệu thống kê', href: statisticsPaths.figures }],
    body: (
      <>
        <PageHead
          title={`${measure.name}: ${showCounted(counted)} ${measure.unit}`}
          lead={`${name}, ${windowWords(scope)}. ${showNumber(counted.records)} bản ghi${isSum ? `, ${showNumber(counted.told)} bản ghi có nêu số` : ''}. Nội dung bản ghi chỉ hiện với người được giao quyền xem.`}
        />
        <DataTable
          caption="Bản ghi được tính"
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => (row.label === '' ? undefined : recordPath(row.kind, row.opens))}
          cards
          empty={
            <EmptyState title="Không có bản ghi nào trong kỳ" icon="board">
              Khi có bản ghi đúng chỉ tiêu này, bản ghi hiện ở đây và số tự đổi.
            </EmptyState>
          }
          columns={[
            {
              head: 'Bản ghi',
              width: 'roomy',
              cell: (row) => (row.label === '' ? `${recordKinds[row.kind]} (không xem được nội dung)` : row.label),
            },
            { head: 'Loại', cell: (row) => recordKinds[row.kind] },
            { head: 'Ngày', width: 'tight', cell: (row) => showDay(row.day) },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            ...(isSum
              ? [
                  {
                    head: measure.unit,
                    align: 'end' as const,
                    cell: (row: ListedRecord) => (row.amount === null ? blankWords : showNumber(row.amount)),
                  },
                ]
              : []),
          ]}
        />
        {last !== undefined && (
          <p>
            <a href={statisticsPaths.listOf(id, asked, last)}>Xem tiếp các bản ghi trước đó</a>
          </p>
        )}
      </>
    ),
  }
}
