import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { moveEntry as move } from '#domains/library/shelf/bookshelf.ts'
import { directionField } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Chuyển mục lên hoặc xuống trong ngăn. */
export const moveEntry = act({
  name: 'library.move-entry',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, entryId: idField(), direction: directionField }).parse,
  run: (context, { shelfId, version, entryId, direction }) =>
    changeShelf(context, { shelfId, version }, (shelf) => move(shelf, entryId, direction)),
})
