import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { removeEntry } from '#domains/library/shelf/bookshelf.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Lấy khỏi tủ: the entry goes, the text stays in the library. */
export const takeOffShelf = act({
  name: 'library.take-off-shelf',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, entryId: idField() }).parse,
  run: (context, { shelfId, version, entryId }) =>
    changeShelf(context, { shelfId, version }, (shelf) => removeEntry(shelf, entryId)),
})
