import { showDay } from '#base/day.ts'
import type { HolderFigures, Overview, PlanFigures } from '#domains/oversight/overview.ts'
import { showRate } from '#domains/oversight/pages/figure-words.ts'
import { overviewHref, paths, type QueueTab, queueHref } from '#domains/oversight/pages/paths.ts'
import type { TallyScope } from '#domains/plans/tally.queries.ts'
import { type Tally, totalOf } from '#domains/plans/tally.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { showNumber } from '#ui/show.ts'

type HoldersProps = { rows: readonly HolderFigures[]; year: number | null; caption: string; placeId: string | null }

/** Bodies with what they answer for. */
export function HoldersTable({ rows, year, caption, placeId }: HoldersProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.bodyId}
      rowHref={(row) =>
        placeId === null
          ? queueHref({ holderId: row.bodyId, year }, 'all')
          : overviewHref(placeId, { year, holderId: row.bodyId })
      }
      rowTone={(row) => (row.openLate > 0 ? 'warm' : undefined)}
      columns={[
        { head: 'Cơ quan chịu trách nhiệm', cell: holderName, width: 'roomy' },
        ...figureColumns<HolderFigures>((row) => ({ holderId: row.bodyId, year })),
      ]}
    />
  )
}

function holderName({ bodyName, placeName, endedOn }: HolderFigures) {
  const ended = endedOn === null ? '' : ` (đến ${showDay(endedOn)}, chưa có cơ quan kế tục)`
  return `${bodyName}${ended} – ${placeName}`
}

type PlansProps = { rows: readonly PlanFigures[]; scope: Partial<TallyScope>; caption: string }

export function PlansTable({ rows, scope, caption }: PlansProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.planId}
      rowHref={(row) => paths.plan(row.planId)}
      rowTone={(row) => (row.openLate > 0 ? 'warm' : undefined)}
      columns={[
        { head: 'Kế hoạch', cell: (row) => `${row.title} – ${row.bodyName}`, width: 'roomy' },
        ...figureColumns<PlanFigures>((row) => ({ ...scope, planId: row.planId })),
      ]}
    />
  )
}

/** Year by year, whatever year was chosen. */
export function YearsTable({ overview }: { overview: Overview }) {
  const { place, holder } = overview
  return (
    <DataTable
      caption="Theo năm đến hạn"
      rows={overview.years}
      rowKey={(row) => String(row.year)}
      rowHref={(row) => overviewHref(place?.id ?? null, { year: row.year, holderId: holder?.id })}
      columns={[
        { head: 'Năm', cell: (row) => (row.year === null ? 'Chưa có hạn' : `Năm ${row.year}`), width: 'roomy' },
        ...figureColumns<Tally & { year: number | null }>((row) =>
          row.year === null ? undefined : { placeId: place?.id ?? null, holderId: holder?.id ?? null, year: row.year },
        ),
      ]}
    />
  )
}

/** Rate, late, done, all; each number leads to its list, where the queue has a filter for it. */
function figureColumns<Row extends Tally>(scopeOf: (row: Row) => Partial<TallyScope> | undefined) {
  const link = (row: Row, tab: QueueTab, value: number) => {
    const scope = scopeOf(row)
    return value === 0 || scope === undefined ? (
      showNumber(value)
    ) : (
      <a href={queueHref(scope, tab)}>{showNumber(value)}</a>
    )
  }
  return [
    { head: 'Đúng hạn', cell: (row: Row) => showRate(row) ?? '–', align: 'end' as const },
    { head: 'Quá hạn', cell: (row: Row) => link(row, 'late', row.openLate), align: 'end' as const },
    { head: 'Đã xong', cell: (row: Row) => link(row, 'done', row.doneInTime + row.doneLate), align: 'end' as const },
    { head: 'Tổng số', cell: (row: Row) => link(row, 'all', totalOf(row) + row.waiting), align: 'end' as const },
  ]
}
