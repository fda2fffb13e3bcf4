/**
 * Tủ sách pháp luật: what a body lays out of the law for its people, in collections, each entry with a word why it stands
 * there. Closed while it is filled, then open to everybody. An entry keeps no text; what is in force is asked when it is read.
 *
 * @law Quyết định 14/2019/QĐ-TTg: tủ sách pháp luật ở xã, phường và tủ sách pháp luật điện tử.
 */
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { isSameTarget, type ShelfTarget } from '#domains/library/shelf/shelf-target.ts'
import { FormRefusal } from '#platform/acts/act.ts'

export type Bookshelf = {
  id: string
  bodyId: string
  /** `xa-nam-tra-da-nang`: its address, which never changes. */
  slug: string
  name: string
  about: string
  isOpen: boolean
  /** Bodies below may take its collections over, or follow it. */
  isShared: boolean
  version: number
  collections: Collection[]
}

export type Collection = {
  id: string
  name: string
  about: string
  /** The shelf above that it was taken over from; the copy is the body's own from then on. */
  source: { shelfId: string; takenOn: Day } | null
  entries: ShelfEntry[]
}

export type ShelfEntry = { id: string; target: ShelfTarget; note: string; addedAt: Date }

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep bookshelves': true
  }
}

export const collectionsMax = 30
export const entriesMax = 300
export const nameLengthMax = 200
export const noteLengthMax = 500
export const aboutLengthMax = 1_000
/** «Mới» is what was put there, or changed, in so many days. */
export const newForDays = 30

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy tủ sách này, hoặc ông/bà không được giao giữ tủ sách của cơ quan đó.'),
  notOpen: new Refusal(
    404,
    'Không có tủ sách ở địa chỉ này, hoặc tủ sách chưa mở. Hãy tìm tủ sách của xã, phường bạn trong danh sách.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa tủ sách này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  hasShelf: new Refusal(409, 'Cơ quan này đã có tủ sách. Hãy mở tủ sách đó trong danh sách và làm tiếp.'),
  noCollection: new Refusal(404, 'Ngăn này không còn trong tủ sách. Hãy tải lại trang để xem các ngăn hiện có.'),
  noEntry: new Refusal(404, 'Mục này không còn trong tủ sách. Hãy tải lại trang.'),
  tooManyCollections: new Refusal(
    409,
    `Tủ sách có nhiều nhất ${collectionsMax} ngăn. Hãy gộp hoặc bỏ ngăn không còn dùng.`,
  ),
  tooManyEntries: new Refusal(
    409,
    `Tủ sách có nhiều nhất ${entriesMax} mục, để người dân còn tìm được. Hãy bỏ bớt mục cũ trước khi đặt thêm.`,
  ),
  emptyToOpen: new Refusal(
    409,
    'Tủ sách chưa có mục nào nên chưa mở được cho người dân. Hãy đặt vào ít nhất một văn bản hoặc hướng dẫn.',
  ),
  notShared: new Refusal(
    404,
    'Không có tủ sách dùng chung nào như vậy ở cấp trên. Hãy tải lại trang và chọn trong danh sách.',
  ),
}

const alreadyThere = (name: string) =>
  new FormRefusal({
    target: `Mục này đã có trong ngăn «${name}». Hãy sửa lời ghi ở mục đó, hoặc chuyển mục sang ngăn khác.`,
  })

export function countEntries({ collections }: Pick<Bookshelf, 'collections'>): number {
  return collections.reduce((sum, { entries }) => sum + entries.length, 0)
}

export type ShelfHead = Pick<Bookshelf, 'name' | 'about' | 'isOpen' | 'isShared'>

/** Opening needs something to read; a shelf that is open stays open when its last entry goes, and says that it is empty. */
export function changeHead(shelf: Bookshelf, head: ShelfHead): Bookshelf {
  if (head.isOpen && !shelf.isOpen && countEntries(shelf) === 0) throw refusals.emptyToOpen
  return next(shelf, head)
}

export function addCollection(shelf: Bookshelf, { name, about }: { name: string; about: string }): Bookshelf {
  checkRoom(shelf, 0)
  checkName(shelf, name)
  return next(shelf, { collections: [...shelf.collections, { id: newId(), name, about, source: null, entries: [] }] })
}

export function changeCollection(shelf: Bookshelf, id: string, change: { name: string; about: string }): Bookshelf {
  checkName(shelf, change.name, id)
  return withCollection(shelf, id, (collection) => ({ ...collection, ...change }))
}

/** With all that stands in it. */
export function removeCollection(shelf: Bookshelf, id: string): Bookshelf {
  findCollection(shelf, id)
  return next(shelf, { collections: shelf.collections.filter((one) => one.id !== id) })
}

export type Direction = 'up' | 'down'

export function moveCollection(shelf: Bookshelf, id: string, direction: Direction): Bookshelf {
  findCollection(shelf, id)
  return next(shelf, { collections: moved(shelf.collections, id, direction) })
}

/** One place stands once on a shelf. */
export function put(
  shelf: Bookshelf,
  { collectionId, target, note, at }: { collectionId: string; target: ShelfTarget; note: string; at: Date },
): Bookshelf {
  const there = shelf.collections.find(({ entries }) => entries.some((entry) => isSameTarget(entry.target, target)))
  if (there) throw alreadyThere(there.name)
  if (countEntries(shelf) >= entriesMax) throw refusals.tooManyEntries
  return withCollection(shelf, collectionId, (collection) => ({
    ...collection,
    entries: [...collection.entries, { id: newId(), target, note, addedAt: at }],
  }))
}

export function changeNote(shelf: Bookshelf, entryId: string, note: string): Bookshelf {
  return withCollection(shelf, collectionOf(shelf, entryId).id, (collection) => ({
    ...collection,
    entries: collection.entries.map((entry) => (entry.id === entryId ? { ...entry, note } : entry)),
  }))
}

export function moveEntry(shelf: Bookshelf, entryId: string, direction: Direction): Bookshelf {
  return withCollection(shelf, collectionOf(shelf, entryId).id, (collection) => ({
    ...collection,
    entries: moved(collection.entries, entryId, direction),
  }))
}

/** To the end of another collection. */
export function carryEntry(shelf: Bookshelf, entryId: string, toCollectionId: string): Bookshelf {
  const from = collectionOf(shelf, entryId)
  if (from.id === toCollectionId) return shelf
  const entry = from.entries.find(({ id }) => id === entryId)!
  const without = withCollection(shelf, from.id, (collection) => withoutEntry(collection, entryId))
  const carried = withCollection(without, toCollectionId, (collection) => ({
    ...collection,
    entries: [...collection.entries, entry],
  }))
  return { ...carried, version: shelf.version + 1 }
}

export function removeEntry(shelf: Bookshelf, entryId: string): Bookshelf {
  return withCollection(shelf, collectionOf(shelf, entryId).id, (collection) => withoutEntry(collection, entryId))
}

/** A copy of a collection of a shelf above, with its source; what stands on this shelf already is left out. */
export function takeOver(
  shelf: Bookshelf,
  from: { shelfId: string; collection: Collection },
  { on, at }: { on: Day; at: Date },
): Bookshelf {
  const here = shelf.collections.flatMap(({ entries }) => entries)
  const entries = from.collection.entries
    .filter(({ target }) => !here.some((entry) => isSameTarget(entry.target, target)))
    .map(({ target, note }) => ({ id: newId(), target, note, addedAt: at }))
  checkRoom(shelf, entries.length)
  const { name, about } = from.collection
  const source = { shelfId: from.shelfId, takenOn: on }
  const copy = { id: newId(), name: freeName(shelf, name), about, source, entries }
  return next(shelf, { collections: [...shelf.collections, copy] })
}

function checkRoom(shelf: Bookshelf, moreEntries: number): void {
  if (shelf.collections.length >= collectionsMax) throw refusals.tooManyCollections
  if (countEntries(shelf) + moreEntries > entriesMax) throw refusals.tooManyEntries
}

function checkName(shelf: Bookshelf, name: string, exceptId?: string): void {
  if (shelf.collections.some((one) => one.id !== exceptId && isSameName(one.name, name)))
    throw new FormRefusal({ name: `Tủ sách đã có ngăn «${name}». Hãy đặt tên khác, hoặc đặt thêm vào ngăn đó.` })
}

function freeName(shelf: Bookshelf, name: string): string {
  const isTaken = (text: string) => shelf.collections.some((one) => isSameName(one.name, text))
  if (!isTaken(name)) return name
  for (let turn = 2; ; turn++) {
    const tried = `${name.slice(0, nameLengthMax - 6)} (${turn})`
    if (!isTaken(tried)) return tried
  }
}

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('vi') === other.toLocaleLowerCase('vi')
}

function findCollection(shelf: Bookshelf, id: string): Collection {
  const found = shelf.collections.find((one) => one.id === id)
  if (!found) throw refusals.noCollection
  return found
}

function collectionOf(shelf: Bookshelf, entryId: string): Collection {
  const found = shelf.collections.find(({ entries }) => entries.some(({ id }) => id === entryId))
  if (!found) throw refusals.noEntry
  return found
}

function withCollection(shelf: Bookshelf, id: string, change: (collection: Collection) => Collection): Bookshelf {
  findCollection(shelf, id)
  return next(shelf, { collections: shelf.collections.map((one) => (one.id === id ? change(one) : one)) })
}

function withoutEntry(collection: Collection, entryId: string): Collection {
  return { ...collection, entries: collection.entries.filter(({ id }) => id !== entryId) }
}

/** One place up or down; at the end of the row nothing moves. */
function moved<One extends { id: string }>(row: One[], id: string, direction: Direction): One[] {
  const from = row.findIndex((one) => one.id === id)
  const to = direction === 'up' ? from - 1 : from + 1
  return from < 0 || to < 0 || to >= row.length ? row : row.with(from, row[to]!).with(to, row[from]!)
}

function next(shelf: Bookshelf, changed: Partial<Bookshelf>): Bookshelf {
  return { ...shelf, ...changed, version: shelf.version + 1 }
}
