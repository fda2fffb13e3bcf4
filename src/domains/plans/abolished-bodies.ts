import { findAbolishedUnit } from '#domains/bodies/abolished-unit.ts'
import { twoLevelDay } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import type { BodyRegister } from '#domains/plans/plan-reader/findings/body-doubts.ts'

/**
 * Đơn vị đã giải thể: the shipped facts as the reader's register, so that a plan of today that still gives work to a
 * district, a thị trấn or a commune of before 1 July 2025 is doubted, also without a database.
 */
export const shippedRegister: BodyRegister = {
  isAbolished(name, day) {
    if (day < twoLevelDay) return undefined
    const facts = placeFacts()
    const ended = findAbolishedUnit(name, day, facts)
    if (ended === undefined) return undefined
    const [only, ...others] = ended.successors
    const isSure = only !== undefined && others.length === 0 && only.certainty === 'certain'
    return { endedOn: ended.endedOn, successor: isSure ? facts.placeById.get(only.placeId)?.fullName : undefined }
  },
}
