import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Bookshelf } from '#domains/library/shelf/bookshelf.ts'
import { nation } from '#domains/places/place.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ShelfRow = {
  id: string
  slug: string
  name: string
  bodyName: string
  placeName: string
  isOpen: boolean
  isShared: boolean
  entries: number
  changedAt: Date
}

const shelvesMax = 400

const shelfColumns = sql`bookshelf.id, bookshelf.slug, bookshelf.name, body.name as "bodyName", place.full_name as "placeName",
  bookshelf.is_open as "isOpen", bookshelf.is_shared as "isShared", bookshelf.changed_at as "changedAt",
  (select count(*)::int from bookshelf_entry entry join bookshelf_collection collection on collection.id = entry.collection_id
    where collection.shelf_id = bookshelf.id) as entries`
const shelfRows = sql`bookshelf join body on body.id = bookshelf.body_id join place on place.id = body.place_id`

/** The shelves that the person keeps. */
export async function listKeptShelves(db: Db, actor: Actor): Promise<ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select ${shelfColumns} from ${shelfRows} where ${whereMay(actor, 'keep bookshelves', 'body')}
    order by (body.id = ${actor.bodyId}) desc nulls last, length(body.path), body.sort_key limit ${shelvesMax}`.execute(
    db,
  )
  return rows
}

/** Shelves open to everybody, by the words of body and place, or within a province; of the nation its own alone. The broadest places first. */
export async function listOpenShelves(db: Db, search: { words: string; placeId: string }): Promise<ShelfRow[]> {
  const isWithin =
    search.placeId === nation.id
      ? sql<SqlBool>`body.place_path = ''`
      : sql<SqlBool>`starts_with(body.place_path, ${search.placeId === '' ? '' : `${search.placeId}/`})`
  const { rows } = await sql<ShelfRow>`
    select ${shelfColumns} from ${shelfRows}
    where bookshelf.is_open and ${isWithin}
      and (${whereAllWords('place.folded', search.words)} or ${whereAllWords('body.folded', search.words)})
    order by length(body.place_path), place.sort_key, body.sort_key limit ${shelvesMax}`.execute(db)
  return rows
}

/** Provinces where a shelf is open, with how many; before them the nation, where a ministry opened one. */
export async function countShelvesByProvince(db: Db): Promise<{ id: string; name: string; shelves: number }[]> {
  const { rows } = await sql<{ id: string; name: string; shelves: number }>`
    select province.id, province.full_name as name, count(*)::int as shelves
    from bookshelf join body on body.id = bookshelf.body_id join place province on province.id = coalesce(nullif(split_part(body.place_path, '/', 1), ''), ${nation.id})
    where bookshelf.is_open group by province.id, province.full_name, province.sort_key, province.path
    order by province.path <> '', province.sort_key`.execute(db)
  return rows
}

export type SharedShelf = Pick<ShelfRow, 'id' | 'slug' | 'name' | 'bodyName'> & { since: Day | null }

/** Shelves that bodies above, or of the same or a wider place, opened for those below; `since`: followed from that day on. */
export async function listSharedAbove(
  db: Db,
  { id, bodyId }: Pick<Bookshelf, 'id' | 'bodyId'>,
): Promise<SharedShelf[]> {
  const { rows } = await sql<SharedShelf>`
    select above.id, above.slug, above.name, above_body.name as "bodyName", follow.since
    from body own cross join bookshelf above join body above_body on above_body.id = above.body_id
    left join bookshelf_follow follow on follow.shelf_id = ${id} and follow.followed_id = above.id
    where own.id = ${bodyId} and above.id <> ${id} and above.is_open and above.is_shared
      and (starts_with(own.place_path, above_body.place_path) or starts_with(own.path, above_body.path))
    order by length(above_body.place_path), above_body.sort_key limit ${sharedMax}`.execute(db)
  return rows
}

const sharedMax = 40
