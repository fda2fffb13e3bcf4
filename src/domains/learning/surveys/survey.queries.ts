import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { surveyOf } from '#domains/learning/surveys/survey.store.ts'
import type { Survey, SurveyState } from '#domains/learning/surveys/survey.ts'
import type { SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'
import { type QuestionResult, type RawCount, resultOf } from '#domains/learning/surveys/survey-results.ts'
import { nation } from '#domains/places/place.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type SurveyLine = {
  id: string
  slug: string
  title: string
  bodyName: string
  state: SurveyState
  opensOn: Day
  closesOn: Day
}

const surveysMax = 200

export async function listSurveys(db: Db, actor: Actor): Promise<SurveyLine[]> {
  return listWhere(db, whereMay(actor, 'read surveys', 'body'))
}

/** What everybody may answer, or read the results of. */
export async function listPublicSurveys(db: Db): Promise<SurveyLine[]> {
  return listWhere(db, sql<SqlBool>`survey.state in ('approved', 'published')`)
}

async function listWhere(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<SurveyLine[]> {
  const { rows } = await sql<SurveyLine>`
    select survey.id, survey.slug, survey.title, body.name as "bodyName", survey.state, survey.opens_on as "opensOn",
      survey.closes_on as "closesOn"
    from survey join body on body.id = survey.body_id where ${which} order by survey.closes_on desc, survey.id limit ${surveysMax}`.execute(
    db,
  )
  return rows
}

export type NamedSurvey = Survey & { bodyName: string; provinceName: string }

export async function findSurvey(db: Db, by: { slug: string } | { id: string }): Promise<NamedSurvey | undefined> {
  const row = await db
    .selectFrom('survey')
    .innerJoin('body', 'body.id', 'survey.body_id')
    .innerJoin('place', (join) =>
      join.on(sql`coalesce(nullif(split_part(body.place_path, '/', 1), ''), ${nation.id})`, '=', sql.ref('place.id')),
    )
    .selectAll('survey')
    .select(['body.name as bodyName', 'place.full_name as provinceName'])
    .where(
      'slug' in by
        ? sql<SqlBool>`survey.slug = ${by.slug} and survey.state in ('approved', 'published')`
        : sql<SqlBool>`survey.id = ${by.id}`,
    )
    .executeTakeFirst()
  return row && { ...surveyOf(row), bodyName: row.bodyName, provinceName: row.provinceName }
}

export type ResponseCount = { all: number; paper: number; lastPaper: number }

export async function countResponses(db: Db, surveyId: string): Promise<ResponseCount> {
  const { rows } = await sql<ResponseCount>`
    select count(*)::int as all, count(paper_number)::int as paper, coalesce(max(paper_number), 0)::int as "lastPaper"
    from survey_response where survey_id = ${surveyId}`.execute(db)
  return rows[0]!
}

/** Every question's result; small cells are hidden here already, whoever asks. */
export async function listSurveyResults(db: Db, survey: Pick<Survey, 'id' | 'questions'>): Promise<QuestionResult[]> {
  const { all } = await countResponses(db, survey.id)
  const results: QuestionResult[] = []
  for (const question of survey.questions) results.push(resultOf(question, all, await countOf(db, survey.id, question)))
  return results
}

const textsMax = 300

async function countOf(db: Db, surveyId: string, { number, kind, options }: SurveyQuestion): Promise<RawCount> {
  const key = String(number)
  const from = sql`from survey_response where survey_id = ${surveyId} and answers ? ${key}`
  const { rows: answered } = await sql<{ count: number }>`select count(*)::int as count ${from}`.execute(db)
  const count: RawCount = {
    answered: answered[0]!.count,
    byOption: options.map(() => 0),
    mean: null,
    median: null,
    texts: [],
  }
  if (kind === 'text') {
    const { rows } = await sql<{ text: string }>`
      select answers ->> ${key} as text ${from} order by md5(id::text) limit ${textsMax}`.execute(db)
    return { ...count, texts: rows.map(({ text }) => text) }
  }
  if (kind !== 'number') {
    const one = kind === 'many' ? sql`jsonb_array_elements_text(answers -> ${key})` : sql`answers ->> ${key}`
    const { rows } = await sql<{ option: string; count: number }>`
      select option, count(*)::int as count from (select ${one} as option ${from}) one group by option`.execute(db)
    for (const row of rows) count.byOption[Number(row.option)] = row.count
  }
  if (kind === 'many' || kind === 'one') return count
  // a scale is kept by its option, from 0
  const { rows } = await sql<{ mean: number | null; median: number | null }>`
    select avg(value)::float8 as mean, (percentile_cont(0.5) within group (order by value))::float8 as median
    from (select (answers ->> ${key})::float8 + ${kind === 'scale' ? 1 : 0} as value ${from}) one`.execute(db)
  return { ...count, ...rows[0]! }
}
