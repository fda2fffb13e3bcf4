import { z } from 'zod'
import { isOfficerOfTask, loadTaskToChange } from '#domains/plans/task.store.ts'
import { refusals } from '#domains/plans/task.ts'
import { act } from '#platform/acts/act.ts'
import {
  idField,
  optionalIdField,
  optionalLineField,
  optionalWholeNumberField,
  versionField,
} from '#platform/acts/fields.ts'

/** Phân công: who is responsible, and the money: budget line, source, dự toán and thực chi. */
export const assignTask = act({
  name: 'plans.assign-task',
  may: 'assign tasks',
  parse: z.object({
    taskId: idField(),
    version: versionField(),
    officerId: optionalIdField(),
    budgetLine: optionalLineField('nội dung chi', 300),
    budgetSource: optionalLineField('nguồn kinh phí', 300),
    budgetEstimate: optionalWholeNumberField('dự toán'),
    budgetSpent: optionalWholeNumberField('thực chi'),
  }).parse,
  async run({ tx, actor, today, audit }, input) {
    const task = await loadTaskToChange(tx, actor, 'assign tasks', input.taskId)
    if (task.version !== input.version) throw refusals.assignedMeanwhile
    const { officerId } = input
    if (officerId !== null && officerId !== task.officerId && !(await isOfficerOfTask(tx, task.id, officerId, today)))
      throw refusals.officerElsewhere
    const after = {
      officer_id: officerId,
      budget_line: input.budgetLine,
      budget_source: input.budgetSource,
      budget_estimate: input.budgetEstimate,
      budget_spent: input.budgetSpent,
      version: task.version + 1,
    }
    await tx.updateTable('task').set(after).where('id', '=', task.id).execute()
    audit({
      subjectKind: 'task',
      subjectId: task.id,
      bodyId: task.issuerBodyId,
      before: { officerId: task.officerId, ...task.budget },
      after,
    })
    return task
  },
})
