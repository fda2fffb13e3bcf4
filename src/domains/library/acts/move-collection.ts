import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { moveCollection as move } from '#domains/library/shelf/bookshelf.ts'
import { directionField } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Chuyển ngăn lên hoặc xuống. */
export const moveCollection = act({
  name: 'library.move-collection',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, collectionId: idField(), direction: directionField }).parse,
  run: (context, { shelfId, version, collectionId, direction }) =>
    changeShelf(context, { shelfId, version }, (shelf) => move(shelf, collectionId, direction)),
})
