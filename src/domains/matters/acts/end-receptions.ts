import { z } from 'zod'
import { endBookings } from '#domains/matters/acts/steps/end-bookings.ts'
import { listRulesOfEnded, saveRule } from '#domains/matters/reception/reception.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Lịch tiếp của cơ quan đã kết thúc ends with it, and who booked there is told who receives now: another room, another hour and another
 * person are theirs to choose, so no seat is given in their name. Answers with how many rules ended.
 */
export const endReceptions = act<object, number>({
  name: 'matters.end-receptions',
  may: 'system',
  parse: z.object({}).parse,
  async run(context) {
    const { tx, today, audit } = context
    const rules = await listRulesOfEnded(tx, today)
    for (const { rule, bodyEnded } of rules) {
      const ended = { ...rule, toDay: bodyEnded, version: rule.version + 1 }
      await saveRule(tx, ended)
      const told = await endBookings(context, ended)
      audit({
        subjectKind: 'reception-rule',
        subjectId: rule.id,
        bodyId: rule.bodyId,
        after: { toDay: bodyEnded, told },
      })
    }
    return rules.length
  },
})
