import { type Body, type BodyName, pathBelow, shippedBodyId } from '#domains/bodies/body.ts'
import { levelOf, nameInSentence, type Place, placeKinds } from '#domains/places/place.ts'
import type { PlaceFacts } from '#domains/places/place-facts.ts'

/**
 * Cơ quan kèm theo: the committees of every province and commune and each province's department of justice, in the tree
 * UBND tỉnh → Sở Tư pháp, UBND xã. Everything else is founded by officers. Parents before children; numbers from `firstNumber`.
 */
export function shippedBodies(facts: PlaceFacts, firstNumber = 1): { bodies: Body[]; names: BodyName[] } {
  let number = firstNumber
  const standing = facts.places.filter((place) => place.toDay === null)
  const provinces = standing.filter((place) => levelOf(place) === 'province')
  const communesByProvince = Map.groupBy(
    standing.filter((place) => levelOf(place) === 'commune'),
    ({ parentId }) => parentId,
  )
  const kept = keptPlaces(facts)
  const bodies = provinces.flatMap((province) => {
    const fromDay = (place: Place) => (kept.has(place.id) ? null : place.fromDay)
    const committee = aBody({
      role: 'ubnd',
      place: province,
      parent: null,
      number: number++,
      fromDay: fromDay(province),
    })
    const justice = aBody({
      role: 'so-tu-phap',
      place: province,
      parent: committee,
      number: number++,
      fromDay: fromDay(province),
    })
    const communes = communesByProvince.get(province.id) ?? []
    return [
      committee,
      justice,
      ...communes.map((place) =>
        aBody({ role: 'ubnd', place, parent: committee, number: number++, fromDay: fromDay(place) }),
      ),
    ]
  })
  return { bodies, names: formerNames(facts) }
}

type Role = 'ubnd' | 'so-tu-phap'

function aBody({
  role,
  place,
  parent,
  number,
  fromDay,
}: {
  role: Role
  place: Place
  parent: Body | null
  number: number
  fromDay: string | null
}): Body {
  const where = nameInSentence(place)
  return {
    id: shippedBodyId(place.id, role),
    kind: role === 'ubnd' ? 'ubnd' : 'so',
    name: role === 'ubnd' ? `Ủy ban nhân dân ${where}` : `Sở Tư pháp ${where}`,
    shortName: role === 'ubnd' ? `UBND ${where}` : 'Sở Tư pháp',
    placeId: place.id,
    placePath: place.path,
    parentId: parent?.id ?? null,
    path: pathBelow(parent, number),
    fromDay,
    toDay: null,
    foundedBy: '',
    endedBy: '',
  }
}

/** Places that went on unchanged: their bodies are older than the two-level system. */
function keptPlaces(facts: PlaceFacts): Set<string> {
  const kept = facts.successions.filter(({ kind, certainty }) => kind === 'unchanged' && certainty === 'certain')
  return new Set(kept.map(({ newId }) => newId))
}

/** «Ủy ban nhân dân xã Trảng Bom» for the ward that was a xã. */
function formerNames(facts: PlaceFacts): BodyName[] {
  return facts.formerNames.flatMap(({ placeId, name, untilDay }) => {
    const where = lowerFirst(name)
    const committee = { bodyId: shippedBodyId(placeId, 'ubnd'), name: `Ủy ban nhân dân ${where}` }
    const justice = { bodyId: shippedBodyId(placeId, 'so-tu-phap'), name: `Sở Tư pháp ${where}` }
    const isProvince = facts.placeById.get(placeId)?.parentId === null
    return (isProvince ? [committee, justice] : [committee]).map((one) => ({
      ...one,
      kind: 'former' as const,
      toDay: untilDay,
      decision: '',
    }))
  })
}

/** The unit word in lower case: «Xã Trảng Bom» → «xã Trảng Bom». */
function lowerFirst(fullName: string): string {
  const word = Object.values(placeKinds).find(({ word }) => fullName.startsWith(`${word} `))?.word ?? ''
  return word.toLowerCase() + fullName.slice(word.length)
}
