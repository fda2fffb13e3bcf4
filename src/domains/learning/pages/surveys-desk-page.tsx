import { showDay } from '#base/day.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { SurveyStateChip } from '#domains/learning/pages/survey-state-chip.tsx'
import type { SurveyLine } from '#domains/learning/surveys/survey.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Các khảo sát within one's reach. */
export function surveysDeskPage({ surveys: rows, mayRun }: { surveys: SurveyLine[]; mayRun: boolean }): PageParts {
  return {
    title: 'Khảo sát nhu cầu',
    section: 'surveys',
    body: (
      <>
        <PageHead
          title="Khảo sát nhu cầu"
          lead="Hỏi người dân cần biết gì: trên cổng và trên giấy, cùng một bộ câu hỏi, không ghi họ tên."
          actions={
            mayRun && <LinkButton href={learningPaths.newSurvey} label="Soạn khảo sát" tone="primary" icon="plus" />
          }
        />
        <DataTable
          caption="Khảo sát"
          captionUnseen
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => learningPaths.deskSurvey(row.id)}
          cards
          empty={
            <EmptyState title="Khảo sát sẽ nằm ở đây" icon="chat" example="Nhu cầu tìm hiểu pháp luật năm 2027">
              Soạn câu hỏi, trình duyệt; duyệt xong thì có trang trả lời và phiếu giấy.
            </EmptyState>
          }
          columns={[
            { head: 'Khảo sát', width: 'roomy', cell: (row) => row.title },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Từ', width: 'tight', cell: (row) => showDay(row.opensOn) },
            { head: 'Đến hết', width: 'tight', cell: (row) => showDay(row.closesOn) },
            { head: 'Tình trạng', cell: (row) => <SurveyStateChip state={row.state} /> },
          ]}
        />
      </>
    ),
  }
}
