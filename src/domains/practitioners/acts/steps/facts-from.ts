import type { Day } from '#base/day.ts'
import { sealPhone } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, type PractitionerFacts, refusals } from '#domains/practitioners/practitioner.ts'
import type { House } from '#platform/house.ts'

/** What was typed, with the telephone sealed. A day of consent lies never ahead, and there is no consent to show a number that is not there. */
export function factsFrom(
  typed: PractitionerFacts,
  phone: string,
  { house, id, today }: { house: House; id: string; today: Day },
): PractitionerFacts & Pick<Practitioner, 'sealedPhone'> {
  const { shownOn, phoneShownOn } = typed
  if (phone === '' && phoneShownOn !== null) throw refusals.phoneNeedsNumber
  if ((shownOn ?? '') > today || (phoneShownOn ?? '') > today) throw refusals.dayAhead
  return { ...typed, sealedPhone: sealPhone(house.secretKey, id, phone) }
}
