import { z } from 'zod'
import { versionOn } from '#domains/library/article.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { refusals as documentRefusals } from '#domains/library/document.ts'
import { findArticle, findDocument, listVersions, loadText } from '#domains/library/reading/reading.queries.ts'
import { noteUnclear } from '#domains/library/unclear/unclear-place.store.ts'
import { refusals, wholeText } from '#domains/library/unclear/unclear-place.ts'
import { act } from '#platform/acts/act.ts'

/** Báo một điều, một khoản chưa hiểu: `place` is the number of a khoản of today's words, or empty for all of the article. */
export const sayArticleUnclear = act({
  name: 'library.say-article-unclear',
  may: 'anyone',
  parse: z.object({
    document: z.string().max(200).catch(''),
    article: z.string().max(60).catch(''),
    place: z.string().max(12).catch(''),
  }).parse,
  async run({ tx, today }, input) {
    const document = await findDocument(tx, input.document)
    if (document === undefined) throw documentRefusals.notFound
    const article = await findArticle(tx, document.id, input.article)
    if (article === undefined) throw documentRefusals.articleNotFound
    if (input.place !== wholeText) {
      const version = versionOn(await listVersions(tx, article.id), today)
      const { clauses } = clausesOf(version === undefined ? '' : await loadText(tx, version.id))
      if (!clauses.some(({ number }) => number === input.place)) throw refusals.noPlace
    }
    await noteUnclear(tx, { kind: 'article', subjectId: article.id, place: input.place }, today)
    return { document: document.slug, article: article.slug }
  },
})
