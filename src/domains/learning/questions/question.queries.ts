import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { ContestDeed } from '#domains/learning/contests/contest.ts'
import { type Cited, type Question, showCited } from '#domains/learning/questions/question.ts'
import { findCitedDocuments, loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { endOn, hasPlace, pinOn } from '#domains/library/reliance.ts'
import { listAnswersById, type PublishedAnswer } from '#domains/matters/published-answers.queries.ts'
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
  answerBehind: AnswerBehind
}

/** The published answer that a question was made from; undefined: it was made from none. */
export type AnswerBehind = PublishedAnswer | 'taken-down' | undefined

const questionsMax = 1_000

/** The bank of one body: what is in use first, newest first. */
export async function listQuestions(db: Db, actor: Actor, deed: ContestDeed, bodyId: string): Promise<QuestionLine[]> {
  const rows = await db
    .selectFrom('learning_question as question')
    .innerJoin('body', 'body.id', 'question.body_id')
    .select(['question.id', 'question.words', 'question.options', 'question.answer', 'question.said_number as number'])
    .select(['question.article', 'question.clause', 'question.point', 'question.withdrawn_why as withdrawnWhy'])
    .select('question.guide_id as guideId')
    .where('question.body_id', '=', bodyId)
    .where(whereMay(actor, deed, 'body'))
    .orderBy(sql`question.withdrawn_at is not null`)
    .orderBy('question.written_at', 'desc')
    .orderBy('question.id', 'desc')
    .limit(questionsMax)
    .execute()
  const answers = await listAnswersBehind(db, rows)
  return rows.map(({ number, article, clause, point, guideId, ...row }) => ({
    ...row,
    cited: showCited({ article, clause, point }, number),
    answerBehind: answers.get(guideId ?? ''),
  }))
}

/** By the id of what a question was made from; guides are not among them. */
export async function listAnswersBehind(
  db: Db,
  questions: readonly { guideId: string | null }[],
): Promise<Map<string, AnswerBehind>> {
  return listAnswersById(
    db,
    questions.flatMap(({ guideId }) => guideId ?? []),
  )
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
