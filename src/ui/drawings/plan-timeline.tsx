import { type Day, daysBetween, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'

export type TimelineTask = {
  id: string
  label: string
  href?: string
  /** Undefined where the plan gives no date: the row says so and draws nothing. */
  start?: Day
  end?: Day
  /** The time as the plan writes it: «Quý III», «Thường xuyên». */
  timeAsWritten: string
  /** How it stands; late is drawn hatched-dark beside its word. */
  state: 'done' | 'open' | 'late'
  lead?: string
}

export type PlanTimelineProps = { caption: string; from: Day; to: Day; today?: Day; tasks: readonly TimelineTask[] }

/**
 * The tasks of a plan over its months: a table whose last column is drawn. Names stay whole, it prints, and a screen reader reads the table.
 *
 * `<PlanTimeline caption="Kế hoạch năm 2026 theo tháng" from="2026-01-01" to="2026-12-31" today={today} tasks={tasks} />`
 */
export function PlanTimeline({ caption, from, to, today, tasks }: PlanTimelineProps) {
  const span: Span = { from, days: Math.max(1, daysBetween(from, to) + 1), months: monthsBetween(from, to) }
  return (
    <div class="plan-timeline">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col">Thời gian</th>
            <th scope="col">Tình trạng</th>
            <th scope="col" class="drawn">
              <span class="unseen">Hình vẽ theo tháng</span>
              <MonthNames span={span} />
            </th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <th scope="row">
                {task.href === undefined ? task.label : <a href={task.href}>{task.label}</a>}
                {task.lead !== undefined && <span class="soft small"> – {task.lead}</span>}
              </th>
              <td class="when">
                {task.timeAsWritten} <span class="unseen">–</span>
              </td>
              <td>
                <Chip {...stateChips[task.state]} />
              </td>
              <td class="drawn">
                <TaskLine task={task} span={span} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const stateChips: Record<TimelineTask['state'], { tone: Tone; label: string }> = {
  done: { tone: 'good', label: 'Đã xong' },
  open: { tone: 'action', label: 'Chưa xong' },
  late: { tone: 'danger', label: 'Quá hạn' },
}
const stateFills: Record<TimelineTask['state'], string> = {
  done: 'fill-action',
  open: 'fill-open',
  late: 'fill-danger',
}

type Month = { label: string; start: number; days: number }
type Span = { from: Day; days: number; months: Month[] }

/** Ten years of months at most: a plan's years, not a century by a mistyped date. */
const monthsMax = 120

function monthsBetween(from: Day, to: Day): Month[] {
  const months: Month[] = []
  let day = from
  while (day <= to && months.length < monthsMax) {
    const last = lastDayOfMonth(yearOf(day), monthOf(day))
    const end = last < to ? last : to
    months.push({ label: String(monthOf(day)), start: daysBetween(from, day), days: daysBetween(day, end) + 1 })
    day =
      monthOf(day) === 12
        ? `${yearOf(day) + 1}-01-01`
        : `${yearOf(day)}-${String(monthOf(day) + 1).padStart(2, '0')}-01`
  }
  return months
}

function MonthNames({ span }: { span: Span }) {
  return (
    <svg class="drawing" width="100%" height="28" aria-hidden="true" focusable="false">
      {span.months.map((month) => (
        <text
          key={month.start}
          class="soft"
          x={percent(month.start + month.days / 2, span)}
          y="19"
          text-anchor="middle"
        >
          {month.label}
        </text>
      ))}
    </svg>
  )
}

function TaskLine({ task, span, today }: { task: TimelineTask; span: Span; today: Day | undefined }) {
  const start = clamp(task.start === undefined ? 0 : daysBetween(span.from, task.start), span)
  const end = clamp(task.end === undefined ? span.days : daysBetween(span.from, task.end) + 1, span)
  const now = today === undefined ? -1 : daysBetween(span.from, today)
  const isDated = task.start !== undefined || task.end !== undefined
  return (
    <svg class="drawing" width="100%" height="32" aria-hidden="true" focusable="false">
      {span.months.map((month) => (
        <line
          key={month.start}
          class="line-grid"
          x1={percent(month.start, span)}
          x2={percent(month.start, span)}
          y1="0"
          y2="32"
        />
      ))}
      {isDated ? (
        <rect
          class={stateFills[task.state]}
          x={percent(start, span)}
          width={percent(Math.max(end - start, span.days / 150), span)}
          y="10"
          height="12"
          rx="3"
        />
      ) : (
        <text class="soft" x="6" y="21">
          không ghi ngày
        </text>
      )}
      {now >= 0 && now <= span.days && (
        <line class="line-today" x1={percent(now, span)} x2={percent(now, span)} y1="0" y2="32" />
      )}
    </svg>
  )
}

function clamp(days: number, span: Span): number {
  return Math.min(Math.max(days, 0), span.days)
}

function percent(days: number, span: Span): string {
  return `${Math.round((days / span.days) * 100_000) / 1_000}%`
}
