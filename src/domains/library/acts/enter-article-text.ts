import { z } from 'zod'
import { textFields } from '#domains/library/acts/steps/article-fields.ts'
import { addVersion } from '#domains/library/article.store.ts'
import { loadKeptToChange, markChanged } from '#domains/library/desk/desk.store.ts'
import { newTextOf } from '#domains/library/texts/new-text.queries.ts'
import { act } from '#platform/acts/act.ts'

/** Nhập bản chữ mới của một điều từ một ngày: the text before it ends on that day; the article stays the same. */
export const enterArticleText = act({
  name: 'library.enter-article-text',
  may: 'keep the library',
  parse: z.object(textFields).parse,
  async run(context, { documentId, articleSlug, version, ...said }) {
    const { tx, actor, now, audit } = context
    await loadKeptToChange(tx, actor, { documentId, version })
    const { document, article, fresh, place } = await newTextOf(tx, actor, { documentId, articleSlug }, said)
    await addVersion(tx, fresh, { mark: 'E', now })
    await markChanged(tx, [documentId], now)
    const { before } = place
    audit({
      subjectKind: 'law-article',
      subjectId: article.id,
      bodyId: document.keeperBodyId,
      before: { fromDay: before.fromDay, textHash: before.textHash, source: before.source },
      after: { fromDay: said.fromDay, textHash: fresh.textHash, source: said.source, amendedBy: said.amendedBy },
    })
    return { documentId, articleSlug }
  },
})
