import { z } from 'zod'
import { withdraw } from '#domains/learning/questions/follow-questions.store.ts'
import { loadQuestionToChange } from '#domains/learning/questions/question.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Rút câu hỏi, by hand: it was wrong. In a contest that is not counted whoever drew it has it right; it says who did, and why. */
export const withdrawQuestion = act({
  name: 'learning.withdraw-question',
  may: 'run contests',
  parse: z.object({ questionId: idField(), version: versionField(), why: lineField('lý do rút', 300) }).parse,
  async run({ tx, actor, now, audit }, { questionId, version, why }) {
    const question = await loadQuestionToChange(tx, actor, 'run contests', { questionId, version })
    await withdraw(tx, questionId, { why, personId: personIdOf(actor), now })
    audit({
      subjectKind: 'learning-question',
      subjectId: questionId,
      bodyId: question.bodyId,
      after: { withdrawn: why },
    })
    return { questionId, bodyId: question.bodyId }
  },
})
