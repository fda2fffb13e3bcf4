import { showDay } from '#base/day.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import type { ToPublish } from '#domains/matters/published/publishing.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Câu trả lời chờ công bố: whose person agreed, and that nobody published or kept back. */
export function toPublishPage({ rows }: { rows: ToPublish[] }, view: View): PageParts {
  return {
    title: 'Câu trả lời chờ công bố',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Câu trả lời chờ công bố"
          lead="Người gửi đã đồng ý. Bỏ hết thông tin riêng, người thứ hai đọc và duyệt rồi mới hiện ở «Hỏi – đáp»."
        />
        <DeskTabs current="to-publish" view={view} />
        <DataTable
          caption="Câu trả lời chờ công bố"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => matterPaths.step(row.id, 'cong-bo')}
          cards
          columns={[
            { head: 'Vụ việc', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Trả lời ngày', width: 'tight', cell: (row) => showDay(row.answeredOn) },
            {
              head: 'Bản công bố',
              width: 'tight',
              cell: (row) => (row.guideState === null ? 'chưa soạn' : 'đang soạn, chờ duyệt'),
            },
          ]}
          empty={
            <EmptyState title="Không có câu trả lời nào chờ công bố" icon="check">
              Khi người gửi đồng ý và câu trả lời đã duyệt, vụ việc hiện ở đây.
            </EmptyState>
          }
        />
      </>
    ),
  }
}
