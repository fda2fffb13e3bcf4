/**
 * Sơ kết, tổng kết: «Sơ kết năm 2026, tổng kết năm 2030» is two deadlines, wherever it stands, as the time of a task or as
 * a duty of its own. Each takes the words up to the next one; what names no time of its own makes no deadline.
 */
import type { Day } from '#base/day.ts'
import { foldInPlace } from '#base/fold-in-place.ts'
import { capitalise, tidy } from '#base/vietnamese.ts'
import type { OpenedObligation } from '#domains/plans/obligation.ts'
import { readTime } from '#domains/plans/plan-reader/assignment/time-expression.ts'

const reviewsMax = 20

/** The reviews that words name, each with its own deadline; none when one of them has no time of its own. */
export function openReviews(words: string, period: { start: Day; end: Day } | null): OpenedObligation[] {
  const starts = [...foldInPlace(words).matchAll(/\b(?:so|tong) ket\b/gu)]
    .map(({ index }) => index)
    .slice(0, reviewsMax)
  const opened = starts.map((start, index) => {
    const part = tidy(words.slice(start, starts[index + 1] ?? words.length)).replace(
      /(?:[\s,;.]|\s(?:và|và tổ chức))+$/u,
      '',
    )
    const { basis, start: startDay, end: dueDay, every } = readTime(part, { period, date: null })
    return basis === 'fixed' && every === null && dueDay !== null
      ? { kind: 'deadline' as const, label: capitalise(part), startDay, dueDay, state: 'open' as const }
      : undefined
  })
  return opened.every((one) => one !== undefined) ? opened : []
}
