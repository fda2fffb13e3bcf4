import type { Day } from '#base/day.ts'
import type { Place } from '#domains/places/place.ts'
import { listEndedInto, listHeirs, listPlacesById } from '#domains/places/places.queries.ts'
import { takenOverBy } from '#domains/statistics/todays-map.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * Places that ended and count with this one on today's map: it alone, and for certain, took over, directly or through others that ended.
 * What lies within it counts with it anyway, and is left out.
 */
export async function listPlacesTookOver(db: Db, place: Pick<Place, 'id' | 'path'>, today: Day): Promise<Place[]> {
  const before = await listEndedInto(db, place.id, today)
  const { sure } = await listHeirs(db, before, today)
  const places = await listPlacesById(db, takenOverBy(place.id, sure))
  return [...places.values()].filter(({ path }) => !path.startsWith(place.path))
}
