import { showMoment } from '#base/day.ts'
import type { EssayContestLine } from '#domains/learning/essays/essays.queries.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { essaysTrail } from '#domains/learning/pages/desk-trail.ts'
import { EssayStateChip } from '#domains/learning/pages/essay-state-chip.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type EssaysDeskProps = { contests: EssayContestLine[]; mayRun: boolean; mayMark: boolean }

/** Các cuộc thi viết within one's reach. */
export function essaysDeskPage({ contests, mayRun, mayMark }: EssaysDeskProps, view: View): PageParts {
  return {
    title: 'Cuộc thi viết',
    section: 'contests',
    trail: essaysTrail.slice(0, 1),
    body: (
      <>
        <PageHead
          title="Cuộc thi viết"
          lead="Bài chấm theo số phách: người chấm không biết bài của ai. Mỗi bài hai người chấm độc lập."
          actions={
            <>
              {mayRun && (
                <LinkButton
                  href={learningPaths.newEssayContest}
                  label="Soạn cuộc thi viết"
                  tone="primary"
                  icon="plus"
                />
              )}
              {mayMark && <LinkButton href={learningPaths.marking} label="Bài giao tôi chấm" />}
            </>
          }
        />
        <DataTable
          caption="Cuộc thi viết"
          captionUnseen
          rows={contests}
          rowKey={(row) => row.id}
          rowHref={(row) => learningPaths.deskEssay(row.id)}
          rowTone={(row) => (row.state === 'submitted' ? 'warm' : undefined)}
          cards
          empty={
            <EmptyState title="Cuộc thi viết sẽ nằm ở đây" icon="book" example="Viết về một vụ hòa giải ở thôn em">
              Soạn đề bài, tiêu chí chấm, giờ mở và đóng rồi trình duyệt.
            </EmptyState>
          }
          columns={[
            { head: 'Cuộc thi', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Mở', width: 'tight', cell: (row) => showMoment(row.opensAt) },
            { head: 'Đóng', width: 'tight', cell: (row) => showMoment(row.closesAt) },
            { head: 'Bài dự thi', align: 'end', cell: (row) => showNumber(row.entries) },
            { head: 'Tình trạng', cell: (row) => <EssayStateChip contest={row} now={view.now} /> },
          ]}
        />
      </>
    ),
  }
}
