import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import { today } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import type { Tick } from '#platform/jobs/tick.ts'

/** How often the worker looks for touched plans; with the counting itself a figure is then at most 5 s old. */
const tallyTickMs = 1_500
/** One transaction: on the embedded database everybody else waits for it. */
const plansAtOnce = 100
/** A turn ends after this many transactions, so that a stopping worker is not kept; the next turn goes on. */
const chunksMax = 200

export function tallyTick(house: Pick<House, 'database' | 'clock'>): Tick {
  return { everyMs: tallyTickMs, run: () => refreshTallies(house) }
}

/** Counts anew every plan that something touched, or whose count is of another day. Does nothing while another worker does. */
export async function refreshTallies({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<void> {
  const day = today(clock)
  for (let chunk = 0; chunk < chunksMax; chunk++) {
    if (!(await isAnyDue(database.kysely, day))) return
    const counted = await database.transaction((tx) => countChunk(tx, day, clock.now()))
    if (counted === 0) return
  }
}

/** Puts every plan on the list: for an operator who doubts the figures. Returns how many. */
export async function makeAllTalliesDue(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into plan_tally_due (plan_id) select id from plan where state = 'adopted' union select plan_id from plan_tally`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

/** Is anything not counted yet? A list of two conditions that indexes answer. */
export async function isAnyDue(db: Db, day: Day): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select 1 from plan_tally_due) or exists (select 1 from plan_tally where next_flip_day < ${day})
      or exists (select 1 from plan_tally where as_of > ${day}) as due`.execute(db)
  return rows[0]!.due
}

/**
 * One chunk in one transaction. What is chosen is first taken off the list and then counted: a change that commits in between
 * is either counted, or has left a row of its own that the next chunk finds.
 */
async function countChunk(tx: Tx, day: Day, now: Date): Promise<number> {
  if (!(await takeTurn(tx, now))) return 0
  const { rows } = await sql<{ plan_id: string }>`
    (select distinct plan_id from plan_tally_due limit ${plansAtOnce}) union
    (select plan_id from plan_tally where next_flip_day < ${day} limit ${plansAtOnce}) union
    (select plan_id from plan_tally where as_of > ${day} limit ${plansAtOnce}) limit ${plansAtOnce}`.execute(tx)
  const planIds = rows.map((row) => row.plan_id)
  if (planIds.length === 0) return 0
  await sql`delete from plan_tally_due where plan_id = any(${planIds}::uuid[])`.execute(tx)
  await sql`delete from plan_tally where plan_id = any(${planIds}::uuid[])`.execute(tx)
  await sql`
    insert into plan_tally (plan_id, holder_body_id, due_year, done_in_time, done_late, open_in_time, open_late, waiting, claimed, evidenced, checked, next_flip_day, as_of)
    select plan_id, holder_body_id, due_year, "doneInTime", "doneLate", "openInTime", "openLate", waiting, claimed, evidenced, checked, next_flip_day, ${day}::date
    from (${freshTallies(day, planIds)}) fresh`.execute(tx)
  return planIds.length
}

/** The tallies of some plans as they are now, from the obligations themselves. */
export function freshTallies(day: Day, planIds: readonly string[]) {
  return sql`
    select task.plan_id, task.holder_body_id, extract(year from o.due_day)::integer as due_year, ${fourCellColumns(day)},
      min(o.due_day) filter (where o.state = 'open' and o.due_day >= ${day}) as next_flip_day
    from plan join task on task.plan_id = plan.id join obligation o on o.task_id = task.id
    where plan.id = any(${planIds}::uuid[]) and plan.state = 'adopted' and task.dropped_at is null
    group by 1, 2, 3`
}

/** The turn is a row that one transaction holds at a time; whoever finds it held leaves the work to the other. */
async function takeTurn(tx: Tx, now: Date): Promise<boolean> {
  const take = () =>
    sql`update plan_tally_turn set counted_at = ${now} where only_one = (select only_one from plan_tally_turn for update skip locked)`.execute(
      tx,
    )
  if ((await take()).numAffectedRows === 1n) return true
  await sql`insert into plan_tally_turn (counted_at) values (${now}) on conflict do nothing`.execute(tx)
  return (await take()).numAffectedRows === 1n
}
