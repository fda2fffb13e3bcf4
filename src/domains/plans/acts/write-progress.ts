import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { readFigures } from '#domains/plans/figures.ts'
import { loadObligation } from '#domains/plans/obligation.store.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField, textField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

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
    const { tx, actor, now, audit } = context
    const task = await loadTaskToChange(tx, actor, 'work on tasks', input.taskId)
    if (input.obligationId !== null) await loadObligation(tx, task.id, input.obligationId)
    const id = newId(now.getTime())
    await tx
      .insertInto('progress')
      .values({
        id,
        task_id: task.id,
        obligation_id: input.obligationId,
        body_id: actor.bodyId ?? task.issuerBodyId,
        note: input.note,
        figures: json(input.figures),
        written_by: personIdOf(context.actor),
        written_at: now,
      })
      .execute()
    audit({
      subjectKind: 'task',
      subjectId: task.id,
      bodyId: task.issuerBodyId,
      after: { note: input.note, figures: input.figures },
    })
    return task
  },
})
