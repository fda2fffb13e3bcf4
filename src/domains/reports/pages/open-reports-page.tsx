import { showDay } from '#base/day.ts'
import { openPaths } from '#domains/reports/open-figures/open-report.ts'
import { type OpenReport, openPageSize } from '#domains/reports/open-figures/open-reports.queries.ts'
import { windowName } from '#domains/reports/reporting-window.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const title = 'Số liệu mở'

/** What bodies let everybody have of their reports, as CSV and JSON. */
export function openReportsPage({ reports, page }: { reports: OpenReport[]; page: number }): PageParts {
  const shown = reports.slice(0, openPageSize)
  return {
    title,
    section: 'help',
    about: { description: 'Số liệu về phổ biến pháp luật, hòa giải, trả lời người dân mà các cơ quan công bố.' },
    body: (
      <>
        <PageHead
          title={title}
          lead="Số liệu từ báo cáo đã ban hành mà UBND tỉnh công bố. Số dưới 5, và số suy ra được số dưới 5, không hiện để không lộ ai."
        />
        <DataTable
          caption="Báo cáo có số liệu mở"
          captionUnseen
          rows={shown}
          rowKey={({ id }) => id}
          cards
          empty={
            <EmptyState title="Chưa có tỉnh nào công bố số liệu" icon="board">
              Khi một tỉnh công bố, số liệu của báo cáo có ở đây để tải về.
            </EmptyState>
          }
          columns={[
            { head: 'Cơ quan', width: 'roomy', cell: ({ bodyName }) => bodyName },
            { head: 'Kỳ', cell: ({ windowKind, from, to }) => windowName({ kind: windowKind, from, to }) },
            { head: 'Chốt ngày', width: 'tight', cell: ({ countedOn }) => showDay(countedOn) },
            {
              head: 'Tải về',
              cell: ({ id, bodyName }) => (
                <>
                  <a href={openPaths.csv(id)} aria-label={`CSV của ${bodyName}`}>
                    CSV
                  </a>{' '}
                  ·{' '}
                  <a href={openPaths.json(id)} aria-label={`JSON của ${bodyName}`}>
                    JSON
                  </a>
                </>
              ),
            },
          ]}
        />
        {reports.length > shown.length && (
          <p>
            <a href={`${openPaths.list}?trang=${page + 1}`}>Xem báo cáo cũ hơn</a>
          </p>
        )}
      </>
    ),
  }
}
