/**
 * Tiến trình: the obligations of a plan's tasks on the days of a stretch. A stretch of about a year is divided by months,
 * longer ones by quarters and years; several obligations of a task in one unit are one mark, told by the worst of them.
 */
import { type Day, daysBetween, lastDayOfMonth, monthOf, showDay, yearOf } from '#base/day.ts'
import { isDone, isLate, type Obligation } from '#domains/plans/obligation.ts'

export type Stretch = { from: Day; to: Day }

/** A month, a quarter or a year of the stretch, cut to it. */
export type Unit = Stretch & { label: string }

export type MarkKind = 'late' | 'returned' | 'due' | 'done-late' | 'done'

/** `words` stand beside the mark, `title` is read out and shown on pointing. */
export type Mark = {
  day: Day
  kind: MarkKind
  words: string
  title: string
  obligationId: string
  /** How many obligations it stands for. */
  count: number
}

export type TimelineObligation = Pick<
  Obligation,
  'id' | 'label' | 'state' | 'returned' | 'startDay' | 'dueDay' | 'doneDay'
>

/** A plan's years, not a century by a mistyped date. */
export const yearsMax = 10
/** «Còn … ngày» stands beside a mark within this many days. */
const soonDays = 30

/** Of what is drawn: the plan's period, widened by days of its tasks that lie outside; else the year of today. */
export function wholeStretch(
  period: { start: Day | null; end: Day | null },
  found: { first: Day | null; last: Day | null },
  today: Day,
): Stretch {
  const days = [period.start, period.end, found.first, found.last].filter((day) => day !== null).sort()
  const from = days[0] ?? `${yearOf(today)}-01-01`
  const to = days.at(-1) ?? `${yearOf(today)}-12-31`
  const firstOfMonth = `${from.slice(0, 7)}-01`
  const lastOfMonth = lastDayOfMonth(yearOf(to), monthOf(to))
  const farthest = `${yearOf(from) + yearsMax - 1}-12-31`
  return { from: firstOfMonth, to: lastOfMonth < farthest ? lastOfMonth : farthest }
}

/** The stretch that was asked for; days in the wrong order are turned round, too long a stretch is cut. */
export function chosenStretch(whole: Stretch, from: Day | null, to: Day | null): Stretch {
  const [one, other] = [from ?? whole.from, to ?? whole.to]
  const stretch = one <= other ? { from: one, to: other } : { from: other, to: one }
  const farthest = `${yearOf(stretch.from) + yearsMax - 1}-12-31`
  return { from: stretch.from, to: stretch.to < farthest ? stretch.to : farthest }
}

export function yearsOf({ from, to }: Stretch): number[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
}

export function unitsOf(stretch: Stretch): Unit[] {
  const months = unitMonths(stretch)
  const units: Unit[] = []
  let year = yearOf(stretch.from)
  let first = Math.floor((monthOf(stretch.from) - 1) / months) * months + 1
  while (units.length < yearsMax * 12 + 1) {
    const start = `${year}-${String(first).padStart(2, '0')}-01`
    if (start > stretch.to) break
    const end = lastDayOfMonth(year, first + months - 1)
    units.push({
      label: unitLabel(year, first, months),
      from: start < stretch.from ? stretch.from : start,
      to: end > stretch.to ? stretch.to : end,
    })
    first += months
    if (first > 12) {
      first = 1
      year++
    }
  }
  return units
}

function unitMonths({ from, to }: Stretch): 1 | 3 | 12 {
  const days = daysBetween(from, to)
  return days <= 460 ? 1 : days <= 6 * 366 ? 3 : 12
}

const roman = ['', 'I', 'II', 'III', 'IV']

function unitLabel(year: number, first: number, months: 1 | 3 | 12): string {
  switch (months) {
    case 1:
      return `T${first}`
    case 3:
      return roman[(first + 2) / 3]!
    case 12:
      return String(year)
  }
}

/** The marks of one task, in the order of their days. */
export function marksOf(obligations: readonly TimelineObligation[], units: readonly Unit[], today: Day): Mark[] {
  return units.flatMap((unit) => {
    const dated = obligations.filter(
      (one) => one.dueDay !== null && one.dueDay >= unit.from && one.dueDay <= unit.to,
    ) as (TimelineObligation & { dueDay: Day })[]
    return dated.length === 0 ? [] : [dated.length === 1 ? markOf(dated[0]!, today) : sumOf(dated, today)]
  })
}

/** What has no day: it waits for a request, or the plan gives it none. */
export function undatedOf(obligations: readonly TimelineObligation[]): TimelineObligation[] {
  return obligations.filter((one) => one.dueDay === null)
}

function markOf(one: TimelineObligation & { dueDay: Day }, today: Day): Mark {
  const kind = kindOf(one, today)
  const words = wordsOf(kind, one.dueDay, today)
  const told = words === '' ? '' : `, ${words}`
  const returned = one.returned && kind === 'late' ? ', bị trả lại' : ''
  const done = one.doneDay === null ? '' : ` ngày ${showDay(one.doneDay)}`
  const title = `${one.label}: hạn ${showDay(one.dueDay)}${told}${done}${returned}`
  return { day: one.dueDay, kind, words, title, obligationId: one.id, count: 1 }
}

/** Several in one unit: at the last day of the worst, with how many there are. */
function sumOf(dated: (TimelineObligation & { dueDay: Day })[], today: Day): Mark {
  const marks = dated.map((one) => markOf(one, today))
  const kind = worstFirst.find((one) => marks.some((mark) => mark.kind === one))!
  const worst = marks.filter((mark) => mark.kind === kind)
  const shown = worst.at(-1)!
  const words =
    worst.length === marks.length
      ? `${marks.length} ${plainWords[kind]}`
      : `${worst.length}/${marks.length} ${plainWords[kind]}`
  const title = `${marks.length} mốc, ${worst.length} ${plainWords[kind]}, ${showDay(shown.day)}: ${marks.map((mark) => mark.title).join('; ')}`
  return { ...shown, words, title, count: marks.length }
}

const worstFirst: MarkKind[] = ['late', 'returned', 'due', 'done-late', 'done']

const plainWords: Record<MarkKind, string> = {
  late: 'trễ',
  returned: 'trả lại',
  due: 'chưa đến hạn',
  'done-late': 'xong muộn',
  done: 'xong',
}

function kindOf(one: TimelineObligation, today: Day): MarkKind {
  if (isDone(one)) return isLate(one, today) ? 'done-late' : 'done'
  if (isLate(one, today)) return 'late'
  return one.returned ? 'returned' : 'due'
}

function wordsOf(kind: MarkKind, dueDay: Day, today: Day): string {
  if (kind === 'late') return `trễ ${daysBetween(dueDay, today)} ngày`
  if (kind !== 'due') return plainWords[kind]
  const left = daysBetween(today, dueDay)
  if (left > soonDays) return ''
  return left === 0 ? 'hôm nay' : `còn ${left} ngày`
}
