import { z } from 'zod'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { newObligationRow } from '#domains/plans/obligation.store.ts'
import { horizonOf, openObligations } from '#domains/plans/open-obligations.ts'
import { openReport } from '#domains/plans/reports/report-times.ts'
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
    const horizon = horizonOf(today)
    let opened = 0
    for (const { task, lastDueDay, lastPosition, period } of await listEndlessTasks(tx, horizon)) {
      if (task.time === null) continue
      // from where it ends: a series from its first day would stop for ever at the most that one opening gives
      const from = addDays(lastDueDay, 1)
      const further =
        task.kind === 'report'
          ? openReport(task.time.raw, { period: { start: from, end: horizon }, issuedOn: null, horizon })
          : openObligations({ ...task.time, start: from }, period, horizon)
      for (const [index, one] of further.entries())
        await tx
          .insertInto('obligation')
          .values(newObligationRow({ id: newId(), taskId: task.id, position: lastPosition + 1 + index }, one))
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
