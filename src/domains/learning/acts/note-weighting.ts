import { z } from 'zod'
import { moveSurvey, surveyForm } from '#domains/learning/acts/steps/move-survey.ts'
import { noteWeighting } from '#domains/learning/surveys/survey.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Ghi chú về gia quyền, once the papers are in: whom the answers stand for. */
export const noteSurveyWeighting = act({
  name: 'learning.note-weighting',
  may: 'run surveys',
  parse: z.object({ ...surveyForm, weighting: textField('ghi chú', 0, 1000) }).parse,
  run: (context, { weighting, ...typed }) =>
    moveSurvey(context, 'run surveys', typed, (survey) => noteWeighting(survey, weighting)),
})
