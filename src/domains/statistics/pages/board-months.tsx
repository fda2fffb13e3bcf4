import { lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { boardListOf } from '#domains/statistics/pages/board-list-of.ts'
import { noneCounted, showCounted, showKept } from '#domains/statistics/pages/statistics-words.ts'
import { MonthColumns } from '#ui/drawings/month-columns.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'

const tableId = 'bang-thang'

/** One measure over the months of the year, beside the year before: drawn, and as the table that leads to the lists. */
export function BoardMonths({ board }: { board: Board }) {
  const { chosen, months, year, to } = board
  const isCounted = board.countedAt !== null
  const wasCounted = board.before !== null
  const measure = measureOf(chosen)
  const href = (month: string) =>
    boardListOf(board, chosen, { from: month, to: lastDayOfMonth(yearOf(month), monthOf(month)) })
  return (
    <div class="drawn-and-table">
      <MonthColumns
        title={`${measure.name} theo tháng (${measure.unit})`}
        now={String(year)}
        before={String(year - 1)}
        tableId={tableId}
        months={months.map(({ month, count, before }) => ({
          label: String(monthOf(month)),
          value: month > to || (count === undefined && !isCounted) ? null : figureOf(count ?? noneCounted),
          before: before === undefined && !wasCounted ? null : figureOf(before ?? noneCounted),
        }))}
      />
      <div id={tableId}>
        <DataTable
          caption={`${measure.name} theo tháng`}
          captionUnseen
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { head: 'Tháng', width: 'tight', cell: ({ month }) => String(monthOf(month)) },
            {
              head: String(year),
              align: 'end',
              cell: ({ month, count }) =>
                month > to ? (
                  ''
                ) : count === undefined ? (
                  showKept(count, isCounted)
                ) : (
                  <a href={href(month)}>{showCounted(count)}</a>
                ),
            },
            { head: String(year - 1), align: 'end', cell: ({ before }) => showKept(before, wasCounted) },
          ]}
        />
      </div>
    </div>
  )
}
