import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { statusNames } from '#domains/library/document-status.ts'
import { guidePaths } from '#domains/library/guides/guide-paths.ts'
import { type GuideLine, listPublishedGuides } from '#domains/library/guides/guides.queries.ts'
import { rankGuides } from '#domains/library/guides/rank-guides.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { listFoundArticles } from '#domains/library/search/found-articles.queries.ts'
import type { LawSearch } from '#domains/library/search/law-search.store.ts'
import { queryLettersMax } from '#domains/library/search/law-search-filter.ts'
import type { Db } from '#platform/database/database.ts'

/** What the library says already to somebody who tells a story: for later domains, with the addresses where it is read. */
export type EverydayAnswers = { guides: AnswerLine[]; articles: AnswerLine[] }

export type AnswerLine = {
  title: string
  href: string
  /** What a guide is about; of an article its document and whether that is in force. */
  says: string
}

/** The search of the process; `ask` is all that is used of it. */
export type AskLibrary = Pick<LawSearch, 'ask'>

const guidesMax = 4
const articlesMax = 3

/** Published guides and answers first, then articles of the law; a long story is asked by its beginning. */
export async function findEverydayAnswers(db: Db, library: AskLibrary, text: string, day: Day): Promise<EverydayAnswers> {
  const [published, { hits }] = await Promise.all([
    listPublishedGuides(db),
    library.ask({ text: text.slice(0, queryLettersMax), limit: articlesMax, today: day }),
  ])
  const articles = await listFoundArticles(
    db,
    hits.map(({ articleId }) => articleId),
    day,
  )
  return {
    guides: rankGuides(
      published.filter(({ kind }) => kind !== 'newsletter'),
      text,
    )
      .slice(0, guidesMax)
      .map(lineOf),
    articles: articles.map(({ documentSlug, documentName, slug, number, title, status }) => ({
      title: title === '' ? `Điều ${number}` : `Điều ${number}. ${title}`,
      href: lawPath({ document: documentSlug, article: slug }),
      says: `${documentName} · ${statusNames[status.kind]}`,
    })),
  }
}

/** The published text that goes by a slug of the shipped ones. */
export async function findGuideBySlug(db: Db, slug: string): Promise<AnswerLine | undefined> {
  const guide = (await listPublishedGuides(db)).find((one) => fold(one.slug) === slug)
  return guide && lineOf(guide)
}

function lineOf(guide: GuideLine): AnswerLine {
  return { title: guide.title, href: guidePaths.publicGuide(guide), says: guide.summary }
}
