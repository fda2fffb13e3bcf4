import { calendarOf } from '#domains/calendar/calendar.ts'
import { shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { runClock } from '#domains/matters/clocks/clock.ts'
import { rulesFor } from '#domains/matters/clocks/clock-rule.ts'
import { explainClock } from '#domains/matters/clocks/explain-clock.ts'
import { measure, report } from './measure.ts'

/** Every clock of one complaint, the most that any matter has, with a suspension, counted and explained. */
const calendar = calendarOf(shippedHolidays)
const times = await measure(2_000, () => {
  const rules = rulesFor('complaint', '2026-08-03', ['complex', 'remote'])
  for (const rule of rules) {
    const suspensions = [{ from: '2026-08-20', to: '2026-09-05' }]
    const history = { start: '2026-08-10', circumstances: ['complex', 'remote'] as const, suspensions, extensions: 0 }
    explainClock(runClock(rule, history, calendar), calendar)
  }
})
report(
  'clocks of a matter, explained',
  times,
  { p95Under: 1 },
  `${rulesFor('complaint', '2026-08-03', ['complex', 'remote']).length} clocks`,
)
