import type { Selectable } from 'kysely'
import type { Day } from '#base/day.ts'
import type { BookshelfEntryTable, BookshelfTable } from '#domains/library/shelf/bookshelf.tables.ts'
import { type Bookshelf, type Collection, refusals } from '#domains/library/shelf/bookshelf.ts'
import type { ShelfTarget } from '#domains/library/shelf/shelf-target.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For the body that keeps it; «not there» and «not yours» are one answer. */
export async function loadShelf(db: Db, actor: Actor, id: string): Promise<Bookshelf> {
  const row = await db
    .selectFrom('bookshelf')
    .innerJoin('body', 'body.id', 'bookshelf.body_id')
    .selectAll('bookshelf')
    .where('bookshelf.id', '=', id)
    .where(whereMay(actor, 'keep bookshelves', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return shelfOf(db, row)
}

/** For changing it, seen by nobody else meanwhile. Throws `changedMeanwhile` when the form was made for an older version. */
export async function loadShelfToChange(
  tx: Tx,
  actor: Actor,
  form: { shelfId: string; version: number },
): Promise<Bookshelf> {
  await lockRow(tx, 'bookshelf', form.shelfId)
  const shelf = await loadShelf(tx, actor, form.shelfId)
  if (shelf.version !== form.version) throw refusals.changedMeanwhile
  return shelf
}

/** An open shelf as everybody may read it. */
export async function findOpenShelf(db: Db, slug: string): Promise<Bookshelf | undefined> {
  const row = await db
    .selectFrom('bookshelf')
    .selectAll()
    .where('slug', '=', slug)
    .where('is_open', '=', true)
    .executeTakeFirst()
  return row && shelfOf(db, row)
}

/** By id, of any body: for what follows it or takes it over; whoever asks has asked whether it is shared. */
export async function findShelf(db: Db, id: string): Promise<Bookshelf | undefined> {
  const row = await db.selectFrom('bookshelf').selectAll().where('id', '=', id).executeTakeFirst()
  return row && shelfOf(db, row)
}

export async function addShelf(tx: Tx, shelf: Bookshelf, now: Date): Promise<void> {
  const row = { ...rowOf(shelf, now), id: shelf.id, body_id: shelf.bodyId, slug: shelf.slug }
  await tx.insertInto('bookshelf').values(row).execute()
  await saveContents(tx, shelf)
}

export async function saveShelf(tx: Tx, shelf: Bookshelf, now: Date): Promise<void> {
  await tx.updateTable('bookshelf').set(rowOf(shelf, now)).where('id', '=', shelf.id).execute()
  await saveContents(tx, shelf)
}

export async function saveFollowing(tx: Tx, shelfId: string, followedId: string, since: Day): Promise<void> {
  await tx
    .insertInto('bookshelf_follow')
    .values({ shelf_id: shelfId, followed_id: followedId, since })
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function removeFollowing(tx: Tx, shelfId: string, followedId: string): Promise<void> {
  await tx
    .deleteFrom('bookshelf_follow')
    .where('shelf_id', '=', shelfId)
    .where('followed_id', '=', followedId)
    .execute()
}

/** A shelf is small (`entriesMax`): what is on it is written anew as a whole. */
async function saveContents(tx: Tx, { id, collections }: Bookshelf): Promise<void> {
  await tx.deleteFrom('bookshelf_collection').where('shelf_id', '=', id).execute()
  if (collections.length === 0) return
  await tx
    .insertInto('bookshelf_collection')
    .values(
      collections.map(({ id: collectionId, name, about, source }, position) => ({
        id: collectionId,
        shelf_id: id,
        name,
        about,
        position,
        source_shelf_id: source?.shelfId ?? null,
        taken_on: source?.takenOn ?? null,
      })),
    )
    .execute()
  const ids = await documentIds(tx, collections)
  const entries = collections.flatMap((collection) =>
    collection.entries.map(({ id: entryId, target, note, addedAt }, position) => ({
      id: entryId,
      collection_id: collection.id,
      position,
      document_id: target.kind === 'guide' ? null : ids.get(target.documentSlug)!,
      article_slug: target.kind === 'article' || target.kind === 'clause' ? target.articleSlug : null,
      clause: target.kind === 'clause' ? target.clause : null,
      guide_slug: target.kind === 'guide' ? target.guideSlug : null,
      note,
      added_at: addedAt,
    })),
  )
  if (entries.length > 0) await tx.insertInto('bookshelf_entry').values(entries).execute()
}

async function documentIds(tx: Tx, collections: Collection[]): Promise<Map<string, string>> {
  const slugs = collections.flatMap(({ entries }) =>
    entries.flatMap(({ target }) => (target.kind === 'guide' ? [] : [target.documentSlug])),
  )
  if (slugs.length === 0) return new Map()
  const rows = await tx.selectFrom('law_document').select(['id', 'slug']).where('slug', 'in', slugs).execute()
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

async function shelfOf(db: Db, row: BookshelfTable): Promise<Bookshelf> {
  const collections = await db
    .selectFrom('bookshelf_collection')
    .selectAll()
    .where('shelf_id', '=', row.id)
    .orderBy('position')
    .execute()
  const entries = await db
    .selectFrom('bookshelf_entry as entry')
    .innerJoin('bookshelf_collection as collection', 'collection.id', 'entry.collection_id')
    .leftJoin('law_document as document', 'document.id', 'entry.document_id')
    .selectAll('entry')
    .select('document.slug as document_slug')
    .where('collection.shelf_id', '=', row.id)
    .orderBy('entry.position')
    .execute()
  const byCollection = Map.groupBy(entries, ({ collection_id }) => collection_id)
  return {
    id: row.id,
    bodyId: row.body_id,
    slug: row.slug,
    name: row.name,
    about: row.about,
    isOpen: row.is_open,
    isShared: row.is_shared,
    version: row.version,
    collections: collections.map(({ id, name, about, source_shelf_id, taken_on }) => ({
      id,
      name,
      about,
      source: source_shelf_id === null ? null : { shelfId: source_shelf_id, takenOn: taken_on! },
      entries: (byCollection.get(id) ?? []).map((entry) => ({
        id: entry.id,
        target: targetOf(entry),
        note: entry.note,
        addedAt: entry.added_at,
      })),
    })),
  }
}

function targetOf(entry: Selectable<BookshelfEntryTable> & { document_slug: string | null }): ShelfTarget {
  if (entry.guide_slug !== null) return { kind: 'guide', guideSlug: entry.guide_slug }
  const documentSlug = entry.document_slug!
  const articleSlug = entry.article_slug
  if (articleSlug === null) return { kind: 'document', documentSlug }
  return entry.clause === null
    ? { kind: 'article', documentSlug, articleSlug }
    : { kind: 'clause', documentSlug, articleSlug, clause: entry.clause }
}

function rowOf({ name, about, isOpen, isShared, version }: Bookshelf, now: Date) {
  return { name, about, is_open: isOpen, is_shared: isShared, version, changed_at: now }
}
