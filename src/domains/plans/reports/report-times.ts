/**
 * Kỳ báo cáo: what the words of a duty to report open into. «6 tháng, trước ngày 15/5» is one deadline a year of the
 * period, the last day in time being 14/5; «đột xuất» waits until somebody asks; words that name neither a day nor a
 * stretch open nothing: no deadline is invented.
 */
import { addDays, type Day, dayOf, lastDayOfMonth, yearOf } from '#base/day.ts'
import { foldInPlace } from '#base/fold-in-place.ts'
import { capitalise, tidy, uncapitalise } from '#base/vietnamese.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import { obligationsMax, stretchesBetween } from '#domains/plans/open-obligations.ts'
import { readTime } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { openReviews } from '#domains/plans/reports/reviews.ts'

export type ReportFrame = {
  period: { start: Day; end: Day } | null
  issuedOn: Day | null
  /** The last day looked ahead for reports without an end. */
  horizon: Day
}

export function openReport(words: string, frame: ReportFrame): OpenedObligation[] {
  const folded = foldInPlace(tidy(words))
  if (folded === '') return []
  if (/\bdot xuat\b|\b(?:khi co|theo) yeu cau\b/u.test(folded))
    return [{ kind: 'on-request', label: capitalise(tidy(words)), startDay: null, dueDay: null, state: 'waiting' }]
  const reviews = openReviews(words, frame.period)
  if (reviews.length > 0) return reviews
  const opened = onDays(folded, frame) ?? onStretches(folded, frame) ?? atOneTime(words, frame)
  return opened.slice(0, obligationsMax).map(({ label, startDay, dueDay }) => ({
    kind: 'deadline',
    label: capitalise(label),
    startDay,
    dueDay,
    state: 'open',
  }))
}

/** Goes on without an end: it repeats, and neither its words nor the plan say until when. */
export function isEndless(words: string, { period }: Pick<ReportFrame, 'period'>): boolean {
  const folded = foldInPlace(words)
  return (
    period === null && repeats.test(folded) && !/\b20\d\d\b/u.test(folded) && !/\bdot xuat\b|\byeu cau\b/u.test(folded)
  )
}

const repeats = /\b(?:hang|moi|dinh ky|quy|thang|tuan|nam)\b/u

type Dated = { label: string; startDay: Day | null; dueDay: Day }

const beforeWords = '(?:(truoc)(?: het)?(?: ngay)?\\s+)?(?:ngay )?'
const dayInYear = new RegExp(
  `${beforeWords}(\\d{1,2})\\s?(?:[/.-]|thang)\\s?(\\d{1,2})(?:\\s?(?:[/.-]|nam)\\s?(20\\d\\d))?(?!\\d)`,
  'u',
)
const dayInMonth = new RegExp(`${beforeWords}(\\d{1,2}) (?:hang|moi) thang\\b`, 'u')
const dayInQuarter = new RegExp(
  `${beforeWords}(\\d{1,2}) (?:cua )?thang (cuoi|dau)(?! nam)(?: cua)?(?: moi| hang)?(?: quy)?\\b`,
  'u',
)

/** On a day that is named: of a year, of each month, of the first or last month of each quarter. */
function onDays(folded: string, frame: ReportFrame): Dated[] | undefined {
  const inMonth = dayInMonth.exec(folded)
  if (inMonth !== null) return eachMonth(frame, () => true, Number(inMonth[2]), inMonth[1] !== undefined)
  const inQuarter = dayInQuarter.exec(folded)
  if (inQuarter !== null) {
    const last = inQuarter[3] === 'cuoi'
    const isMeant = (month: number) => month % 3 === (last ? 0 : 1)
    return eachMonth(frame, isMeant, Number(inQuarter[2]), inQuarter[1] !== undefined).map((one) => ({
      ...one,
      label: `báo cáo ${quarterName(one.dueDay)}`,
    }))
  }
  const inYear = dayInYear.exec(folded)
  if (inYear === null) return undefined
  const [, before, day, month, printed] = inYear
  const named = printed ?? /\bnam (20\d\d)\b/u.exec(folded)?.[1]
  const years = named === undefined ? yearsOf(folded, frame) : [Number(named)]
  return years.flatMap((year) => {
    const date = dayOf(year, Number(month), Number(day))
    if (date === undefined) return []
    const dueDay = before === undefined ? date : addDays(date, -1)
    if (named === undefined && !isWithin(dueDay, frame)) return []
    return [{ label: `báo cáo ${subjectOf(folded)}năm ${year}`, startDay: null, dueDay }]
  })
}

function quarterName(day: Day): string {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  return `quý ${['I', 'II', 'III', 'IV'][quarter - 1]}/${yearOf(day)}`
}

/** At the end of each stretch that is named, cut to what the plan covers. */
function onStretches(folded: string, frame: ReportFrame): Dated[] | undefined {
  const range = rangeOf(frame)
  const named = /\bnam (20\d\d)\b/u.exec(folded)?.[1]
  const within = named === undefined ? range : { start: `${named}-01-01`, end: `${named}-12-31` }
  const found = stretches.find(([pattern]) => pattern.test(folded))
  if (found === undefined) return undefined
  if (within === null) return []
  const [, months, isMeant] = found
  return stretchesBetween(within.start, within.end, months)
    .filter(({ dueDay }) => isMeant(Number(dueDay.slice(5, 7)), folded))
    .map(({ label, startDay, dueDay }) => ({
      label: isNineMonths.test(folded) ? `báo cáo 9 tháng năm ${yearOf(dueDay)}` : `báo cáo ${uncapitalise(label)}`,
      startDay,
      dueDay,
    }))
}

const always = () => true
const isNineMonths = /\b(?:0?9|chin) thang\b/u
const stretches: [RegExp, 1 | 3 | 6 | 12, (month: number, folded: string) => boolean][] = [
  [/\b(?:0?6|sau) thang cuoi nam\b/u, 6, (month) => month > 6],
  [/\b(?:0?6|sau) thang\b/u, 6, (month) => month <= 6],
  [isNineMonths, 3, (month) => month > 6 && month <= 9],
  [/\b(?:0?3|ba) thang dau nam\b/u, 3, (month) => month <= 3],
  [
    /\bquy [ivx]+\b/u,
    3,
    (month, folded) =>
      Math.ceil(month / 3) === ['i', 'ii', 'iii', 'iv'].indexOf(/\bquy ([ivx]+)\b/u.exec(folded)![1]!) + 1,
  ],
  [/^(?:dinh ky )?(?:(?:hang|moi) )?quy\b(?! \d)|\b(?:0?3|ba) thang\b/u, 3, always],
  [/^(?:dinh ky )?(?:(?:hang|moi) )?(?:thang|tuan)\b(?! \d)/u, 1, always],
  [/^(?:dinh ky )?(?:(?:hang|moi|mot|1|ca) )?nam\b(?! \d)|^nam 20\d\d$/u, 12, always],
]

/** One time in the words of a task: «Tháng 6/2026», «Quý IV». */
function atOneTime(words: string, { period, issuedOn }: ReportFrame): Dated[] {
  const { basis, start, end } = readTime(words, { period, date: issuedOn })
  return basis === 'fixed' && end !== null ? [{ label: `báo cáo, ${words}`, startDay: start, dueDay: end }] : []
}

function eachMonth(frame: ReportFrame, isMeant: (month: number) => boolean, day: number, isBefore: boolean): Dated[] {
  const range = rangeOf(frame)
  if (range === null || day < 1 || day > 31) return []
  return stretchesBetween(range.start, range.end, 1)
    .filter(({ dueDay }) => isMeant(Number(dueDay.slice(5, 7))))
    .flatMap(({ label, dueDay: last }) => {
      const [year, month] = [yearOf(last), Number(last.slice(5, 7))]
      const date = dayOf(year, month, day) ?? lastDayOfMonth(year, month)
      const dueDay = isBefore ? addDays(date, -1) : date
      return isWithin(dueDay, frame)
        ? [{ label: `báo cáo ${label.toLocaleLowerCase('vi')}`, startDay: null, dueDay }]
        : []
    })
}

/** «6 tháng » before the year, when that is what is reported. */
function subjectOf(folded: string): string {
  const months = /\b(?:0?([369])|sau|chin) thang\b(?! \d)/u.exec(folded)
  if (months === null) return ''
  return `${months[1] ?? (months[0].startsWith('sau') ? '6' : '9')} tháng `
}

/** The years in which a day without one falls: those of the plan; without a period, of its date and on if it repeats. */
function yearsOf(folded: string, frame: ReportFrame): number[] {
  const range = rangeOf(frame)
  if (range === null) return []
  const [first, last] = [yearOf(range.start), yearOf(range.end)]
  const isOnce = frame.period === null && !repeats.test(folded)
  return Array.from({ length: isOnce ? 1 : Math.min(last - first + 1, obligationsMax) }, (_, index) => first + index)
}

function rangeOf({ period, issuedOn, horizon }: ReportFrame): { start: Day; end: Day } | null {
  if (period !== null) return period
  return issuedOn === null ? null : { start: issuedOn, end: horizon > issuedOn ? horizon : issuedOn }
}

function isWithin(day: Day, frame: ReportFrame): boolean {
  const range = rangeOf(frame)
  return range !== null && day >= range.start && day <= range.end
}
