import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ContestDeed } from '#domains/learning/contests/contest.ts'
import { type Cited, type Question, showCited } from '#domains/learning/questions/question.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { findCitedDocuments, loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { endOn, hasPlace, pinOn } from '#domains/library/reliance.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type QuestionLine = {
  id: string
  words: string
  options: string[]
  answer: number
  cited: string
  /** '' while it is in use. */
  withdrawnWhy: string
}

const questionsMax = 1_000

/** The bank of one body: what is in use first, newest first. */
export async function listQuestions(db: Db, actor: Actor, deed: ContestDeed, bodyId: string): Promise<QuestionLine[]> {
  const rows = await db
    .selectFrom('learning_question as question')
    .innerJoin('body', 'body.id', 'question.body_id')
    .select(['question.id', 'question.words', 'question.options', 'question.answer', 'question.said_number as number'])
    .select(['question.article', 'question.clause', 'question.point', 'question.withdrawn_why as withdrawnWhy'])
    .where('question.body_id', '=', bodyId)
    .where(whereMay(actor, deed, 'body'))
    .orderBy(sql`question.withdrawn_at is not null`)
    .orderBy('question.written_at', 'desc')
    .orderBy('question.id', 'desc')
    .limit(questionsMax)
    .execute()
  return rows.map(({ number, article, clause, point, ...row }) => ({
    ...row,
    cited: showCited({ article, clause, point }, number),
  }))
}

export type FoundCited = { found: Question['cited'] } | { why: string }

/** The cited place as it stands on a day, pinned; or why nothing can lean on it. */
export async function findCited(db: Db, cited: Cited, day: Day): Promise<FoundCited> {
  const documentId = (await findCitedDocuments(db, [cited.number], day)).get(cited.number)
  if (documentId === undefined)
    return { why: `Thư viện chưa có văn bản ${cited.number}. Hãy xem lại số, hoặc nhờ biên tập thư viện nhập văn bản.` }
  const facts = (await loadDocumentFacts(db, [{ documentId, article: cited.article }])).get(documentId)!
  const place = placeFactsOf(facts, cited.article)
  const ended = endOn(day, cited, place)
  if (ended !== undefined) return { why: `${showCited(cited, cited.number)}: ${ended.sentence}` }
  if (hasPlace(day, cited, place) === false || (facts.hasText && place.versions.length === 0))
    return { why: `Văn bản ${cited.number} không có ${showCited(cited, cited.number).split(',')[0]}. Hãy xem lại.` }
  const { number, ...at } = cited
  return { found: { ...at, documentId, saidNumber: number, ...pinOn(day, cited, place) } }
}

export type GuideSource = { id: string; title: string }
export type SourceSentence = { text: string; cited: string }

const guidesMax = 200

/** Approved guides from which questions are made. */
export async function listGuideSources(db: Db): Promise<GuideSource[]> {
  const { rows } = await sql<GuideSource>`
    select guide.id, edition.title from guide join guide_edition edition
      on edition.guide_id = guide.id and edition.number = guide.edition
    where guide.is_public order by edition.title limit ${guidesMax}`.execute(db)
  return rows
}

/** Sentences of an approved guide that say a thing of the law, each with its first place. */
export async function listSourceSentences(db: Db, guideId: string): Promise<SourceSentence[]> {
  const row = await db
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select('edition.words')
    .where('guide.id', '=', guideId)
    .where('guide.is_public', '=', true)
    .executeTakeFirst()
  return readGuideText(row?.words.text ?? '').sections.flatMap(({ sentences }) =>
    sentences.flatMap(({ text, citations: [first] }) => {
      if (first === undefined) return []
      const { documentNumber, article, clause, point } = first
      const cited = [documentNumber, `Điều ${article}`, clause && `khoản ${clause}`, point && `điểm ${point}`]
      return [{ text, cited: cited.filter(Boolean).join(' ') }]
    }),
  )
}
