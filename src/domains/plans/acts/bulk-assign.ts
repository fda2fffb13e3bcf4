import { z } from 'zod'
import { doEachRow, rowsField } from '#domains/plans/acts/steps/bulk-rows.ts'
import { isOfficerOfTask, loadTaskToChange } from '#domains/plans/task.store.ts'
import { refusals } from '#domains/plans/task.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Phân công hàng loạt: one officer for the tasks of the chosen rows; budgets stay. */
export const bulkAssign = act({
  name: 'plans.bulk-assign',
  may: 'assign tasks',
  parse: z.object({ rows: rowsField(), officerId: idField('Hãy chọn người phụ trách trong danh sách.') }).parse,
  async run(context, { rows, officerId }) {
    const { tx, actor, today, audit } = context
    const officer = await tx.selectFrom('person').select('name').where('id', '=', officerId).executeTakeFirst()
    const given = new Map<string, { before: string | null; version: number }>()
    return doEachRow(context, { kind: 'assign', said: officer?.name ?? '' }, rows, async ({ taskId, version }) => {
      // two obligations of one task are one assignment
      const already = given.get(taskId)
      if (already !== undefined)
        return { before: { officerId: already.before }, after: { officerId, version: already.version } }
      const task = await loadTaskToChange(tx, actor, 'assign tasks', taskId)
      if (task.version !== version) throw refusals.assignedMeanwhile
      if (!(await isOfficerOfTask(tx, taskId, officerId, today))) throw refusals.officerElsewhere
      const after = { officer_id: officerId, version: task.version + 1 }
      await tx.updateTable('task').set(after).where('id', '=', taskId).execute()
      audit({
        subjectKind: 'task',
        subjectId: taskId,
        bodyId: task.issuerBodyId,
        before: { officerId: task.officerId },
        after: { officerId },
      })
      given.set(taskId, { before: task.officerId, version: after.version })
      return { before: { officerId: task.officerId }, after: { officerId, version: after.version } }
    })
  },
})
