import { loadSurveyToChange, saveSurvey } from '#domains/learning/surveys/survey.store.ts'
import type { Survey, SurveyDeed } from '#domains/learning/surveys/survey.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every step of a survey is sent with. */
export const surveyForm = { surveyId: idField(), version: versionField() }

/** One step of a survey: load for this deed, rule, save, audit. */
export async function moveSurvey(
  { tx, actor, audit }: ActContext,
  deed: SurveyDeed,
  typed: { surveyId: string; version: number },
  rule: (survey: Survey) => Survey,
): Promise<Survey> {
  const survey = rule(await loadSurveyToChange(tx, actor, deed, typed))
  await saveSurvey(tx, survey)
  audit({
    subjectKind: 'survey',
    subjectId: survey.id,
    bodyId: survey.bodyId,
    after: { state: survey.state, ...(survey.returnedWhy !== '' && { returned: survey.returnedWhy }) },
  })
  return survey
}
