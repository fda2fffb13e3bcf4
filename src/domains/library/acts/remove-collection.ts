import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { removeCollection as remove } from '#domains/library/shelf/bookshelf.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ ngăn: with all that stands in it; the audit keeps what that was. */
export const removeCollection = act({
  name: 'library.remove-collection',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, collectionId: idField() }).parse,
  run: (context, { shelfId, version, collectionId }) =>
    changeShelf(context, { shelfId, version }, (shelf) => remove(shelf, collectionId)),
})
