import { showMoment } from '#base/day.ts'
import { listeningPaths } from '#domains/library/listening/listening-paths.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { ShelfRow } from '#domains/library/shelf/shelves.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type KeptShelvesProps = { shelves: ShelfRow[]; bodies: { id: string; name: string }[] }

/** Các tủ sách mà cán bộ giữ, and the way to begin one. */
export function keptShelvesPage({ shelves, bodies }: KeptShelvesProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: bodies.length === 1 ? bodies[0]!.id : '' })
  return {
    title: 'Tủ sách pháp luật',
    section: 'shelves',
    body: (
      <>
        <PageHead
          title="Tủ sách pháp luật"
          actions={<LinkButton href={listeningPaths.keeping} label="Bản đọc của người" icon="hand" tone="quiet" />}
          lead="Chọn những văn bản, điều, khoản và hướng dẫn mà người dân địa phương hay cần; người dân đọc, nghe và mang theo được."
        />
        <DataTable
          caption="Các tủ sách ông/bà giữ"
          captionUnseen
          rows={shelves}
          rowKey={({ id }) => id}
          rowHref={({ id }) => shelfPaths.kept(id)}
          cards
          columns={[
            { head: 'Tủ sách', width: 'roomy', cell: ({ name }) => name },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Số mục', width: 'tight', cell: ({ entries }) => entries },
            { head: 'Sửa lần cuối', width: 'tight', cell: ({ changedAt }) => showMoment(changedAt) },
            {
              head: 'Trạng thái',
              width: 'tight',
              cell: ({ isOpen, isShared }) => (
                <>
                  {isOpen ? <Chip tone="good" label="Đang mở" /> : <Chip tone="neutral" label="Chưa mở" />}
                  {isShared && <Chip tone="action" label="Dùng chung" />}
                </>
              ),
            },
          ]}
          empty={
            <EmptyState
              title="Chưa có tủ sách nào"
              icon="book"
              example="Tủ sách pháp luật xã Nam Trà: «Đất đai», «Hộ tịch», «Hòa giải»"
            >
              Hãy chọn cơ quan ở dưới để lập tủ sách. Tủ sách chưa mở thì chỉ cán bộ thấy.
            </EmptyState>
          }
        />
        {bodies.length > 0 && (
          <section>
            <h2>Lập tủ sách</h2>
            <FormPost action={shelfPaths.keeping} csrf={view.csrf} submit="Lập tủ sách" icon="plus">
              <ErrorSummary refusal={view.refusal} />
              <SelectField
                {...field('bodyId')}
                label="Tủ sách của cơ quan nào?"
                hint="Mỗi cơ quan một tủ sách. Địa chỉ của tủ sách giữ nguyên về sau, vì được in trên tờ treo"
                empty="Chọn cơ quan"
                options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
            </FormPost>
          </section>
        )}
      </>
    ),
  }
}
