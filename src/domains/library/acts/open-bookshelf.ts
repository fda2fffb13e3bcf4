import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addShelf } from '#domains/library/shelf/bookshelf.store.ts'
import { type Bookshelf, refusals } from '#domains/library/shelf/bookshelf.ts'
import { freeSlug, loadKeepableBody } from '#domains/library/shelf/shelf-body.queries.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Lập tủ sách của một cơ quan: closed, with two collections to begin with, until somebody opens it for the people. */
export const openBookshelf = act({
  name: 'library.open-bookshelf',
  may: 'keep bookshelves',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan có tủ sách.') }).parse,
  async run({ tx, actor, now, audit }, { bodyId }) {
    await lockRow(tx, 'body', bodyId)
    const body = await loadKeepableBody(tx, actor, bodyId)
    if (body.hasShelf) throw refusals.hasShelf
    const shelf: Bookshelf = {
      id: newId(),
      bodyId,
      slug: await freeSlug(tx, body),
      name: `Tủ sách pháp luật ${body.called}`,
      about: '',
      isOpen: false,
      isShared: false,
      version: 0,
      collections: firstCollections.map((name) => ({ id: newId(), name, about: '', source: null, entries: [] })),
    }
    await addShelf(tx, shelf, now)
    audit({
      subjectKind: 'bookshelf',
      subjectId: shelf.id,
      bodyId,
      before: null,
      after: { slug: shelf.slug, name: shelf.name },
    })
    return shelf
  },
})

const firstCollections = ['Việc thường gặp', 'Văn bản mới']
