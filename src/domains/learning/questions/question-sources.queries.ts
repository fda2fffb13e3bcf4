import { sql } from 'kysely'
import { readGuideText } from '#domains/library/guide-text.ts'
import {
  findPublishedAnswers,
  listAnswersById,
  type PublishedAnswer,
} from '#domains/matters/published-answers.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type GuideSource = { id: string; title: string }
export type SourceSentence = { text: string; cited: string }

/** The text that a question is made from: approved, and read by everybody. */
export type ChosenSource = {
  id: string
  title: string
  sentences: SourceSentence[]
  /** It answers what somebody asked. */
  answer: PublishedAnswer | undefined
}

/** What a new question can be made from, and what was chosen of it. */
export type QuestionSources = {
  guides: GuideSource[]
  answers: PublishedAnswer[]
  /** What was looked for among the answers; undefined: nobody looked. */
  search: string | undefined
  chosen: ChosenSource | undefined
  sentence: SourceSentence | undefined
}

/** From the address of the form: a text, which of its sentences (from 0), words looked for. What is read no longer is not chosen. */
export async function loadQuestionSources(
  db: Db,
  asked: { sourceId: string | undefined; sentence: number; search: string | undefined },
): Promise<QuestionSources> {
  const chosen = asked.sourceId === undefined ? undefined : await findSource(db, asked.sourceId)
  return {
    guides: await listGuideSources(db),
    answers: await findPublishedAnswers(db, asked.search ?? ''),
    search: asked.search,
    chosen,
    sentence: chosen?.sentences[asked.sentence],
  }
}

const guidesMax = 200

/** Approved guides; what was made of somebody's question is found as an answer. */
async function listGuideSources(db: Db): Promise<GuideSource[]> {
  const { rows } = await sql<GuideSource>`
    select guide.id, edition.title from guide join guide_edition edition
      on edition.guide_id = guide.id and edition.number = guide.edition
    where guide.is_public and not guide.is_asked order by edition.title limit ${guidesMax}`.execute(db)
  return rows
}

/** With its sentences that say a thing of the law, each with its first place; undefined: nobody may read it now. */
export async function findSource(db: Db, id: string): Promise<ChosenSource | undefined> {
  const row = await db
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select(['edition.title', 'edition.words'])
    .where('guide.id', '=', id)
    .where('guide.is_public', '=', true)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const answer = (await listAnswersById(db, [id])).get(id)
  return {
    id,
    title: row.title,
    sentences: sentencesOf(row.words.text),
    answer: answer === 'taken-down' ? undefined : answer,
  }
}

function sentencesOf(text: string): SourceSentence[] {
  return readGuideText(text).sections.flatMap(({ sentences }) =>
    sentences.flatMap(({ text, citations: [first] }) => {
      if (first === undefined) return []
      const { documentNumber, article, clause, point } = first
      const cited = [documentNumber, `Điều ${article}`, clause && `khoản ${clause}`, point && `điểm ${point}`]
      return [{ text, cited: cited.filter(Boolean).join(' ') }]
    }),
  )
}
