import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { obligationFields } from '#domains/plans/acts/steps/change-obligation.ts'
import { insertFurtherObligation, listObligationsOf, loadObligation } from '#domains/plans/obligation.store.ts'
import { refusals, requestFurther } from '#domains/plans/obligation.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { act } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Ghi nhận yêu cầu tiếp theo: work «theo yêu cầu» was asked for once more, after the former request was done. */
export const requestFurtherObligation = act({
  name: 'plans.request-further',
  may: 'work on tasks',
  parse: z.object({ ...obligationFields, dueDay: dayField('hạn phải xong') }).parse,
  async run({ tx, actor, today, audit }, input) {
    const task = await loadTaskToChange(tx, actor, 'work on tasks', input.taskId)
    const former = await loadObligation(tx, task.id, input.obligationId)
    if (former.version !== input.version) throw refusals.changedMeanwhile
    const all = await listObligationsOf(tx, task.id)
    const opened = requestFurther(former, all, input.dueDay, today)
    const id = newId()
    await insertFurtherObligation(
      tx,
      { id, taskId: task.id, position: Math.max(...all.map((one) => one.position)) + 1 },
      opened,
    )
    audit({
      subjectKind: 'obligation',
      subjectId: id,
      bodyId: task.issuerBodyId,
      after: { label: opened.label, state: opened.state, dueDay: opened.dueDay },
    })
    return { obligationId: id }
  },
})
