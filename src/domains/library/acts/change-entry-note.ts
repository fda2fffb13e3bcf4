import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { changeNote } from '#domains/library/shelf/bookshelf.ts'
import { noteField } from '#domains/library/shelf/shelf-fields.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Sửa lời ghi: why an entry stands on the shelf. */
export const changeEntryNote = act({
  name: 'library.change-entry-note',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, entryId: idField(), note: noteField }).parse,
  run: (context, { shelfId, version, entryId, note }) =>
    changeShelf(context, { shelfId, version }, (shelf) => changeNote(shelf, entryId, note)),
})
