import { z } from 'zod'
import { showDayWithWeekday } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { extensionOf } from '#domains/matters/clocks/extension.ts'
import { clocksOf } from '#domains/matters/clocks/matter-clocks.ts'
import { loadFiled } from '#domains/matters/matter.store.ts'
import { type Matter, refusals } from '#domains/matters/matter.ts'
import { extend, next } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Gia hạn, within the time and with its reason in writing: of a clock that the law lets be extended, or, of a complaint, because it
 * is complex. The person reads the reason and the new day.
 */
export const extendMatter = act({
  name: 'matters.extend',
  may: 'work on matters',
  parse: z.object({ ...matterFields, told: toldField }).parse,
  async run(context, { told, ...form }) {
    const { tx, today } = context
    const calendar = await loadCalendar(tx)
    let due = ''
    const rule = async (matter: Matter) => {
      const filed = await loadFiled(tx, matter.submissionId)
      const way = extensionOf(matter, clocksOf(matter, filed, calendar, today))
      if (way === undefined) throw refusals.cannotExtend
      if (way.clock.dueDay !== null && today > way.clock.dueDay) throw refusals.extendedTooLate
      const ruleId = way.clock.rule.id
      const after =
        way.how === 'complex'
          ? next(matter, { circumstances: [...matter.circumstances, 'complex'] })
          : extend(matter, { ruleId, on: today, reason: told })
      const clock = clocksOf(after, filed, calendar, today).find((one) => one.rule.id === ruleId)
      due = clock?.dueDay == null ? '' : ` Hạn mới: ${showDayWithWeekday(clock.dueDay)}.`
      return after
    }
    return moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'extended',
      isFormalStep: true,
      rule,
      told: () => `Gia hạn. Lý do: ${told}${due}`,
    })
  },
})
