import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { findClassQuizByCode, listClassQuestions } from '#domains/learning/classes/class-quiz.queries.ts'
import { answersMax, readChoices, readClassCode, refusals, rightCount } from '#domains/learning/classes/class-quiz.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalLineField } from '#platform/acts/fields.ts'
import { json, type Tx } from '#platform/database/database.ts'
import { hashToken } from '#platform/identity/session-token.ts'

/** Trả lời bài hỏi của lớp, once a form: what came first stays, for the right answers are shown after it. */
export const answerClassQuiz = act({
  name: 'learning.answer-class-quiz',
  may: 'anyone',
  parse: z.looseObject({
    code: z.string({ error: refusals.wrongCode.message }).max(20),
    formKey: z
      .string({ error: submissionRefusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
    name: optionalLineField('họ tên', 120),
  }).parse,
  async run({ tx, now, audit }, { code, formKey, name, ...typed }) {
    const quiz = await findClassQuizByCode(tx, readClassCode(code) ?? '')
    if (quiz === undefined) throw refusals.wrongCode
    const questions = await listClassQuestions(tx, quiz)
    const formHash = hashToken(formKey)
    const before = await tx
      .selectFrom('class_answer')
      .select('choices')
      .where('form_hash', '=', formHash)
      .where('quiz_id', '=', quiz.id)
      .executeTakeFirst()
    if (before === undefined && quiz.closedAt !== null) throw refusals.closed
    if (before === undefined && (await countAnswers(tx, quiz.id)) >= answersMax) throw refusals.full
    if (before === undefined && quiz.asksNames && name === '')
      throw new FormRefusal({ name: 'Giáo viên cần họ tên. Hãy ghi họ tên của bạn.' })
    const choices = before?.choices ?? readChoices(typed, questions)
    if (before === undefined) {
      await tx
        .insertInto('class_answer')
        .values({
          id: newId(now.getTime()),
          quiz_id: quiz.id,
          form_hash: formHash,
          name: quiz.asksNames ? name : '',
          choices: json(choices),
          sent_at: now,
        })
        .execute()
      audit({ subjectKind: 'class-quiz', subjectId: quiz.id, bodyId: quiz.bodyId, after: { sent: true } })
    }
    return { quiz, questions, choices, right: rightCount(choices, questions) }
  },
})

async function countAnswers(tx: Tx, quizId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('class_answer')
    .select((on) => on.fn.countAll<string>().as('count'))
    .where('quiz_id', '=', quizId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
