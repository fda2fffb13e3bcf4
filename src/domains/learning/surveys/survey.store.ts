import type { Selectable } from 'kysely'
import { refusals, type Survey, type SurveyDeed } from '#domains/learning/surveys/survey.ts'
import type { SurveyAnswers } from '#domains/learning/surveys/survey-question.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For who runs it; «not there» and «not yours» are one answer. */
export async function loadSurvey(db: Db, actor: Actor, deed: SurveyDeed, id: string): Promise<Survey> {
  const row = await db
    .selectFrom('survey')
    .innerJoin('body', 'body.id', 'survey.body_id')
    .selectAll('survey')
    .where('survey.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return surveyOf(row)
}

/** The same to change it; refused when another version was shown. */
export async function loadSurveyToChange(
  tx: Tx,
  actor: Actor,
  deed: SurveyDeed,
  form: { surveyId: string; version: number },
): Promise<Survey> {
  await lockRow(tx, 'survey', form.surveyId)
  const survey = await loadSurvey(tx, actor, deed, form.surveyId)
  if (survey.version !== form.version) throw refusals.changedMeanwhile
  return survey
}

export async function saveSurvey(tx: Tx, survey: Survey): Promise<void> {
  const row = {
    title: survey.title,
    about: survey.about,
    written: survey.written,
    questions: json(survey.questions),
    weighting: survey.weighting,
    opens_on: survey.opensOn,
    closes_on: survey.closesOn,
    state: survey.state,
    writer_ids: survey.writerIds,
    returned_why: survey.returnedWhy,
    approved_by: survey.approvedBy,
    version: survey.version,
  }
  await tx
    .insertInto('survey')
    .values({ id: survey.id, body_id: survey.bodyId, slug: survey.slug, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

type Response = {
  id: string
  surveyId: string
  answers: SurveyAnswers
  receivedOn: string
  by: { formHash: string } | { paperNumber: number; enteredBy: string }
}

/** False: that form was sent before, or that paper was entered before. */
export async function addResponse(tx: Tx, { id, surveyId, answers, receivedOn, by }: Response): Promise<boolean> {
  const added = await tx
    .insertInto('survey_response')
    .values({
      id,
      survey_id: surveyId,
      answers: json(answers),
      received_on: receivedOn,
      form_hash: 'formHash' in by ? by.formHash : null,
      paper_number: 'formHash' in by ? null : by.paperNumber,
      entered_by: 'formHash' in by ? null : by.enteredBy,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export function surveyOf(row: Selectable<Tables['survey']>): Survey {
  return {
    id: row.id,
    bodyId: row.body_id,
    slug: row.slug,
    title: row.title,
    about: row.about,
    written: row.written,
    questions: row.questions,
    weighting: row.weighting,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    state: row.state,
    writerIds: row.writer_ids,
    returnedWhy: row.returned_why,
    approvedBy: row.approved_by,
    version: row.version,
  }
}
