import { z } from 'zod'
import { findClassQuiz } from '#domains/learning/classes/class-quiz.queries.ts'
import { refusals } from '#domains/learning/classes/class-quiz.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đóng bài hỏi nhanh: nothing more is taken; what came stays to be looked at. */
export const closeClassQuiz = act({
  name: 'learning.close-class-quiz',
  may: 'run contests',
  parse: z.object({ quizId: idField() }).parse,
  async run({ tx, actor, now, audit }, { quizId }) {
    const quiz = await findClassQuiz(tx, actor, quizId)
    if (quiz === undefined) throw refusals.notFound
    if (quiz.closedAt !== null) throw refusals.closed
    await tx.updateTable('class_quiz').set({ closed_at: now }).where('id', '=', quizId).execute()
    audit({ subjectKind: 'class-quiz', subjectId: quizId, bodyId: quiz.bodyId, after: { closed: true } })
    return { quizId }
  },
})
