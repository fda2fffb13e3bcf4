import { z } from 'zod'
import { moveSurvey, surveyForm } from '#domains/learning/acts/steps/move-survey.ts'
import { publish } from '#domains/learning/surveys/survey.ts'
import { act } from '#platform/acts/act.ts'

/** Công bố kết quả, after the last day; free words are never among them. */
export const publishSurvey = act({
  name: 'learning.publish-survey',
  may: 'approve surveys',
  parse: z.object(surveyForm).parse,
  run: (context, typed) => moveSurvey(context, 'approve surveys', typed, (survey) => publish(survey, context.today)),
})
