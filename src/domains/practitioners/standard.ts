/** Tiêu chuẩn, mốc của luật về người làm công tác: what is asked, with its number where it has one. Facts: facts/standards.json. */
import type { Day } from '#base/day.ts'
import type { Mark } from '#domains/library/document.ts'
import facts from '#domains/practitioners/facts/standards.json' with { type: 'json' }

export type Standard = {
  id: string
  what: string
  /** Years of work, or the month of the year; null where the standard is no number. */
  number: number | null
  law: string
  article: string
  mark: Mark
  effectiveFrom: Day
  /** That day included. */
  effectiveTo: Day | null
}

/** What the law of a day asks, sure or not; undefined where it asked nothing yet, or no longer. */
export function standardOn(id: string, day: Day): Standard | undefined {
  return (facts as readonly Standard[]).find(
    (one) => one.id === id && one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo),
  )
}
