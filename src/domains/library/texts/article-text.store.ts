import type { ArticleVersion } from '#domains/library/article.ts'
import { noteLawChange } from '#domains/library/law-change.store.ts'
import type { Tx } from '#platform/database/database.ts'

/** The text before it goes on as long as the removed one did. */
export async function removeLastVersion(
  tx: Tx,
  { documentId, last, before }: { documentId: string; last: ArticleVersion; before: ArticleVersion },
  now: Date,
): Promise<void> {
  await tx.deleteFrom('law_article_version').where('id', '=', last.id).execute()
  await tx.updateTable('law_article_version').set({ to_day: last.toDay }).where('id', '=', before.id).execute()
  await noteLawChange(tx, { documentId, articleId: last.articleId }, now)
}
