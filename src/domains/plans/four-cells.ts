import { sql } from 'kysely'
import type { Day } from '#base/day.ts'

/**
 * Bốn ô: the columns of one count over obligations `o`. What waits for a request is counted apart and belongs to no
 * denominator; an obligation without a day is never late.
 */
export function fourCellColumns(today: Day) {
  const done = sql`o.state in ('claimed', 'evidenced', 'checked')`
  return sql`
    count(*) filter (where ${done} and (o.due_day is null or o.done_day <= o.due_day)) as "doneInTime",
    count(*) filter (where ${done} and o.done_day > o.due_day) as "doneLate",
    count(*) filter (where o.state = 'open' and (o.due_day is null or o.due_day >= ${today})) as "openInTime",
    count(*) filter (where o.state = 'open' and o.due_day < ${today}) as "openLate",
    count(*) filter (where o.state = 'waiting') as waiting,
    count(*) filter (where o.state = 'claimed') as claimed,
    count(*) filter (where o.state = 'evidenced') as evidenced,
    count(*) filter (where o.state = 'checked') as checked`
}
