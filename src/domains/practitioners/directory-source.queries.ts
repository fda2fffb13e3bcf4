import type { Day } from '#base/day.ts'
import type { DirectoryPlace } from '#domains/practitioners/directory.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** Somebody whom a later domain shows: a name, and where they belong. */
export type ShownHelper = { name: string; where: string }

/** People of a later domain in the public directory, as far as they agreed; the site brings them. */
export type DirectorySource = {
  heading: string
  /** What they do for whoever looks for help. */
  lead: string
  provinces: (db: Db, today: Day) => Promise<DirectoryPlace[]>
  places: (db: Db, provinceId: string, today: Day) => Promise<DirectoryPlace[]>
  people: (db: Db, placeId: string, today: Day) => Promise<ShownHelper[]>
}

/** Each place once, with all who are shown there, in the order of their keys; a province before its communes. */
export function addedPlaces(lists: readonly (readonly DirectoryPlace[])[]): DirectoryPlace[] {
  const places = new Map<string, DirectoryPlace>()
  for (const place of lists.flat())
    places.set(place.id, { ...place, count: place.count + (places.get(place.id)?.count ?? 0) })
  return [...places.values()].toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
}
