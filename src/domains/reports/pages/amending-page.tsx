import { showDay } from '#base/day.ts'
import type { CitedClause } from '#domains/matters/cited-clauses.queries.ts'
import type { AmendingProposal } from '#domains/reports/amending/amending-proposal.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type AmendingPageProps = { clauses: CitedClause[]; proposals: AmendingProposal[] }

/** Kiến nghị hoàn thiện pháp luật: places of the law that several matters lean on, and what was proposed. */
export function amendingPage({ clauses, proposals }: AmendingPageProps): PageParts {
  return {
    title: 'Kiến nghị hoàn thiện pháp luật',
    section: 'reports',
    trail: [{ label: 'Báo cáo', href: reportPaths.list }],
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Kiến nghị hoàn thiện pháp luật"
          lead="Điều, khoản mà từ hai vụ việc trở lên dựa vào. Chọn một chỗ, viết vướng mắc và kiến nghị, lấy tệp Word để trình ký."
        />
        {proposals.length > 0 && (
          <DataTable
            caption="Kiến nghị đã soạn"
            rows={proposals}
            rowKey={(row) => row.id}
            rowHref={(row) => reportPaths.proposal(row.id)}
            cards
            columns={[
              { head: 'Về', width: 'roomy', cell: (row) => `${row.place} ${row.lawName}` },
              { head: 'Số vụ việc', align: 'end', cell: (row) => showNumber(row.matters) },
            ]}
          />
        )}
        <DataTable
          caption="Điều, khoản được dẫn nhiều"
          rows={clauses}
          rowKey={(row) => `${row.bodyId} ${row.lawNumber} ${row.place}`}
          rowHref={(row) =>
            address(`${reportPaths.amending}/moi`, { 'co-quan': row.bodyId, so: row.lawNumber, cho: row.place })
          }
          cards
          columns={[
            { head: 'Điều, khoản', width: 'roomy', cell: (row) => `${row.place} ${row.lawName}` },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Số vụ việc', align: 'end', cell: (row) => showNumber(row.matters) },
            { head: 'Người dân nói chưa xong', align: 'end', cell: (row) => showNumber(row.unsettled) },
            { head: 'Gần nhất', width: 'tight', cell: (row) => showDay(row.to) },
          ]}
          empty={
            <EmptyState title="Chưa có điều, khoản nào được dẫn từ hai vụ việc" icon="file">
              Khi trả lời người dân, hãy ghi căn cứ đến khoản. Các vụ việc cùng dẫn một chỗ được gom ở đây.
            </EmptyState>
          }
        />
      </>
    ),
  }
}
