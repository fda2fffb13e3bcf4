import { showDay } from '#base/day.ts'
import type { OwnTraining } from '#domains/activities/training/own-trainings.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showPeriod } from '#ui/show.ts'

export type OwnTrainingsProps = { rows: OwnTraining[]; isLinked: boolean }

/** Tập huấn của tôi: what somebody signed in learned, where the lists of people of the law name their account. */
export function ownTrainingsPage({ rows, isLinked }: OwnTrainingsProps, _view: View): PageParts {
  return {
    title: 'Tập huấn của tôi',
    section: 'training',
    trail: [{ label: 'Tập huấn, bồi dưỡng', href: trainingPaths.list }],
    body: (
      <>
        <PageHead title="Tập huấn của tôi" lead="Các lớp ông/bà đã ghi danh; chỉ tính buổi đã điểm danh ở đây." />
        <DataTable
          caption="Lớp đã ghi danh"
          rows={rows}
          rowKey={({ id }) => id}
          cards
          empty={
            <EmptyState title="Các lớp ông/bà học sẽ nằm ở đây" icon="book">
              {isLinked
                ? 'Chưa có lớp nào ghi tên ông/bà.'
                : 'Tài khoản này chưa gắn với ai trong danh sách người làm công tác pháp luật. Hãy nhờ cán bộ giữ danh sách gắn.'}
            </EmptyState>
          }
          columns={[
            { head: 'Lớp', width: 'roomy', cell: ({ title }) => title },
            { head: 'Cơ quan mở lớp', cell: ({ bodyName }) => bodyName },
            { head: 'Thời gian', cell: ({ firstDay, lastDay }) => showPeriod(firstDay, lastDay) },
            { head: 'Đã dự', align: 'end', cell: ({ attended, sessions }) => `${attended}/${sessions} buổi` },
            {
              head: 'Kết quả',
              cell: ({ certificate, withdrawnOn }) =>
                certificate !== null
                  ? `Chứng nhận số ${certificate}`
                  : withdrawnOn !== null
                    ? `đã rút ${showDay(withdrawnOn)}`
                    : '',
            },
          ]}
        />
      </>
    ),
  }
}
