import { z } from 'zod'
import { moveSurvey, surveyForm } from '#domains/learning/acts/steps/move-survey.ts'
import { approve } from '#domains/learning/surveys/survey.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Duyệt khảo sát, by somebody who did not write it. */
export const approveSurvey = act({
  name: 'learning.approve-survey',
  may: 'approve surveys',
  parse: z.object(surveyForm).parse,
  run: (context, typed) =>
    moveSurvey(context, 'approve surveys', typed, (survey) => approve(survey, personIdOf(context.actor))),
})
