import type { Day } from '#base/day.ts'
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
export type EverydayAnswers = {
  /** Hỏi – đáp: what others asked before, and was answered. */
  answers: AnswerLine[]
  guides: AnswerLine[]
  articles: AnswerLine[]
  own: ReadonlyMap<string, AnswerLine>
}

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
const answersMax = 4

/**
 * Published guides and answers first, then articles of the law; a long story is asked by its beginning. `own`: what is published under
 * the slugs that are named, by slug.
 */
export async function findEverydayAnswers(
  db: Db,
  library: AskLibrary,
  { text, day, slugs }: { text: string; day: Day; slugs: readonly string[] },
): Promise<EverydayAnswers> {
  const [published, { hits }] = await Promise.all([
    listPublishedGuides(db),
    library.ask({ text: text.slice(0, queryLettersMax), limit: articlesMax, today: day }),
  ])
  const articles = await listFoundArticles(
    db,
    hits.slice(0, articlesMax).map(({ articleId }) => articleId),
    day,
  )
  const read = published.filter(({ kind }) => kind !== 'newsletter')
  const near = rankGuides(read, text)
  return {
    answers: near.filter(isAnswer).slice(0, answersMax).map(lineOf),
    guides: near
      .filter((guide) => !isAnswer(guide))
      .slice(0, guidesMax)
      .map(lineOf),
    articles: articles.map(({ documentSlug, documentName, slug, number, title, status }) => ({
      title: title === '' ? `Điều ${number}` : `Điều ${number}. ${title}`,
      href: lawPath({ document: documentSlug, article: slug }),
      says: `${documentName} · ${statusNames[status.kind]}`,
    })),
    own: new Map(read.filter(({ slug }) => slugs.includes(slug)).map((guide) => [guide.slug, lineOf(guide)])),
  }
}

/** Câu trả lời tương tự: what is published and near to a question, answers before guides. */
export async function findSimilarAnswers(db: Db, text: string): Promise<AnswerLine[]> {
  if (text === '') return []
  const near = rankGuides(
    (await listPublishedGuides(db)).filter(({ kind }) => kind !== 'newsletter'),
    text,
  )
  return near
    .toSorted((one, other) => Number(isAnswer(other)) - Number(isAnswer(one)))
    .slice(0, answersMax)
    .map(lineOf)
}

function isAnswer({ kind }: GuideLine): boolean {
  return kind === 'answer'
}

function lineOf(guide: GuideLine): AnswerLine {
  return { title: guide.title, href: guidePaths.publicGuide(guide), says: guide.summary }
}
