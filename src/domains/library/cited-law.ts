/** Viện dẫn → văn bản: which document of the library somebody means who writes a number, or a law's name. */
import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { type LawDocument, numberKeyOf } from '#domains/library/document.ts'

/** `date`: `2013-06-20`, `2013-06` or `2013`, as much as is written. */
export type CitedLaw = { number: string | null; name: string | null; date: string | null }

/** What it is found by; the same whatever the typing. Empty where neither is written. */
export function lawKeyOf({ number, name }: Pick<CitedLaw, 'number' | 'name'>): string {
  return (number === null ? fold(name ?? '') : plainNumber(numberKeyOf(number))).slice(0, keyCharsMax)
}

/** «05/2025/TT-VPCP» is «5/2025/TT-VPCP». */
export function plainNumber(numberKey: string): string {
  return numberKey.replace(/^0+/u, '')
}

const keyCharsMax = 1_000

export type LawCandidate = Pick<LawDocument, 'id' | 'issuedOn'> & {
  keys: readonly string[]
  /** Whether it is in force, in whole or part, on the day that counts. */
  isInForce: boolean
}

/**
 * The one document that is meant, or none: several provinces use one number, several laws had one name. The date that is written
 * decides; without it, the only one in force on the day of who cites. Two that may be meant are none.
 */
export function pickLaw<Candidate extends LawCandidate>(
  cited: CitedLaw,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const key = lawKeyOf(cited)
  const named = key === '' ? [] : candidates.filter(({ keys }) => keys.includes(key))
  const dated = hasYear(cited.number) ? named : named.filter(({ issuedOn }) => isOfDate(issuedOn, cited.date))
  if (dated.length === 1) return dated[0]
  const inForce = dated.filter(({ isInForce }) => isInForce)
  return inForce.length === 1 ? inForce[0] : undefined
}

/** «35/2013/QH13» is one for ever, also beside a slip in its date; «977/QĐ-TTg» is given anew each year. */
function hasYear(number: string | null): boolean {
  return number !== null && /\/(?:19|20)\d\d\//u.test(number)
}

function isOfDate(issuedOn: Day | null, date: string | null): boolean {
  return issuedOn === null || date === null || issuedOn.startsWith(date)
}
