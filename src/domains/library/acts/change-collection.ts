import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { changeCollection as change } from '#domains/library/shelf/bookshelf.ts'
import { collectionFields } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Sửa ngăn: its name and what it is for. */
export const changeCollection = act({
  name: 'library.change-collection',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, collectionId: idField(), ...collectionFields }).parse,
  run: (context, { shelfId, version, collectionId, ...collection }) =>
    changeShelf(context, { shelfId, version }, (shelf) => change(shelf, collectionId, collection)),
})
