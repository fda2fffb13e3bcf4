import { newId } from '#base/ids.ts'
import { type ArticleVersion, textHashOf } from '#domains/library/article.ts'
import { type ArticleDeskProps, handNote, loadArticleDesk } from '#domains/library/texts/article-page.queries.ts'
import { placeOf, type TextPlace, type TextSaid } from '#domains/library/texts/article-text.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type NewText = ArticleDeskProps & { fresh: ArticleVersion; place: TextPlace }

/** The new text and where it stands: the same for looking and for saving. */
export async function newTextOf(
  db: Db,
  actor: Actor,
  { documentId, articleSlug }: { documentId: string; articleSlug: string },
  said: TextSaid,
): Promise<NewText> {
  const props = await loadArticleDesk(db, actor, documentId, articleSlug)
  const textHash = textHashOf(said.title, said.text)
  const place = placeOf(props.versions, said, textHash)
  const fresh = {
    id: newId(),
    articleId: props.article.id,
    ...said,
    toDay: place.until,
    textHash,
    sourceNote: handNote,
  }
  return { ...props, fresh, place }
}
