import { addDays, type Day } from '#base/day.ts'
import { shorten, tidy } from '#base/vietnamese.ts'
import { readTime, type TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import type { Finding, PlanReading, ReportingReading, TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import { excerptIn, type Passage } from '#domains/plans/plan-reader/text/passage.ts'

type Period = PlanReading['period']

/** A lead or a time that is missing while others laid out with it have one; two times; a time outside the plan's. */
export function taskDoubts(drafts: TaskDraft[], tasks: TaskReading[], period: Period): Finding[] {
  const withLead = new Set(drafts.filter((_, index) => tasks[index]!.lead.length > 0).map(({ group }) => group))
  const withTime = new Set(drafts.filter((_, index) => tasks[index]!.time !== null).map(({ group }) => group))
  return drafts.flatMap((draft, index) => {
    const task = tasks[index]!
    const found = [
      withLead.has(draft.group) && task.lead.length === 0 ? missing('task-without-lead', draft, task) : undefined,
      withTime.has(draft.group) && task.time === null ? missing('task-without-time', draft, task) : undefined,
      conflictOf(draft),
      outsideOf(draft, task, period),
    ]
    return found.flatMap((finding) => (finding ? [{ ...finding, task: index }] : []))
  })
}

function missing(code: 'task-without-lead' | 'task-without-time', draft: TaskDraft, task: TaskReading): Finding {
  const what = code === 'task-without-lead' ? 'đơn vị chủ trì' : 'thời gian thực hiện'
  return {
    code,
    quote: shorten(draft.texts[0]?.pieces[0]?.line.text ?? task.text, quoteLengthMax),
    message: `${nameOf(draft, task)} không ghi ${what}, trong khi các nhiệm vụ khác có ghi.`,
    source: task.sources.text,
  }
}

function conflictOf({ assignment: { times }, ...draft }: TaskDraft): Finding | undefined {
  const [first, ...others] = times
  const other = first && others.find(({ reading }) => daysKey(reading) !== daysKey(first.reading))
  if (!first || !other) return undefined
  return {
    code: 'task-time-conflict',
    quote: quoteOf(other.line),
    message: `${nameOf(draft)} ghi hai thời gian khác nhau: «${first.reading.raw}» và «${other.reading.raw}».`,
    source: excerptIn(other.line),
  }
}

function daysKey({ basis, start, end, every }: NonNullable<TaskReading['time']>): string {
  return [basis, start, end, every].join(' ')
}

function outsideOf(draft: TaskDraft, { time }: TaskReading, period: Period): Finding | undefined {
  const line = draft.assignment.times[0]?.line
  if (!time || !period || !line) return undefined
  const side = sideOf(time.start, time.end, period)
  if (!side) return undefined
  return {
    code: 'time-outside-period',
    quote: quoteOf(line),
    message: `${nameOf(draft)}: thời gian «${time.raw}» nằm ${side} kỳ của kế hoạch (${showPeriod(period)}).`,
    source: excerptIn(line),
  }
}

function sideOf(start: Day | null, end: Day | null, period: NonNullable<Period>): 'trước' | 'sau' | undefined {
  if (end && end < period.start) return 'trước'
  return start && start > period.end ? 'sau' : undefined
}

/** Reports on a year are due early in the next one. */
const daysAfterPeriodMax = 120

/** Reporting dates that lie outside the plan's period. */
export function reportingDoubts(reporting: ReportingReading[], tasks: TaskReading[], frame: TimeFrame): Finding[] {
  const { period } = frame
  if (!period) return []
  // A report that is a task itself is judged as a task.
  const quoted = new Set(
    tasks.flatMap(({ time, sources }) => (time && sources.text ? [`${time.raw} ${sources.text.paragraph}`] : [])),
  )
  return reporting.flatMap(({ due, what, source }) => {
    if (!due || !/\d{4}/u.test(due) || quoted.has(`${due} ${source.paragraph}`)) return []
    const { start, end } = readTime(due, frame)
    const side = sideOf(start, end, { start: period.start, end: addDays(period.end, daysAfterPeriodMax) })
    if (!side) return []
    quoted.add(`${due} ${source.paragraph}`)
    return [
      {
        code: 'time-outside-period' as const,
        quote: shorten(source.text, quoteLengthMax),
        message: `Hạn báo cáo ${what} (${due}) nằm ${side} kỳ của kế hoạch (${showPeriod(period)}).`,
        source,
      },
    ]
  })
}

function showPeriod({ start, end }: NonNullable<Period>): string {
  const [first, last] = [start.slice(0, 4), end.slice(0, 4)]
  if (start.endsWith('01-01') && end.endsWith('12-31')) return first === last ? `năm ${first}` : `${first}–${last}`
  const show = (day: Day) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
  return `${show(start)}–${show(end)}`
}

function nameOf({ number, path }: Pick<TaskDraft, 'number' | 'path'>, task?: TaskReading): string {
  if (number !== '') return `Nhiệm vụ ${number}`
  const words = task ? ` «${task.text.split(' ').slice(0, 8).join(' ')}…»` : ''
  return path === '' ? `Nhiệm vụ${words}` : `Nhiệm vụ ở mục ${path}${words}`
}

/** The words with their label, without bullet and full stop. */
function quoteOf(line: Passage): string {
  return tidy(line.text.replace(/^[-+*•–]\s*/u, '').replace(/[.;]\s*$/u, ''))
}

const quoteLengthMax = 300
