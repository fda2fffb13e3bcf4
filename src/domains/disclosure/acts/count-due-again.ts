import { z } from 'zod'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { lockUnsure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { dueOf } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Tính lại hạn công khai of lines whose days off were not known when they were entered, once they are. One batch; a day that another law
 * sets never changes, nor does any that was sure.
 */
export const countDueAgain = act({
  name: 'disclosure.count-due-again',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, audit }, { countMax }): Promise<number> {
    const calendar = await loadCalendar(tx)
    let count = 0
    for (const before of await lockUnsure(tx)) {
      const due = dueOf(before.madeOn, calendar)
      if (due === undefined || (due.dueOn === before.dueOn && !due.isDueSure)) continue
      await saveDisclosure(tx, { ...before, ...due, version: before.version + 1 })
      audit({
        subjectKind: 'disclosure',
        subjectId: before.id,
        bodyId: before.bodyId,
        before: { dueOn: before.dueOn, isDueSure: before.isDueSure },
        after: due,
      })
      count++
      if (count === countMax) break
    }
    return count
  },
})
