import { monthOf, showDay, yearOf } from '#base/day.ts'
import type { TimelineGroup, TimelineRow } from '#ui/drawings/plan-timeline.tsx'

/**
 * The same marks as a list, month after month: what a narrow screen shows instead of the drawing.
 *
 * `<TimelineByMonth title="Mốc theo tháng" groups={groups} />`
 */
export function TimelineByMonth({ title, groups }: { title: string; groups: readonly TimelineGroup[] }) {
  const marks = groups
    .flatMap((group) => group.rows)
    .flatMap((row) => row.marks.map((mark) => ({ row, mark })))
    .toSorted((one, other) => one.mark.day.localeCompare(other.mark.day))
  const months = Map.groupBy(marks, ({ mark }) => mark.day.slice(0, 7))
  return (
    <section class="timeline-months" aria-label={title}>
      {[...months].map(([month, found]) => (
        <section key={month}>
          <h2>
            Tháng {monthOf(`${month}-01`)}/{yearOf(`${month}-01`)}
          </h2>
          <ul>
            {found.map(({ row, mark }) => (
              <li key={mark.href} class={`mark-${mark.kind}`}>
                <a href={mark.href}>
                  <strong>{showDay(mark.day).slice(0, 5)}</strong> {row.label}
                </a>
                {mark.words !== '' && <span>{mark.words}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Undrawn rows={groups.flatMap((group) => group.rows).filter((row) => row.marks.length === 0)} />
    </section>
  )
}

function Undrawn({ rows }: { rows: readonly TimelineRow[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>Không có mốc trong khoảng này</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <a href={row.href}>{row.label}</a>
            {row.note !== undefined && <div class="soft small">{row.note}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}
