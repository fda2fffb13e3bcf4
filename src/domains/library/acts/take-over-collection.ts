import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { refusals, takeOver } from '#domains/library/shelf/bookshelf.ts'
import { loadSharedShelf } from '#domains/library/shelf/shared-shelf.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Lấy ngăn dùng chung về: a copy of a collection of a shelf above, with where it comes from. */
export const takeOverCollection = act({
  name: 'library.take-over-collection',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, fromShelfId: idField(), fromCollectionId: idField() }).parse,
  run: (context, { shelfId, version, fromShelfId, fromCollectionId }) =>
    changeShelf(context, { shelfId, version }, async (shelf) => {
      const from = await loadSharedShelf(context.tx, shelf, fromShelfId)
      const collection = from.collections.find(({ id }) => id === fromCollectionId)
      if (!collection) throw refusals.notShared
      return takeOver(shelf, { shelfId: from.id, collection }, { on: context.today, at: context.now })
    }),
})
