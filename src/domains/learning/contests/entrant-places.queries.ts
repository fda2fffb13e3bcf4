import type { Day } from '#base/day.ts'
import { type Contest, isOfNation } from '#domains/learning/contests/contest.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { listChildren, listProvinces } from '#domains/places/places.queries.ts'
import type { Db } from '#platform/database/database.ts'

type Where = Pick<Contest, 'provinceId'>

/** Where somebody who enters may be from: a commune of the province; a province where the contest is of the whole country. */
export async function listEntrantPlaces(db: Db, contest: Where, today: Day): Promise<{ id: string; name: string }[]> {
  const places = isOfNation(contest)
    ? await listProvinces(db, today)
    : await listChildren(db, contest.provinceId, today)
  return places.map(({ id, fullName }) => ({ id, name: fullName }))
}

export function isEntrantPlace(place: Place | undefined, contest: Where): boolean {
  if (place === undefined) return false
  return isOfNation(contest) ? levelOf(place) === 'province' : place.parentId === contest.provinceId
}
