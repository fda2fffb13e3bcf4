import { z } from 'zod'
import { articleFields } from '#domains/library/acts/steps/article-fields.ts'
import { loadKeptToChange, markChanged } from '#domains/library/desk/desk.store.ts'
import { loadArticleDesk } from '#domains/library/texts/article-page.queries.ts'
import { removeLastVersion } from '#domains/library/texts/article-text.store.ts'
import { lastTaken } from '#domains/library/texts/article-text.ts'
import { act } from '#platform/acts/act.ts'

/** Bỏ bản chữ vừa nhập tay: the one before it stands again, as long as nobody leans on the new words. */
export const takeBackArticleText = act({
  name: 'library.take-back-article-text',
  may: 'keep the library',
  parse: z.object(articleFields).parse,
  async run(context, { documentId, articleSlug, version }) {
    const { tx, actor, now, audit } = context
    await loadKeptToChange(tx, actor, { documentId, version })
    const { document, article, versions, pinnedSince } = await loadArticleDesk(tx, actor, documentId, articleSlug)
    const { last, before } = lastTaken(versions, pinnedSince)
    await removeLastVersion(tx, { documentId, last, before }, now)
    await markChanged(tx, [documentId], now)
    audit({
      subjectKind: 'law-article',
      subjectId: article.id,
      bodyId: document.keeperBodyId,
      before: { fromDay: last.fromDay, title: last.title, text: last.text, source: last.source },
      after: { fromDay: before.fromDay, textHash: before.textHash },
    })
    return { documentId, articleSlug }
  },
})
