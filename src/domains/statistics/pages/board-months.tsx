import { lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { figureOf, measureOf } from '#domains/statistics/measure.ts'
import { noneCounted, showCounted } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { MonthColumns } from '#ui/drawings/month-columns.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'

const tableId = 'bang-thang'

/** One measure over the months of the year, beside the year before: drawn, and as the table that leads to the lists. */
export function BoardMonths({ board }: { board: Board }) {
  const { chosen, months, year, place, to } = board
  const measure = measureOf(chosen)
  const href = (month: string) =>
    statisticsPaths.listOf(chosen, {
      placeId: place?.id ?? null,
      from: month,
      to: lastDayOfMonth(yearOf(month), monthOf(month)),
    })
  return (
    <div class="drawn-and-table">
      <MonthColumns
        title={`${measure.name} theo tháng (${measure.unit})`}
        now={String(year)}
        before={String(year - 1)}
        tableId={tableId}
        months={months.map(({ month, count, before }) => ({
          label: String(monthOf(month)),
          value: month > to ? null : figureOf(count ?? noneCounted),
          before: figureOf(before ?? noneCounted),
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
                month > to ? '' : count === undefined ? '0' : <a href={href(month)}>{showCounted(count)}</a>,
            },
            { head: String(year - 1), align: 'end', cell: ({ before }) => showCounted(before ?? noneCounted) },
          ]}
        />
      </div>
    </div>
  )
}
