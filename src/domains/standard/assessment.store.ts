import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { communeIdOf } from '#domains/bodies/body.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import {
  type Assessment,
  type IndicatorState,
  refusals,
  type StandardDeed,
  whomSignsFor,
} from '#domains/standard/assessment.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

/**
 * Whether somebody may do a deed with the assessment of a row: at the commune's own body (`body`), or, for what the province decides, at
 * a body of the province itself. Whoever decides may read. Appraising is another layer than assessing: a role that stands within a commune
 * opens none of it, whoever gave it.
 */
export function whereStandard(actor: Pick<Actor, 'grants'>, deed: StandardDeed, assessmentAlias: string) {
  const decides = sql<SqlBool>`exists (select 1 from body deciding where deciding.place_id = ${sql.ref(`${assessmentAlias}.province_id`)}
    and deciding.kind = 'ubnd' and deciding.to_day is null and ${whereMay(actor, 'decide standard', 'deciding')})`
  if (deed === 'decide standard') return decides
  if (deed === 'appraise standard') return whereMay({ grants: actor.grants.filter(standsAbove) }, deed, 'body')
  const own = whereMay(actor, deed, 'body')
  return deed === 'read standard' ? sql<SqlBool>`(${own} or ${decides})` : own
}

/** Whether a role stands above the communes: at a body of a province, of a ministry, or for the whole system. */
const standsAbove = (grant: Actor['grants'][number]) => communeIdOf(grant) === undefined

/** Ids of who submitted, appraised or reviewed the assessment of a row: whoever did a step before does not decide. */
export function didBefore(assessmentAlias: string) {
  const of = (column: string) => sql.ref(`${assessmentAlias}.${column}`)
  return sql<string[]>`array_remove(array[${of('submitted_by')}, ${of('appraised_by')}] || array(
    select distinct i.reviewed_by from standard_indicator i where i.assessment_id = ${of('id')} order by i.reviewed_by), null)`
}

/** For whoever may do the deed; «not there» and «not yours» are one answer. */
export async function loadAssessment(db: Db, actor: Actor, deed: StandardDeed, id: string): Promise<Assessment> {
  const row = await db
    .selectFrom('standard_assessment')
    .innerJoin('body', 'body.id', 'standard_assessment.body_id')
    .selectAll('standard_assessment')
    .where('standard_assessment.id', '=', id)
    .where(whereStandard(actor, deed, 'standard_assessment'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return assessmentOf(row)
}

/** See `whomSignsFor`: at the body of an assessment. */
export async function listSignedFor(db: Db, actor: Actor, { bodyId }: Pick<Assessment, 'bodyId'>) {
  const at = await db
    .selectFrom('body')
    .select(['id as bodyId', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', bodyId)
    .executeTakeFirstOrThrow()
  return whomSignsFor(actor, at)
}

/** The same to change it: seen by nobody else until the end of the transaction; refused when another version was shown. */
export async function loadAssessmentToChange(
  tx: Tx,
  actor: Actor,
  deed: StandardDeed,
  form: { assessmentId: string; version: number },
): Promise<Assessment> {
  await lockRow(tx, 'standard_assessment', form.assessmentId)
  const assessment = await loadAssessment(tx, actor, deed, form.assessmentId)
  if (assessment.version !== form.version) throw refusals.changedMeanwhile
  return assessment
}

/** A new one; refused when the commune has one of the year, one that was made at the same moment too. */
export async function addAssessment(tx: Tx, assessment: Assessment): Promise<void> {
  const added = await tx
    .insertInto('standard_assessment')
    .values({ ...keyOf(assessment), ...rowOf(assessment) })
    .onConflict((on) => on.columns(['place_id', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw refusals.taken
}

/** So that the register of a commune does not change while one of its assessments is being decided. */
export async function lockAssessmentsOf(tx: Tx, placeId: string): Promise<void> {
  await sql`select 1 from standard_assessment where place_id = ${placeId} order by id for update`.execute(tx)
}

export async function saveAssessment(tx: Tx, assessment: Assessment): Promise<void> {
  const row = rowOf(assessment)
  await tx
    .insertInto('standard_assessment')
    .values({ ...keyOf(assessment), ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

function keyOf({ id, placeId, provinceId, bodyId, year, ruleSetId }: Assessment) {
  return { id, place_id: placeId, province_id: provinceId, body_id: bodyId, year, rule_set: ruleSetId }
}

function rowOf(assessment: Assessment) {
  return {
    state: assessment.state,
    returned_why: assessment.returnedWhy,
    returned_at: assessment.returnedAt,
    excluded_why: assessment.excludedWhy,
    excluded_ground: assessment.excludedGround,
    submitted_by: assessment.submittedBy,
    submitted_at: assessment.submittedAt,
    frozen: assessment.frozen === null ? null : json(assessment.frozen),
    appraised_by: assessment.appraisedBy,
    appraisal_note: assessment.appraisalNote,
    decided_by: assessment.decidedBy,
    outcome: assessment.outcome,
    decision_number: assessment.decisionNumber,
    decided_on: assessment.decidedOn,
    decision_why: assessment.decisionWhy,
    version: assessment.version,
  }
}

/** Notes that something beside the row changed, so that a form made before it is refused. */
export async function touchAssessment(tx: Tx, { id, version }: Pick<Assessment, 'id' | 'version'>): Promise<void> {
  await tx
    .updateTable('standard_assessment')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function saveIndicator(tx: Tx, assessmentId: string, indicator: IndicatorState): Promise<void> {
  const row = {
    owner_id: indicator.ownerId,
    owner_since: indicator.ownerSince,
    due_on: indicator.dueOn,
    self: indicator.self,
    self_points: indicator.selfPoints,
    self_why: indicator.selfWhy,
    signed_by: indicator.signedBy,
    signed_at: indicator.signedAt,
    review: indicator.review,
    review_points: indicator.reviewPoints,
    review_why: indicator.reviewWhy,
    reviewed_by: indicator.reviewedBy,
  }
  await tx
    .insertInto('standard_indicator')
    .values({ assessment_id: assessmentId, code: indicator.code, ...row })
    .onConflict((on) => on.columns(['assessment_id', 'code']).doUpdateSet(row))
    .execute()
}

export function assessmentOf(row: Selectable<Tables['standard_assessment']>): Assessment {
  return {
    id: row.id,
    placeId: row.place_id,
    provinceId: row.province_id,
    bodyId: row.body_id,
    year: row.year,
    ruleSetId: row.rule_set,
    state: row.state,
    returnedWhy: row.returned_why,
    returnedAt: row.returned_at,
    excludedWhy: row.excluded_why,
    excludedGround: row.excluded_ground,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    frozen: row.frozen,
    appraisedBy: row.appraised_by,
    appraisalNote: row.appraisal_note,
    decidedBy: row.decided_by,
    outcome: row.outcome,
    decisionNumber: row.decision_number,
    decidedOn: row.decided_on,
    decisionWhy: row.decision_why,
    version: row.version,
  }
}

/**
 * Assessments not decided yet, of bodies that ended with one successor of the same commune, at most so many, to that one. An assessment is
 * of its commune: to another it does not go.
 */
export async function moveStrandedAssessments(tx: Tx, today: Day, countMax: number) {
  const which = sql<SqlBool>`held.state in ('preparing', 'submitted', 'appraised')
    and held.place_id = (select place_id from body heir where heir.id = gone.new_id)`
  return (await moveToOnlySuccessors('standard_assessment', { today, countMax, which }).execute(tx)).rows
}
