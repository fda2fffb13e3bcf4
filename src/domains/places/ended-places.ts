import type { Day } from '#base/day.ts'
import { type Certainty, isAlive, levelOf, type Place, provinceIdOf, twoLevelDay } from '#domains/places/place.ts'
import type { PlaceFacts } from '#domains/places/place-facts.ts'
import { readPlaceMentions } from '#domains/places/place-mentions.ts'

/** Đơn vị hành chính không còn: a place that a text names although it had ended, and what holds its ground today. */
export type EndedPlace = {
  /** As written: «huyện Hưng Hà», «cấp huyện», «thị trấn». */
  name: string
  /** The first day without it; for a commune that changed before July 2025 the latest day it can have been. */
  endedOn: Day
  /** Places of today, in code order; empty when the text names only the kind. */
  successors: readonly PlaceSuccessor[]
}

export type PlaceSuccessor = { placeId: string; certainty: Certainty }

/**
 * The most exact ended place that a text names on a day, from the shipped facts alone; undefined when it names none.
 * `provinceId` (of today) is where the writer sits: it settles names that many provinces have.
 */
export function findEndedPlace(text: string, day: Day, facts: PlaceFacts, provinceId?: string): EndedPlace | undefined {
  if (day < twoLevelDay) return undefined
  const mentions = readPlaceMentions(text, facts)
  const named = mentions
    .map((mention) => ({
      ...mention,
      places: narrow(
        mention.places,
        mentions.flatMap((other) => other.places),
        facts,
        provinceId,
      ),
    }))
    .filter(({ places }) => places.length > 0 && !places.some((place) => isAlive(place, day)))
    .sort((a, b) => depth(b.places) - depth(a.places))[0]
  if (named) return endedPlace(named.written, named.places, facts)
  const cityIsAProvince = provinceId === undefined || facts.placeById.get(provinceId)?.kind === 'thanh-pho'
  const kind = mentions.find((mention) => mention.places.length === 0 && endedKinds.has(mention.word))
  const city = cityIsAProvince ? undefined : mentions.find((mention) => mention.bare && mention.word === 'thành phố')
  const generic = kind ?? city
  return generic && { name: generic.written, endedOn: twoLevelDay, successors: [] }
}

/** Which places of today hold the ground of an old one; the place itself when it stands. */
export function successorsOf(place: Place, facts: PlaceFacts): PlaceSuccessor[] {
  if (facts.placeById.get(place.id)?.toDay === null) return [{ placeId: place.id, certainty: 'certain' }]
  const own = facts.successionsOf.get(place.id)
  const below = () => facts.places.filter(({ parentId }) => parentId === place.id)
  const successions = own ?? below().flatMap(({ id }) => facts.successionsOf.get(id) ?? [])
  return onePerPlace(successions.map(({ newId, certainty }) => ({ placeId: newId, certainty })))
}

/** Words for levels that law no longer knows. */
const endedKinds = new Set(['huyện', 'quận', 'thị xã', 'thị trấn'])

/** Keeps the places that the rest of the text, or the writer's province, points to; all of them when nothing does. */
function narrow(
  places: readonly Place[],
  others: readonly Place[],
  facts: PlaceFacts,
  provinceId?: string,
): readonly Place[] {
  const above = others.filter((other) => !places.includes(other))
  const inside = places.filter((place) =>
    above.some((other) => place.path.startsWith(other.path) || currentProvinceId(place, facts) === other.id),
  )
  if (inside.length > 0) return inside
  const near = places.filter((place) => currentProvinceId(place, facts) === provinceId)
  return near.length > 0 ? near : places
}

/** The province of today that a place, old or new, lies in. */
function currentProvinceId(place: Place, facts: PlaceFacts): string | undefined {
  const root = provinceIdOf(place)
  const id = facts.successionsOf.get(root)?.[0]?.newId ?? root
  if (facts.placeById.get(id)?.parentId === null) return id
  const now = facts.placeById.get(id)
  return now && provinceIdOf(now)
}

const depths = { nation: -1, province: 0, district: 1, commune: 2, village: 3 }

function depth(places: readonly Place[]): number {
  return depths[levelOf(places[0]!)]
}

function endedPlace(written: string, places: readonly Place[], facts: PlaceFacts): EndedPlace {
  const endedOn = places
    .map((place) => place.toDay!)
    .sort()
    .at(-1)!
  const successors = onePerPlace(places.flatMap((place) => successorsOf(place, facts)))
  // Which of several places of that name is meant nobody knows, unless all lead to one.
  const clear = places.length === 1 || successors.length === 1
  return {
    name: written,
    endedOn,
    successors: clear ? successors : successors.map((one) => ({ ...one, certainty: 'unsure' })),
  }
}

function onePerPlace(successors: readonly PlaceSuccessor[]): PlaceSuccessor[] {
  return [...Map.groupBy(successors, ({ placeId }) => placeId)]
    .map(([placeId, same]) => ({ placeId, certainty: surest(same.map(({ certainty }) => certainty)) }))
    .sort((a, b) => (a.placeId < b.placeId ? -1 : 1))
}

function surest(certainties: Certainty[]): Certainty {
  return (['certain', 'likely'] as const).find((one) => certainties.includes(one)) ?? 'unsure'
}
