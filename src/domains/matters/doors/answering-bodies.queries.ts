import type { Day } from '#base/day.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import { levelOf, nameInSentence, type Place, isAlive as placeStands, provinceIdOf } from '#domains/places/place.ts'
import { type FoundPlace, findPlace, searchPlaces } from '#domains/places/places.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** Where the person lives, and who answers there: the committee of the commune and the department of justice. */
export type AnsweringBodies = {
  placeId: string
  /** «Phường Võ Cường, Tỉnh Bắc Ninh». */
  placeName: string
  committee: string
  justice: string
}

/** What a typed place was taken for: one commune, several to choose from, or none. */
export type PlaceChoice =
  | { kind: 'none' }
  | { kind: 'one'; bodies: AnsweringBodies }
  | { kind: 'several'; places: { id: string; name: string }[] }
  | { kind: 'unknown' }

const placesMax = 8
const placeLettersMax = 100

/** `placeId` was chosen before; `typed` is the name of a commune, with or without marks, also one that was before July 2025. */
export async function choosePlace(
  db: Db,
  { placeId, typed, day }: { placeId: string; typed: string; day: Day },
): Promise<PlaceChoice> {
  const words = typed.trim().slice(0, placeLettersMax)
  if (words === '') return placeId === '' ? { kind: 'none' } : await ofChosen(db, placeId, day)
  const found = await searchPlaces(db, words, { day, level: 'commune', limit: placesMax })
  if (found.length === 0) return { kind: 'unknown' }
  if (found.length > 1)
    return { kind: 'several', places: found.map((place) => ({ id: place.id, name: fullNameOf(place, place.above) })) }
  return { kind: 'one', bodies: await bodiesOf(db, found[0]!, fullNameOf(found[0]!, found[0]!.above), day) }
}

async function ofChosen(db: Db, placeId: string, day: Day): Promise<PlaceChoice> {
  const place = /^[\w-]{1,20}$/u.test(placeId) ? await findPlace(db, placeId) : undefined
  if (place === undefined || levelOf(place) !== 'commune' || !placeStands(place, day)) return { kind: 'none' }
  const province = await findPlace(db, provinceIdOf(place))
  return { kind: 'one', bodies: await bodiesOf(db, place, fullNameOf(place, province ? [province.fullName] : []), day) }
}

function fullNameOf(place: Pick<FoundPlace, 'fullName'>, above: readonly string[]): string {
  return [place.fullName, ...above].join(', ')
}

async function bodiesOf(db: Db, place: Place, placeName: string, day: Day): Promise<AnsweringBodies> {
  const provinceId = provinceIdOf(place)
  const bodies = await db
    .selectFrom('body')
    .select(['name', 'short_name as shortName', 'kind', 'place_id as placeId'])
    .where('place_id', 'in', [place.id, provinceId])
    .where('kind', 'in', ['ubnd', 'so'])
    .where((on) => on.or([on('from_day', 'is', null), on('from_day', '<=', day)]))
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>', day)]))
    .orderBy('path')
    .limit(bodiesMax)
    .execute()
  const committee = bodies.find(({ kind, placeId }) => kind === 'ubnd' && placeId === place.id)
  const justice = bodies.find(({ name }) => name.startsWith('Sở Tư pháp'))
  return {
    placeId: place.id,
    placeName,
    committee: committee ? shortNameOf(committee) : `Ủy ban nhân dân ${nameInSentence(place)}`,
    justice: justice ? shortNameOf(justice) : 'Sở Tư pháp của tỉnh, thành phố',
  }
}

const bodiesMax = 200
