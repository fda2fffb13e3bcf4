import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { didBefore, whereStandard } from '#domains/standard/assessment.store.ts'
import type { Assessment, AssessmentState, Outcome } from '#domains/standard/assessment.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type AssessmentLine = {
  id: string
  placeId: string
  placeName: string
  placeKind: string
  provinceId: string
  year: number
  ruleSetId: string
  state: AssessmentState
  outcome: Outcome | null
  decisionNumber: string
  decidedOn: Day | null
  excludedWhy: string
  version: number
  /** How it was judged when it was submitted; null before. */
  frozenOutcome: Judgment['outcome'] | null
  signed: number
  reviewed: number
}

const linesMax = 4_000
export const assessmentsPageSize = 100

/** Which assessments of a year; left out: every state, every province. */
export type AssessmentsFilter = { year: number; state?: AssessmentState | undefined; provinceId?: string | undefined }

/** Within one's reach, by province and name, a page at a time; and how many there are by state. */
export async function listAssessments(
  db: Db,
  actor: Actor,
  { year, state, provinceId }: AssessmentsFilter,
  page = 1,
): Promise<{ lines: AssessmentLine[]; total: number; byState: Partial<Record<AssessmentState, number>> }> {
  const seen = sql<SqlBool>`a.year = ${year} and ${provinceId === undefined ? sql`true` : sql`a.province_id = ${provinceId}`}
    and ${whereStandard(actor, 'read standard', 'a')}`
  const { rows } = await sql<{ state: AssessmentState; count: number }>`
    select a.state, count(*)::int as count from standard_assessment a join body on body.id = a.body_id where ${seen} group by a.state`.execute(
    db,
  )
  const byState = Object.fromEntries(rows.map((row) => [row.state, row.count]))
  const total = rows.reduce((sum, row) => sum + (state === undefined || row.state === state ? row.count : 0), 0)
  const which = state === undefined ? seen : sql<SqlBool>`${seen} and a.state = ${state}`
  return { lines: await list(db, which, page), total, byState }
}

/** What waits for a decision of somebody: never of who did a step before. */
const waitsFor = (actor: Actor) =>
  sql<SqlBool>`a.state = 'appraised' and ${actor.personId}::uuid <> all(${didBefore('a')}) and ${whereStandard(actor, 'decide standard', 'a')}`

/** A page at a time, and how much does. */
export async function listToDecide(
  db: Db,
  actor: Actor,
  page = 1,
): Promise<{ lines: AssessmentLine[]; total: number }> {
  const which = waitsFor(actor)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from standard_assessment a where ${which}`.execute(db)
  return { lines: await list(db, which, page), total: rows[0]!.count }
}

/** Whether anything does; nothing is judged for it. */
export async function hasWaiting(db: Db, actor: Actor): Promise<boolean> {
  const { rows } = await sql`select 1 from standard_assessment a where ${waitsFor(actor)} limit 1`.execute(db)
  return rows.length > 0
}

/** Assessed with a rule set in a province, to see what new values would do. */
export async function listOfProvince(db: Db, provinceId: string, ruleSetId: string): Promise<AssessmentLine[]> {
  return list(db, sql<SqlBool>`a.province_id = ${provinceId} and a.rule_set = ${ruleSetId} and a.state <> 'excluded'`)
}

/** Of a province in a year, those that are not assessed too. */
export async function listOfYear(db: Db, provinceId: string, year: number): Promise<AssessmentLine[]> {
  return list(db, sql<SqlBool>`a.province_id = ${provinceId} and a.year = ${year}`)
}

/** `page`: so many at a time; left out: all. */
async function list(db: Db, which: ReturnType<typeof sql<SqlBool>>, page?: number): Promise<AssessmentLine[]> {
  const [limit, offset] = page === undefined ? [linesMax, 0] : [assessmentsPageSize, (page - 1) * assessmentsPageSize]
  const { rows } = await sql<AssessmentLine>`
    select a.id, a.place_id as "placeId", place.full_name as "placeName", place.kind as "placeKind", a.province_id as "provinceId", a.year,
      a.rule_set as "ruleSetId", a.state, a.outcome, a.decision_number as "decisionNumber", a.decided_on as "decidedOn",
      a.excluded_why as "excludedWhy", a.version, a.frozen -> 'judgment' ->> 'outcome' as "frozenOutcome", counts.signed, counts.reviewed
    from standard_assessment a join place on place.id = a.place_id join body on body.id = a.body_id
      cross join lateral (select count(self)::int as signed, count(review)::int as reviewed from standard_indicator
        where assessment_id = a.id) counts
    where ${which} order by a.province_id, place.sort_key, a.year desc, a.id limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows
}

export type NamedAssessment = Assessment & {
  placeName: string
  placeKind: string
  bodyName: string
  provinceName: string
  submittedByName: string | null
  appraisedByName: string | null
  decidedByName: string | null
}

/** With the names that its pages show. */
export async function nameAssessment(db: Db, assessment: Assessment): Promise<NamedAssessment> {
  const { rows } = await sql<Omit<NamedAssessment, keyof Assessment>>`
    select place.full_name as "placeName", place.kind as "placeKind", coalesce(body.short_name, body.name) as "bodyName", province.full_name as "provinceName",
      submitted.name as "submittedByName", appraised.name as "appraisedByName", decided.name as "decidedByName"
    from standard_assessment a join place on place.id = a.place_id join place province on province.id = a.province_id
      join body on body.id = a.body_id left join person submitted on submitted.id = a.submitted_by
      left join person appraised on appraised.id = a.appraised_by left join person decided on decided.id = a.decided_by
    where a.id = ${assessment.id}`.execute(db)
  return { ...assessment, ...rows[0]! }
}

/** Provinces of which somebody sees every commune, not only some: who does not is told no share of them. */
export async function listSeenProvinces(db: Db, actor: Actor): Promise<string[]> {
  const commune = sql`from body join place on place.id = body.place_id
    where place.parent_id = province.id and body.kind = 'ubnd' and body.to_day is null`
  const { rows } = await sql<{ id: string }>`
    select province.id from place province where province.parent_id is null
      and (exists (select 1 from body where body.place_id = province.id and body.kind = 'ubnd' and body.to_day is null
          and ${whereMay(actor, 'decide standard', 'body')})
        or (exists (select 1 ${commune}) and not exists (select 1 ${commune} and not ${whereMay(actor, 'read standard', 'body')})))
    order by province.sort_key`.execute(db)
  return rows.map(({ id }) => id)
}

/** Provinces of today; the whole country, where a ministry stands, is none. */
export async function countProvinces(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from place where parent_id is null and path <> '' and to_day is null`.execute(db)
  return rows[0]!.count
}

/** The province whose rules a list of assessments is shown with: of its lines where they are of one, else of one's own body. */
export async function findOwnProvince(
  db: Db,
  { bodyId }: Pick<Actor, 'bodyId'>,
  lines: readonly { provinceId: string }[],
): Promise<string | null> {
  const [province, ...more] = new Set(lines.map(({ provinceId }) => provinceId))
  if (province !== undefined) return more.length === 0 ? province : null
  const { rows } = await sql<{ id: string }>`
    select split_part(place_path, '/', 1) as id from body where id = ${bodyId}`.execute(db)
  return rows[0]?.id ?? null
}
