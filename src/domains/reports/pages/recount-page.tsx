import { showDay } from '#base/day.ts'
import type { Difference } from '#domains/reports/compared.ts'
import { showMeasured } from '#domains/reports/measured.ts'
import { reportTrail } from '#domains/reports/pages/report-trail.ts'
import type { Report } from '#domains/reports/report.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RecountProps = {
  report: Report
  /** What would be counted otherwise today; or why nothing can be counted. */
  recount: { changed: Difference[] } | { why: string }
}

/** Đếm lại hôm nay: what would be counted otherwise now. The report itself does not move. */
export function recountPage({ report, recount }: RecountProps, view: View): PageParts {
  const title = 'Đã thay đổi kể từ khi chốt số liệu'
  return {
    title,
    section: 'reports',
    trail: reportTrail(report),
    body: (
      <>
        <PageHead
          title={title}
          lead={`${report.paper.title}. Chốt ngày ${showDay(report.countedOn ?? view.today)}; số trong báo cáo giữ nguyên.`}
        />
        {'why' in recount ? (
          <Notice tone="warning" title="Không so được với hiện tại">
            {recount.why} Số liệu đã chốt vẫn giữ nguyên.
          </Notice>
        ) : (
          <DataTable
            caption={`So với đếm ngày ${showDay(view.today)}`}
            rows={recount.changed}
            rowKey={(one) => `${one.code}|${one.name}`}
            cards
            columns={[
              { head: 'Số liệu', width: 'roomy', cell: (one) => one.name },
              { head: 'Trong báo cáo', align: 'end', cell: (one) => showMeasured(one.frozen) },
              { head: 'Đếm hôm nay', align: 'end', cell: (one) => showMeasured(one.now) },
              { head: 'Mã', width: 'tight', cell: (one) => one.code },
            ]}
            empty={
              <EmptyState title="Không có gì thay đổi kể từ khi chốt số liệu" icon="file">
                Đếm lại hôm nay cho cùng kết quả.
              </EmptyState>
            }
          />
        )}
      </>
    ),
  }
}
