import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { openObligations } from '#domains/plans/obligation.ts'
import { listEndlessTasks } from '#domains/plans/series.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Mở tiếp các mốc định kỳ: work «2026 và hằng năm» has no last day, so each year opens the next. Repeating it adds nothing.
 */
export const extendSeries = act({
  name: 'plans.extend-series',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, today, audit }) {
    const horizon = `${Number(today.slice(0, 4)) + 1}-12-31`
    let opened = 0
    for (const { task, lastDueDay, lastPosition, period } of await listEndlessTasks(tx, horizon)) {
      const further = openObligations(task.time, period, horizon).filter(
        (one) => one.dueDay !== null && one.dueDay > lastDueDay,
      )
      for (const [index, one] of further.entries())
        await tx
          .insertInto('obligation')
          .values({
            id: newId(),
            task_id: task.id,
            position: lastPosition + 1 + index,
            kind: one.kind,
            label: one.label,
            start_day: one.startDay,
            due_day: one.dueDay,
            state: one.state,
            returned: false,
            claimed_by: null,
            claimed_at: null,
            done_day: null,
            checked_by: null,
            checked_at: null,
            version: 0,
          })
          .execute()
      opened += further.length
      if (further.length > 0)
        audit({
          subjectKind: 'task',
          subjectId: task.id,
          bodyId: task.issuerBodyId,
          after: { opened: further.map((one) => one.label) },
        })
    }
    return opened
  },
})
