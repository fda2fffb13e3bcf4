import { z } from 'zod'
import { withdraw } from '#domains/learning/questions/follow-questions.store.ts'
import { loadQuestion } from '#domains/learning/questions/question.store.ts'
import { refusals } from '#domains/learning/questions/question.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Rút câu hỏi, by hand: it was wrong. In a contest that is not counted whoever drew it has it right. */
export const withdrawQuestion = act({
  name: 'learning.withdraw-question',
  may: 'run contests',
  parse: z.object({ questionId: idField(), version: versionField(), why: lineField('lý do rút', 300) }).parse,
  async run({ tx, actor, now, audit }, { questionId, version, why }) {
    const question = await loadQuestion(tx, actor, 'run contests', questionId)
    if (question.version !== version) throw refusals.changedMeanwhile
    if (question.withdrawnAt !== null) throw refusals.withdrawn
    await withdraw(tx, questionId, why, now)
    audit({
      subjectKind: 'learning-question',
      subjectId: questionId,
      bodyId: question.bodyId,
      after: { withdrawn: why },
    })
    return { questionId, bodyId: question.bodyId }
  },
})
