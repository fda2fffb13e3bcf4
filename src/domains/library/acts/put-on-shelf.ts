import { z } from 'zod'
import { changeShelf, shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { wishForSound } from '#domains/library/listening/make-sound.store.ts'
import { put } from '#domains/library/shelf/bookshelf.ts'
import { noteField, targetField } from '#domains/library/shelf/shelf-fields.ts'
import { checkTargetStands } from '#domains/library/shelf/shelf-target.queries.ts'
import { targetPath } from '#domains/library/shelf/shelf-target.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đặt vào tủ: a document, an article, a khoản or a guide at the end of a collection, with a word why it stands there. */
export const putOnShelf = act({
  name: 'library.put-on-shelf',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, collectionId: idField(), target: targetField, note: noteField }).parse,
  run: (context, { shelfId, version, collectionId, target, note }) =>
    changeShelf(context, { shelfId, version }, async (shelf) => {
      await checkTargetStands(context.tx, target, context.today)
      if (target.kind !== 'document') await wishForSound(context.tx, targetPath(target), context.now)
      return put(shelf, { collectionId, target, note, at: context.now })
    }),
})
