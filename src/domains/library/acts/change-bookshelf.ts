import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { changeHead } from '#domains/library/shelf/bookshelf.ts'
import { shelfHeadFields } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'

/** Sửa tủ sách: its name, what it is for, whether people see it, and whether bodies below may use it. */
export const changeBookshelf = act({
  name: 'library.change-bookshelf',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, ...shelfHeadFields }).parse,
  run: (context, { shelfId, version, ...head }) =>
    changeShelf(context, { shelfId, version }, (shelf) => changeHead(shelf, head)),
})
