import { findShelf } from '#domains/library/shelf/bookshelf.store.ts'
import { type Bookshelf, refusals } from '#domains/library/shelf/bookshelf.ts'
import { listSharedAbove } from '#domains/library/shelf/shelves.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** A shelf that a body above opened for those below. Anything else is «not there». */
export async function loadSharedShelf(db: Db, shelf: Pick<Bookshelf, 'id' | 'bodyId'>, id: string): Promise<Bookshelf> {
  const above = await listSharedAbove(db, shelf)
  const found = above.some((one) => one.id === id) ? await findShelf(db, id) : undefined
  if (found === undefined) throw refusals.notShared
  return found
}
