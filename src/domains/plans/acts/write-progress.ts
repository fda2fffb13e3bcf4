import { z } from 'zod'
import { addProgress } from '#domains/plans/acts/steps/add-progress.ts'
import { readFigures } from '#domains/plans/figures.ts'
import { loadObligation } from '#domains/plans/obligation.store.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField, textField } from '#platform/acts/fields.ts'

/** Ghi tiến độ: what was done so far, with figures; never changed afterwards, a correction is a further note. */
export const writeProgress = act({
  name: 'plans.write-progress',
  may: 'work on tasks',
  parse: z.object({
    taskId: idField(),
    obligationId: optionalIdField(),
    note: textField('tiến độ', 1, 5_000),
    figures: z.string().optional().transform(readFigures),
  }).parse,
  async run(context, input) {
    const { tx, actor } = context
    const task = await loadTaskToChange(tx, actor, 'work on tasks', input.taskId)
    if (input.obligationId !== null) await loadObligation(tx, task.id, input.obligationId)
    await addProgress(context, task, input)
    return task
  },
})
