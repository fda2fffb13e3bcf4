import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addResponse, surveyOf } from '#domains/learning/surveys/survey.store.ts'
import { isOpenOn, refusals } from '#domains/learning/surveys/survey.ts'
import { onPath, readAnswers } from '#domains/learning/surveys/survey-question.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { hashToken } from '#platform/identity/session-token.ts'

/** Gửi phiếu khảo sát, by anybody; nothing tells who. The same form again is one response. */
export const answerSurvey = act({
  name: 'learning.answer-survey',
  may: 'anyone',
  parse: z.looseObject({
    formKey: z
      .string({ error: submissionRefusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
    slug: z.string({ error: refusals.noSurvey.message }).max(140),
  }).parse,
  async run({ tx, today, now, audit }, { formKey, slug, ...typed }) {
    const row = await tx.selectFrom('survey').selectAll().where('slug', '=', slug).executeTakeFirst()
    if (row === undefined || row.state === 'draft' || row.state === 'submitted') throw refusals.noSurvey
    const survey = surveyOf(row)
    if (!isOpenOn(survey, today)) throw refusals.notOpen
    const { answers: read, wrong } = readAnswers(survey.questions, typed)
    if (Object.keys(wrong).length > 0) throw new FormRefusal(wrong)
    const { answers } = onPath(survey.questions, read)
    if (Object.keys(answers).length === 0)
      throw new FormRefusal({ c1: 'Phiếu còn trống. Hãy trả lời ít nhất một câu.' })
    const by = { formHash: hashToken(formKey) }
    const id = newId(now.getTime())
    if (await addResponse(tx, { id, surveyId: survey.id, answers, receivedOn: today, by }))
      audit({ subjectKind: 'survey', subjectId: survey.id, bodyId: survey.bodyId, after: { response: 'web' } })
    return { title: survey.title }
  },
})
