import { dayAt, showDay } from '#base/day.ts'
import type { GroupRow } from '#domains/matters/groups/group.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Các nhóm vụ việc that somebody may read. */
export function groupsPage({ groups }: { groups: GroupRow[] }, view: View): PageParts {
  return {
    title: 'Nhóm vụ việc',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <>
        <PageHead
          title="Nhóm vụ việc"
          lead="Nhiều người cùng một việc: soạn một lần, duyệt một lần, gửi cho từng người."
        />
        <DeskTabs current="groups" view={view} />
        <DataTable
          caption="Các nhóm, mới lập trước"
          rows={groups}
          rowKey={(row) => row.id}
          rowHref={(row) => matterPaths.group(row.id)}
          cards
          empty={
            <EmptyState title="Chưa có nhóm nào">
              Mở một vụ việc trong sổ, xem mục «Việc trùng, cùng việc», rồi bấm «Ghép nhóm» ở vụ việc giống nó.
            </EmptyState>
          }
          columns={[
            { head: 'Nhóm', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Vụ việc', align: 'end', width: 'tight', cell: (row) => String(row.members) },
            { head: 'Đang mở', align: 'end', width: 'tight', cell: (row) => String(row.open) },
            { head: 'Lập ngày', width: 'tight', cell: (row) => showDay(dayAt(row.madeAt)) },
          ]}
        />
      </>
    ),
  }
}
