import { addDays, type Day, dayOf, isDay, lastDayOfMonth } from '#base/day.ts'
import type { LawKnowledge } from '#domains/library/law-knowledge.ts'
import type { Finding, PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'

type Dated = Pick<PlanReading, 'date' | 'period'>

/**
 * Cited documents that were no longer, or not yet, in force when the plan was issued, with what to cite instead. Judged on the
 * plan's date; where only a month or a year is printed, or nothing but the period, only what holds for every day it may be.
 */
export function lawDoubts(
  { citations, date, period }: Pick<PlanReading, 'citations'> & Dated,
  knows: LawKnowledge,
): Finding[] {
  const days = possibleDays({ date, period })
  if (!days) return []
  return citations.flatMap((citation) => {
    const cited = { number: citation.number, name: citation.name ?? null, date: citation.date }
    const early = knows(cited, days.first)
    const late = knows(cited, days.last)
    const standing = early?.status === 'expired' ? early : late?.status === 'not-yet' ? late : undefined
    if (!standing) return []
    const proposal = standing.proposal ? ` ${standing.proposal}.` : ' Hãy xem lại viện dẫn này.'
    const guess = standing.isGuess ? ' Kế hoạch không ghi ngày của văn bản này; nếu là văn bản khác thì để nguyên.' : ''
    return [
      {
        code: 'citation-not-in-force' as const,
        quote: citation.source.text,
        message: `${standing.sentence}.${proposal}${guess}`,
        source: citation.source,
      },
    ]
  })
}

/** A plan of a year is issued at most a year ahead of it. */
const aheadDays = 366

function possibleDays({ date, period }: Dated): { first: Day; last: Day } | undefined {
  if (date !== null && isDay(date)) return { first: date, last: date }
  const [year, month] = (date ?? '').split('-').map(Number)
  if (year && month) return { first: dayOf(year, month, 1)!, last: lastDayOfMonth(year, month) }
  if (year) return { first: dayOf(year, 1, 1)!, last: dayOf(year, 12, 31)! }
  return period === null ? undefined : { first: addDays(period.start, -aheadDays), last: period.end }
}
