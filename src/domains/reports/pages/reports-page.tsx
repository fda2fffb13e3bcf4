import { showMoment } from '#base/day.ts'
import { type ReportState, stateNames } from '#domains/reports/report.ts'
import { reportKinds } from '#domains/reports/report-kind.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowName } from '#domains/reports/reporting-window.ts'
import { type ReportRow, reportPageSize } from '#domains/reports/reports.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ReportsProps = { reports: ReportRow[]; page: number; mayWrite: boolean }

export const stateTones: Record<ReportState, Tone> = {
  draft: 'neutral',
  submitted: 'action',
  returned: 'warm',
  issued: 'good',
  dropped: 'neutral',
}

export function reportsPage({ reports, page, mayWrite }: ReportsProps, _view: View): PageParts {
  const shown = reports.slice(0, reportPageSize)
  return {
    title: 'Báo cáo',
    section: 'reports',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Báo cáo"
          lead="Báo cáo kết quả thực hiện, lập từ nhiệm vụ trên hệ thống, in đúng thể thức văn bản hành chính."
          actions={
            mayWrite && (
              <>
                <LinkButton href={reportPaths.new} label="Lập báo cáo" icon="plus" tone="primary" />
                <LinkButton href={reportPaths.amending} label="Kiến nghị hoàn thiện pháp luật" icon="text" />
              </>
            )
          }
        />
        <DataTable
          caption="Các báo cáo"
          captionUnseen
          rows={shown}
          rowKey={(report) => report.id}
          rowHref={(report) => reportPaths.report(report.id)}
          rowTone={(report) => (report.mayIssue || report.state === 'returned' ? 'warm' : undefined)}
          cards
          columns={[
            { head: 'Báo cáo', width: 'roomy', cell: (report) => report.title },
            { head: 'Loại', cell: (report) => reportKinds[report.kind] },
            { head: 'Kỳ', cell: (report) => windowName({ kind: report.windowKind, from: report.from, to: report.to }) },
            { head: 'Cơ quan', cell: (report) => report.bodyName },
            { head: 'Người lập', cell: (report) => report.by },
            { head: 'Lúc', width: 'tight', cell: (report) => showMoment(report.at) },
            {
              head: 'Trạng thái',
              width: 'tight',
              cell: (report) =>
                report.mayIssue ? (
                  <Chip tone="warm" label="Chờ ông/bà ký" />
                ) : (
                  <Chip tone={stateTones[report.state]} label={stateNames[report.state]} />
                ),
            },
          ]}
          empty={
            <EmptyState title="Chưa có báo cáo nào" icon="file">
              {mayWrite
                ? 'Chọn một kế hoạch và kỳ báo cáo; hệ thống đếm số liệu và soạn sẵn dự thảo.'
                : 'Báo cáo đã ban hành của các cơ quan trong phạm vi của ông/bà sẽ có ở đây.'}
            </EmptyState>
          }
        />
        {(page > 1 || reports.length > shown.length) && (
          <nav class="buttons" aria-label="Trang khác">
            {page > 1 && (
              <LinkButton href={`${reportPaths.list}?trang=${page - 1}`} label="Trang trước" icon="arrow-left" />
            )}
            {reports.length > shown.length && (
              <LinkButton href={`${reportPaths.list}?trang=${page + 1}`} label="Trang sau" icon="arrow-right" />
            )}
          </nav>
        )}
        <KeySheet />
      </>
    ),
  }
}
