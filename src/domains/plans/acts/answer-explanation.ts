import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { addExchange, loadOpenRequest, markAnswered } from '#domains/plans/exchange.store.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/** Giải trình: answers one «yêu cầu giải trình», which is then closed. */
export const answerExplanation = act({
  name: 'plans.answer-explanation',
  may: 'work on tasks',
  parse: z.object({ taskId: idField(), requestId: idField(), text: textField('nội dung giải trình', 10, 5_000) }).parse,
  async run(context, input) {
    const { tx, actor, now, audit } = context
    const task = await loadTaskToChange(tx, actor, 'work on tasks', input.taskId)
    const request = await loadOpenRequest(tx, task.id, input.requestId)
    await addExchange(tx, {
      taskId: task.id,
      obligationId: request.obligation_id,
      kind: 'explain-answer',
      text: input.text,
      writtenBy: personIdOf(context.actor),
      writtenAt: now,
      answersId: request.id,
    })
    await markAnswered(tx, request.id, now)
    audit({
      subjectKind: 'exchange',
      subjectId: request.id,
      bodyId: task.issuerBodyId,
      before: { asked: request.text },
      after: { answered: input.text },
    })
    return task
  },
})
