import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { fullName, numberKeyOf } from '#domains/library/document.ts'
import { guideKinds } from '#domains/library/guide-file.ts'
import { findGuidesFor } from '#domains/library/guides/guides.queries.ts'
import { findOpenShelf, findShelf, loadShelf } from '#domains/library/shelf/bookshelf.store.ts'
import {
  type Bookshelf,
  type Collection,
  newForDays,
  refusals,
  type ShelfEntry,
} from '#domains/library/shelf/bookshelf.ts'
import { type ShownTarget, showTargets } from '#domains/library/shelf/shelf-target.queries.ts'
import { readTargetPath, targetPath } from '#domains/library/shelf/shelf-target.ts'
import { listSharedAbove, type SharedShelf } from '#domains/library/shelf/shelves.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'

export type ShownEntry = ShelfEntry & {
  path: string
  /** null: it is no longer in the library. */
  shown: ShownTarget | null
  /** Put there, or changed since it stands there, in the last 30 days. */
  isNew: 'added' | 'changed' | null
}

export type ShownCollection = Omit<Collection, 'entries' | 'source'> & {
  entries: ShownEntry[]
  /** Whose collection it is a copy of, and since when. */
  source: { name: string; slug: string; takenOn: Day } | null
}

/** Whose shelf: «UBND phường Kinh Bắc», and whether it still stands. */
export type ShelfBody = { id: string; name: string; placeName: string; aboveName: string | null; endedOn: Day | null }

export type ShelfContents = Omit<Bookshelf, 'collections'> & { body: ShelfBody; collections: ShownCollection[] }

export type OpenShelfPage = { shelf: ShelfContents; followed: ShelfContents[]; day: Day }

/** What everybody sees: the body's own collections, then those of the shelves it follows, as they are today. */
export async function loadOpenShelfPage(db: Db, slug: string, day: Day): Promise<OpenShelfPage> {
  const shelf = await findOpenShelf(db, slug)
  if (shelf === undefined) throw refusals.notOpen
  const above = await listSharedAbove(db, shelf)
  const followed: ShelfContents[] = []
  for (const { id } of above.filter(({ since }) => since !== null).slice(0, followedMax)) {
    const found = await findShelf(db, id)
    if (found !== undefined) followed.push(await contentsOf(db, found, day))
  }
  return { shelf: await contentsOf(db, shelf, day), followed, day }
}

const followedMax = 5

export type KeptShelfPage = {
  shelf: ShelfContents
  search: { words: string; found: FoundDocument[] } | null
  above: (SharedShelf & { collections: { id: string; name: string; entries: number }[] })[]
}

/** For the officer who keeps it. */
export async function loadKeptShelfPage(
  db: Db,
  actor: Actor,
  { shelfId, words, day }: { shelfId: string; words: string; day: Day },
): Promise<KeptShelfPage> {
  const shelf = await loadShelf(db, actor, shelfId)
  const above = []
  for (const one of await listSharedAbove(db, shelf)) {
    const collections = (await findShelf(db, one.id))?.collections ?? []
    above.push({
      ...one,
      collections: collections.map(({ id, name, entries }) => ({ id, name, entries: entries.length })),
    })
  }
  const search = words === '' ? null : { words, found: await findForShelf(db, words, day) }
  return { shelf: await contentsOf(db, shelf, day), search, above }
}

async function contentsOf(db: Db, shelf: Bookshelf, day: Day): Promise<ShelfContents> {
  const targets = shelf.collections.flatMap(({ entries }) => entries.map(({ target }) => target))
  const shown = await showTargets(db, targets, day)
  const sources = await findSources(db, shelf)
  const newSince = addDays(day, -newForDays)
  return {
    ...shelf,
    body: await loadShelfBody(db, shelf.bodyId),
    collections: shelf.collections.map(({ source, entries, ...collection }) => ({
      ...collection,
      source: source && { takenOn: source.takenOn, ...sources.get(source.shelfId)! },
      entries: entries.map((entry) => {
        const path = targetPath(entry.target)
        const found = shown.get(path) ?? null
        return { ...entry, path, shown: found, isNew: newness(entry, found, newSince) }
      }),
    })),
  }
}

function newness({ addedAt }: ShelfEntry, shown: ShownTarget | null, since: Day): ShownEntry['isNew'] {
  const addedOn = dayAt(addedAt)
  const changedOn = shown?.changedOn ?? null
  if (changedOn !== null && changedOn > addedOn && changedOn >= since) return 'changed'
  return addedOn >= since ? 'added' : null
}

async function findSources(db: Db, { collections }: Bookshelf): Promise<Map<string, { name: string; slug: string }>> {
  const ids = collections.flatMap(({ source }) => (source === null ? [] : [source.shelfId]))
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('bookshelf').select(['id', 'name', 'slug']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name, slug }) => [id, { name, slug }]))
}

async function loadShelfBody(db: Db, bodyId: string): Promise<ShelfBody> {
  const { rows } = await sql<ShelfBody>`
    select body.id, body.name, place.full_name as "placeName", above.full_name as "aboveName", body.to_day as "endedOn"
    from body join place on place.id = body.place_id left join place above on above.id = place.parent_id
    where body.id = ${bodyId}`.execute(db)
  return rows[0]!
}

export type FoundDocument = { path: string; title: string; about: string }

const foundMax = 20

/** For putting on a shelf: an address that was pasted, a number however it was typed, words of the name. */
async function findForShelf(db: Db, words: string, day: Day): Promise<FoundDocument[]> {
  const pasted = readTargetPath(words)
  if (pasted !== undefined) {
    const path = targetPath(pasted)
    const shown = (await showTargets(db, [pasted], day)).get(path)
    return shown === undefined ? [] : [{ path, title: shown.title, about: shown.from }]
  }
  const key = numberKeyOf(words)
  const rows = await db
    .selectFrom('law_document')
    .select(['slug', 'number', 'name', 'issuer'])
    .where((on) =>
      on.or([
        on('number_key', 'like', `${key.replace(/[\\%_]/g, '\\$&')}%`),
        whereAllWords('name_folded', fold(words)),
      ]),
    )
    .orderBy(sql`number_key = ${key}`, 'desc')
    .orderBy(sql`issued_on desc nulls last`)
    .orderBy('slug')
    .limit(foundMax)
    .execute()
  const documents = rows.map(({ slug, issuer, ...document }) => ({
    path: targetPath({ kind: 'document', documentSlug: slug }),
    title: fullName(document),
    about: issuer,
  }))
  const guides = (await findGuidesFor(db, words)).map(({ slug, title, kind }) => ({
    path: targetPath({ kind: 'guide', guideSlug: slug }),
    title,
    about: guideKinds[kind],
  }))
  return [...documents, ...guides]
}
