import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { carryEntry as carry } from '#domains/library/shelf/bookshelf.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Chuyển mục sang ngăn khác. */
export const carryEntry = act({
  name: 'library.carry-entry',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, entryId: idField(), collectionId: idField('Hãy chọn ngăn để chuyển mục sang.') })
    .parse,
  run: (context, { shelfId, version, entryId, collectionId }) =>
    changeShelf(context, { shelfId, version }, (shelf) => carry(shelf, entryId, collectionId)),
})
