import { z } from 'zod'
import { moveSurvey, surveyForm } from '#domains/learning/acts/steps/move-survey.ts'
import { giveBack } from '#domains/learning/surveys/survey.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Trả lại khảo sát, with what is to be mended. */
export const returnSurvey = act({
  name: 'learning.return-survey',
  may: 'approve surveys',
  parse: z.object({ ...surveyForm, why: textField('lý do trả lại', 10, 1000) }).parse,
  run: (context, { why, ...typed }) => moveSurvey(context, 'approve surveys', typed, (survey) => giveBack(survey, why)),
})
