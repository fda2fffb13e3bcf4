import type { Day } from '#base/day.ts'
import type { StatusKind } from '#domains/library/document-status.ts'
import { type BestClause, bestClause } from '#domains/library/search/best-clause.ts'
import { type FoundArticle, listFoundArticles } from '#domains/library/search/found-articles.queries.ts'
import type { LawAnswer } from '#domains/library/search/law-search.ts'
import { wordsToMark } from '#domains/library/search/words-to-mark.ts'
import type { Db } from '#platform/database/database.ts'

export type SearchResult = {
  article: FoundArticle
  best: BestClause
  /** Articles with the same words. */
  twins: FoundArticle[]
}

const twinsMax = 4

/** Hits as they are shown, on a day. Of the same words the article that is in force stands for all. */
export async function listSearchResults(
  db: Db,
  { hits, readAs }: Pick<LawAnswer, 'hits' | 'readAs'>,
  { text, day }: { text: string; day: Day },
): Promise<SearchResult[]> {
  const ids = hits.flatMap(({ articleId, twins }) => [articleId, ...twins.slice(0, twinsMax)])
  const found = new Map((await listFoundArticles(db, ids, day)).map((one) => [one.articleId, one]))
  const marked = wordsToMark(text, readAs)
  return hits.flatMap(({ articleId, twins, passage }) => {
    const [article, ...same] = [articleId, ...twins].flatMap((id) => found.get(id) ?? []).sort(inForceFirst)
    if (article === undefined) return []
    const asked = article.number === readAs.article ? readAs.clause : null
    return { article, best: bestClause(article.text, marked, { asked, passage }), twins: same }
  })
}

function inForceFirst({ status: one }: FoundArticle, { status: other }: FoundArticle): number {
  return Number(ended.has(one.kind)) - Number(ended.has(other.kind))
}

const ended = new Set<StatusKind>(['expired', 'not-yet', 'suspended'])
