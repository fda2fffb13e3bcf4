import type { ComponentChildren } from 'preact'
import { type Day, daysBetween, showDay, yearOf } from '#base/day.ts'
import { TimelineMark, type TimelineMarkProps, TimelineSymbols } from '#ui/drawings/timeline-mark.tsx'

export type TimelineRow = {
  id: string
  label: string
  href: string
  /** Under the name: who leads, the time as the plan writes it, what has no day. */
  note?: ComponentChildren
  /** The task's own time, drawn as a bar; undefined where the plan gives none. */
  start?: Day | undefined
  end?: Day | undefined
  marks: readonly Omit<TimelineMarkProps, 'x' | 'isAbove'>[]
}

export type TimelineGroup = { key: string; heading?: string | undefined; rows: readonly TimelineRow[] }

export type PlanTimelineProps = {
  caption: string
  from: Day
  to: Day
  today?: Day
  /** Months, quarters or years of the stretch, in order. */
  units: readonly { label: string; from: Day; to: Day }[]
  groups: readonly TimelineGroup[]
}

/**
 * The tasks of a plan over its days: a table whose second column is drawn. Each mark is a link with its day and state beside
 * it, by shape and word, so that it reads in black and white and aloud. On a narrow screen `TimelineByMonth` stands instead.
 *
 * `<PlanTimeline caption="Kế hoạch năm 2026" from="2026-01-01" to="2026-12-31" today={today} units={units} groups={groups} />`
 */
export function PlanTimeline({ caption, from, to, today, units, groups }: PlanTimelineProps) {
  const span: Span = { from, days: Math.max(1, daysBetween(from, to) + 1) }
  const axis = { span, units, now: today !== undefined && today >= from && today <= to ? today : undefined }
  return (
    <div class="plan-timeline">
      <TimelineSymbols />
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col" class="drawn">
              <span class="unseen">Mốc theo thời gian</span>
              <Axis {...axis} />
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {group.heading !== undefined && (
              <tr class="group">
                <th scope="rowgroup" colSpan={2}>
                  {group.heading}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={row.href}>{row.label}</a>
                  {row.note !== undefined && <div class="soft small">{row.note}</div>}
                </th>
                <td class="drawn">
                  <Row row={row} {...axis} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type Span = { from: Day; days: number }
type AxisProps = { span: Span; units: PlanTimelineProps['units']; now: Day | undefined }

function Axis({ span, units, now }: AxisProps) {
  return (
    <svg class="drawing" width="100%" height="46" aria-hidden="true" focusable="false">
      {units.map((unit, index) => {
        const isNewYear = index === 0 || yearOf(unit.from) !== yearOf(units[index - 1]!.from)
        return (
          <g key={unit.from}>
            {isNewYear && unit.label !== String(yearOf(unit.from)) && (
              <text class="year" x={percent(at(unit.from, span), span)} y="13">
                {yearOf(unit.from)}
              </text>
            )}
            <text
              class="soft"
              x={percent((at(unit.from, span) + at(unit.to, span) + 1) / 2, span)}
              y="29"
              text-anchor="middle"
            >
              {unit.label}
            </text>
          </g>
        )
      })}
      {now !== undefined && (
        <text class="now" x={percent(at(now, span) + 0.5, span)} y="44" text-anchor={anchorAt(at(now, span), span)}>
          hôm nay {showDay(now).slice(0, 5)}
        </text>
      )}
    </svg>
  )
}

function Row({ row, span, units, now }: AxisProps & { row: TimelineRow }) {
  const placed = placeMarks(row.marks, span)
  const isTall = placed.some((mark) => mark.isAbove)
  const [height, middle] = isTall ? [84, 44] : [54, 14]
  const isDated = row.start !== undefined || row.end !== undefined
  const start = clamp(row.start === undefined ? 0 : at(row.start, span), span)
  const end = clamp(row.end === undefined ? span.days : at(row.end, span) + 1, span)
  return (
    <svg class="drawing" width="100%" height={height} role="presentation">
      {units.map((unit) => (
        <line
          key={unit.from}
          class="line-grid"
          x1={percent(at(unit.from, span), span)}
          x2={percent(at(unit.from, span), span)}
          y1="0"
          y2={height}
        />
      ))}
      {isDated && end > start && (
        <rect class="fill-span" x={percent(start, span)} width={percent(end - start, span)} y={middle - 3} height="6" />
      )}
      {now !== undefined && (
        <line
          class="line-today"
          x1={percent(at(now, span) + 0.5, span)}
          x2={percent(at(now, span) + 0.5, span)}
          y1="0"
          y2={height}
        />
      )}
      {placed.map((mark) => (
        <TimelineMark key={mark.href + mark.day} {...mark} middle={middle} />
      ))}
      {!isDated && row.marks.length === 0 && (
        <text class="soft" x="6" y="18">
          không có mốc nào trong khoảng này
        </text>
      )}
    </svg>
  )
}

/** Labels nearer than this, in percent of the drawing, would write over one another. */
const labelPercent = 7.4

/** Below the line as long as there is room, else above it. */
function placeMarks(marks: TimelineRow['marks'], span: Span) {
  const last = { below: -labelPercent, above: -labelPercent }
  return marks.map((mark) => {
    const days = at(mark.day, span) + 0.5
    const x = (days / span.days) * 100
    const isAbove = x - last.below < labelPercent && x - last.above > x - last.below
    last[isAbove ? 'above' : 'below'] = x
    return { ...mark, x: percent(days, span), anchor: anchorAt(days, span), isAbove }
  })
}

/** A label at an edge of the drawing leans inwards. */
function anchorAt(days: number, span: Span): 'start' | 'middle' | 'end' {
  const share = days / span.days
  return share < 0.04 ? 'start' : share > 0.96 ? 'end' : 'middle'
}

function at(day: Day, span: Span): number {
  return daysBetween(span.from, day)
}

function clamp(days: number, span: Span): number {
  return Math.min(Math.max(days, 0), span.days)
}

function percent(days: number, span: Span): string {
  return `${Math.round((days / span.days) * 10_000) / 100}%`
}
