import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addResponse, loadSurvey } from '#domains/learning/surveys/survey.store.ts'
import { refusals } from '#domains/learning/surveys/survey.ts'
import { onPath, readAnswers } from '#domains/learning/surveys/survey-question.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/**
 * Nhập phiếu giấy, also after the last day: papers come in late. An answer that stands beside the branch which the paper took is left out,
 * and who enters it is told.
 */
export const enterPaper = act({
  name: 'learning.enter-paper',
  may: 'run surveys',
  parse: z.looseObject({
    surveyId: idField(),
    paperNumber: z.coerce
      .number({ error: 'Hãy ghi số phiếu.' })
      .int('Hãy ghi số phiếu bằng số.')
      .min(1, 'Hãy ghi số phiếu, từ 1.')
      .max(999_999, 'Số phiếu nhiều nhất sáu chữ số.'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { surveyId, paperNumber, ...typed }) {
    const survey = await loadSurvey(tx, actor, 'run surveys', surveyId)
    if (survey.state !== 'approved' || today < survey.opensOn) throw refusals.notOpen
    const { answers: read, wrong } = readAnswers(survey.questions, typed)
    if (Object.keys(wrong).length > 0) throw new FormRefusal(wrong)
    const { answers, left } = onPath(survey.questions, read)
    if (Object.keys(answers).length === 0) throw new FormRefusal({ c1: 'Phiếu chưa có câu trả lời nào.' })
    const by = { paperNumber, enteredBy: personIdOf(actor) }
    const added = await addResponse(tx, { id: newId(now.getTime()), surveyId, answers, receivedOn: today, by })
    if (!added) throw refusals.paperTwice(paperNumber)
    audit({ subjectKind: 'survey', subjectId: surveyId, bodyId: survey.bodyId, after: { paper: paperNumber } })
    return { surveyId, paperNumber, left }
  },
})
