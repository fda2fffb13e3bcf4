import { z } from 'zod'
import { shelfFields } from '#domains/library/acts/steps/change-shelf.ts'
import { loadShelfToChange, removeFollowing, saveFollowing } from '#domains/library/shelf/bookshelf.store.ts'
import { loadSharedShelf } from '#domains/library/shelf/shared-shelf.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Theo tủ sách dùng chung: it is shown below one's own as it is on the day; or no longer. */
export const followShelf = act({
  name: 'library.follow-shelf',
  may: 'keep bookshelves',
  parse: z.object({ ...shelfFields, followedId: idField(), follows: z.enum(['yes', 'no']) }).parse,
  async run({ tx, actor, today, audit }, { followedId, follows, ...form }) {
    const shelf = await loadShelfToChange(tx, actor, form)
    if (follows === 'no') await removeFollowing(tx, shelf.id, followedId)
    else {
      await loadSharedShelf(tx, shelf, followedId)
      await saveFollowing(tx, shelf.id, followedId, today)
    }
    audit({ subjectKind: 'bookshelf', subjectId: shelf.id, bodyId: shelf.bodyId, after: { followedId, follows } })
    return shelf
  },
})
