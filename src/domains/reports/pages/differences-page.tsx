import { dayAt, showDay } from '#base/day.ts'
import { type Compared, compare, type Difference, type EarlierReport, showChange } from '#domains/reports/compared.ts'
import { showMeasured } from '#domains/reports/measured.ts'
import { reportTrail } from '#domains/reports/pages/report-trail.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowName } from '#domains/reports/reporting-window.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type DifferencesPageProps = { report: Report; count: ReportCount; compared: Compared }

/** Thay đổi so với kỳ trước: each figure beside that of the last issued report of the kind, and of the version that it corrects. */
export function differencesPage({ report, count, compared }: DifferencesPageProps, _view: View): PageParts {
  const { previous, corrected } = compared
  return {
    title: 'Thay đổi so với kỳ trước',
    section: 'reports',
    trail: reportTrail(report),
    body: (
      <>
        <PageHead title="Thay đổi so với kỳ trước" lead={report.paper.title} />
        {corrected !== undefined && (
          <Side
            heading={`So với bản đã ban hành ngày ${showDay(dayAt(corrected.issuedAt))}`}
            earlier={corrected}
            before="Bản đã ban hành"
            after="Bản này"
            rows={compare(corrected.count, count).filter((one) => one.frozen !== one.now)}
            empty="Không số liệu nào khác bản đã ban hành."
          />
        )}
        {previous === undefined ? (
          corrected === undefined && (
            <EmptyState title="Chưa có báo cáo kỳ trước để so" icon="file">
              Cơ quan chưa ban hành báo cáo nào cùng loại, của kỳ trước đó, trên hệ thống.
            </EmptyState>
          )
        ) : (
          <Side
            heading={`So với ${windowName(previous.window)}`}
            earlier={previous}
            before={windowName(previous.window)}
            after={windowName(report.window)}
            rows={compare(previous.count, count)}
            empty="Không có số liệu nào để so."
          />
        )}
      </>
    ),
  }
}

type SideProps = {
  heading: string
  earlier: EarlierReport
  before: string
  after: string
  rows: Difference[]
  empty: string
}

function Side({ heading, earlier, before, after, rows, empty }: SideProps) {
  return (
    <section>
      <h2>{heading}</h2>
      <p>
        <a href={reportPaths.report(earlier.id)}>{earlier.title}</a>
      </p>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <DataTable
          caption={heading}
          captionUnseen
          rows={rows}
          rowKey={(one) => `${one.code}|${one.name}`}
          columns={[
            { head: 'Số liệu', width: 'roomy', cell: (one) => one.name },
            { head: before, align: 'end', cell: (one) => showMeasured(one.frozen) },
            { head: after, align: 'end', cell: (one) => showMeasured(one.now) },
            { head: 'Thay đổi', align: 'end', cell: (one) => showChange(one) },
            { head: 'Mã', width: 'tight', cell: (one) => one.code },
          ]}
        />
      )}
    </section>
  )
}
