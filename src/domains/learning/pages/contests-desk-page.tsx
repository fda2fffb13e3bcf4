import { showMoment } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { ContestLine } from '#domains/learning/contests/contest.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { ContestStateChip } from '#domains/learning/pages/contest-state-chip.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ContestsDeskProps = { contests: ContestLine[]; mayRun: boolean }

/** Các cuộc thi within one's reach. */
export function contestsDeskPage({ contests: rows, mayRun }: ContestsDeskProps, view: View): PageParts {
  return {
    title: 'Cuộc thi tìm hiểu pháp luật',
    section: 'contests',
    body: (
      <>
        <PageHead
          title="Cuộc thi tìm hiểu pháp luật"
          lead="Soạn, trình, duyệt, mở thi, chấm và trao giải. Câu hỏi dựa vào từng khoản của luật."
          actions={
            <>
              {mayRun && (
                <LinkButton href={learningPaths.newContest} label="Soạn cuộc thi" tone="primary" icon="plus" />
              )}
              <LinkButton href={learningPaths.questions} label="Ngân hàng câu hỏi" />
              <LinkButton href={learningPaths.essayDesk} label="Thi viết" />
              {view.actor !== undefined && mayAnywhere(view.actor, 'set spending rates') && (
                <LinkButton href={activityPaths.rates} label="Mức giải thưởng" />
              )}
              {mayRun && <LinkButton href={learningPaths.classDesk} label="Hỏi nhanh trong lớp" />}
            </>
          }
        />
        <DataTable
          caption="Cuộc thi"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => learningPaths.deskContest(row.id)}
          rowTone={(row) => (row.state === 'submitted' ? 'warm' : undefined)}
          cards
          empty={
            <EmptyState title="Cuộc thi sẽ nằm ở đây" icon="book" example="Tìm hiểu Luật Hòa giải ở cơ sở">
              Viết vài câu hỏi vào ngân hàng, soạn cuộc thi, chọn câu rồi trình duyệt.
            </EmptyState>
          }
          columns={[
            { head: 'Cuộc thi', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Mở', width: 'tight', cell: (row) => showMoment(row.opensAt) },
            { head: 'Đóng', width: 'tight', cell: (row) => showMoment(row.closesAt) },
            { head: 'Bài dự thi', align: 'end', cell: (row) => showNumber(row.entries) },
            { head: 'Tình trạng', cell: (row) => <ContestStateChip contest={row} now={view.now} /> },
          ]}
        />
      </>
    ),
  }
}
