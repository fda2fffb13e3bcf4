import { z } from 'zod'
import { moveSurvey, surveyForm } from '#domains/learning/acts/steps/move-survey.ts'
import { submit } from '#domains/learning/surveys/survey.ts'
import { act } from '#platform/acts/act.ts'

/** Trình khảo sát. */
export const submitSurvey = act({
  name: 'learning.submit-survey',
  may: 'run surveys',
  parse: z.object(surveyForm).parse,
  run: (context, typed) => moveSurvey(context, 'run surveys', typed, submit),
})
