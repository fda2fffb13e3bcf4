import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { addCollection as add } from '#domains/library/shelf/bookshelf.ts'
import { collectionFields } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Thêm ngăn: an empty collection at the end of the shelf. */
export const addCollection = act({
  name: 'library.add-collection',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, ...collectionFields }).parse,
  run: (context, { shelfId, version, ...collection }) =>
    changeShelf(context, { shelfId, version }, (shelf) => add(shelf, collection)),
})
