import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fourCellColumns } from '#domains/plans/four-cells.ts'
import type { QueueScope } from '#domains/plans/queue-filter.ts'
import { isAnyDue } from '#domains/plans/tally.store.ts'
import type { Tally } from '#domains/plans/tally.ts'
import { placeRootsOf, reachesWholeProvinces, whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** What is summed; null means everything. The same words as the filters of the queue, so that a number is the count of its list. */
export type TallyScope = Pick<QueueScope, 'placeId' | 'ownPlaceId' | 'holderId' | 'planId' | 'year'>

export const everyTally: TallyScope = { placeId: null, ownPlaceId: null, holderId: null, planId: null, year: null }

/** One sum. What it says equals `countFourCells` over the queue with the same filters, some seconds ago at most. */
export async function sumTallies(db: Db, actor: Actor, today: Day, scope: TallyScope): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select ${sums} from (${await seenTallies(db, actor, today, scope)}) seen`.execute(db)
  return rows[0]!
}

export type TallyGroup = Tally & { plans: number }

/** Sums by the place directly below `scope.placeId` (a province for the nation); `''` stands for the bodies of the place itself. */
export async function tallyByPlace(
  db: Db,
  actor: Actor,
  today: Day,
  scope: TallyScope,
): Promise<(TallyGroup & { placeId: string })[]> {
  const path = scope.placeId === null ? '' : await pathOf(db, scope.placeId)
  const { rows } = await sql<TallyGroup & { placeId: string }>`
    select split_part(substr(seen.place_path, ${path.length + 1}::integer), '/', 1) as "placeId", ${sums}, ${planCount}
    from (${await seenTallies(db, actor, today, scope)}) seen group by 1`.execute(db)
  return rows
}

export const tallyRowsMax = 500

export type HolderTally = TallyGroup & { bodyId: string; bodyName: string; placeName: string; endedOn: Day | null }

/** Sums by holder, most late first; at most `tallyRowsMax`. */
export async function tallyByHolder(db: Db, actor: Actor, today: Day, scope: TallyScope): Promise<HolderTally[]> {
  return listHolders(db, await seenTallies(db, actor, today, scope))
}

/** The same for work held outside a place in which the actor's bodies lead or help. */
export async function tallyElsewhere(
  db: Db,
  actor: Actor,
  today: Day,
  { path, year }: { path: string; year: number | null },
): Promise<HolderTally[]> {
  const seen = await seenTallies(db, actor, today, { ...everyTally, year })
  return listHolders(db, sql`select * from (${seen}) anywhere where not starts_with(place_path, ${path})`)
}

/** Sums by plan, most late first; at most `tallyRowsMax`. */
export async function tallyByPlan(
  db: Db,
  actor: Actor,
  today: Day,
  scope: TallyScope,
): Promise<(Tally & { planId: string; title: string; bodyName: string })[]> {
  const { rows } = await sql<Tally & { planId: string; title: string; bodyName: string }>`
    select plan.id as "planId", plan.title, coalesce(body.short_name, body.name) as "bodyName", summed.*
    from (select seen.plan_id, ${sums} from (${await seenTallies(db, actor, today, scope)}) seen group by 1) summed
      join plan on plan.id = summed.plan_id join body on body.id = plan.body_id
    order by summed."openLate" desc, plan.title, plan.id limit ${tallyRowsMax}`.execute(db)
  return rows
}

/** Sums by the year of the day due, the latest first; `null`: what has no day. Whatever year the scope names. */
export async function tallyByYear(
  db: Db,
  actor: Actor,
  today: Day,
  scope: TallyScope,
): Promise<(Tally & { year: number | null })[]> {
  const { rows } = await sql<Tally & { year: number | null }>`
    select seen.due_year as year, ${sums} from (${await seenTallies(db, actor, today, { ...scope, year: null })}) seen
    group by 1 order by 1 desc nulls last limit 50`.execute(db)
  return rows
}

/** Whether the figures hold all that was committed until now; `countedAt`: when the last count was made. */
export async function findTallyAge(db: Db, today: Day): Promise<{ isFresh: boolean; countedAt: Date | null }> {
  const turn = await db.selectFrom('plan_tally_turn').select('counted_at').executeTakeFirst()
  return { isFresh: !(await isAnyDue(db, today)), countedAt: turn?.counted_at ?? null }
}

/**
 * The rows that an actor's sums are made of: kept tallies of the holders in reach; and, counted on the spot, work of holders
 * elsewhere in which a body in reach leads or helps. A holder has a part in all that it holds, as issuer or as the one that took
 * over; so whoever reaches the holder may read its tasks. The second part is small, and left out where the reach holds everything.
 */
async function seenTallies(db: Db, actor: Actor, today: Day, scope: TallyScope) {
  const within = await placesOf(db, scope)
  const inReach = whereMay(actor, 'read tasks', 'holder')
  const kept = sql`
    select t.plan_id, t.holder_body_id, held.path as place_path, t.due_year, t.done_in_time as "doneInTime", t.done_late as "doneLate",
      t.open_in_time as "openInTime", t.open_late as "openLate", t.waiting, t.claimed, t.evidenced, t.checked
    from plan_tally t join body holder on holder.id = t.holder_body_id join place held on held.id = holder.place_id
    where ${inReach} and ${conditions(scope, within, sql.ref('t.plan_id'))}
      and ${scope.year === null ? sql<SqlBool>`true` : sql<SqlBool>`t.due_year = ${scope.year}`}`
  if (reachesAll(actor, within)) return kept
  const roots = placeRootsOf(actor, 'read tasks')
  const between =
    roots !== undefined && reachesWholeProvinces(actor, 'read tasks')
      ? sql<SqlBool>`cardinality(task.place_roots) > 1 and task.place_roots && ${roots}::text[]`
      : sql<SqlBool>`true`
  return sql`${kept} union all
    select task.plan_id, task.holder_body_id, held.path, extract(year from o.due_day)::integer, ${fourCellColumns(today)}
    from task join plan on plan.id = task.plan_id join obligation o on o.task_id = task.id
      join body holder on holder.id = task.holder_body_id join place held on held.id = holder.place_id
    where plan.state = 'adopted' and task.dropped_at is null and ${between} and not ${inReach} and ${whereMayOnTask(actor, 'read tasks')}
      and ${conditions(scope, within, sql.ref('task.plan_id'))}
      and ${scope.year === null ? sql<SqlBool>`true` : sql<SqlBool>`o.due_day between ${`${scope.year}-01-01`} and ${`${scope.year}-12-31`}`}
    group by 1, 2, 3, 4`
}

async function listHolders(db: Db, seen: RawBuilder<unknown>): Promise<HolderTally[]> {
  const { rows } = await sql<HolderTally>`
    select body.id as "bodyId", body.name as "bodyName", place.full_name as "placeName", body.to_day as "endedOn", summed.*
    from (select seen.holder_body_id, ${sums}, ${planCount} from (${seen}) seen group by 1) summed
      join body on body.id = summed.holder_body_id join place on place.id = body.place_id
    order by summed."openLate" desc, body.sort_key, body.id limit ${tallyRowsMax}`.execute(db)
  return rows
}

type Within = { path: string | null }

/** A place that is not there holds nothing. */
async function placesOf(db: Db, { placeId, ownPlaceId }: TallyScope): Promise<Within> {
  const id = ownPlaceId ?? placeId
  return { path: id === null ? null : await pathOf(db, id) }
}

async function pathOf(db: Db, placeId: string): Promise<string> {
  const row = await db.selectFrom('place').select('path').where('id', '=', placeId).executeTakeFirst()
  return row?.path ?? 'none/'
}

function conditions(scope: TallyScope, { path }: Within, planId: RawBuilder<unknown>) {
  const clauses: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`]
  if (path !== null && scope.ownPlaceId === null) clauses.push(sql<SqlBool>`starts_with(held.path, ${path})`)
  if (scope.ownPlaceId !== null) clauses.push(sql<SqlBool>`held.id = ${scope.ownPlaceId}`)
  if (scope.holderId !== null) clauses.push(sql<SqlBool>`holder.id = ${scope.holderId}`)
  if (scope.planId !== null) clauses.push(sql<SqlBool>`${planId} = ${scope.planId}`)
  return sql.join(clauses, sql` and `)
}

/** Every body of the places that are summed is within reach, so there is no holder elsewhere. */
function reachesAll(actor: Actor, { path }: Within): boolean {
  return actor.grants.some(
    (grant) =>
      grant.deeds.has('read tasks') &&
      ((grant.reach === 'subtree' && grant.bodyPath === '/') ||
        (grant.reach === 'place' && (path ?? '').startsWith(grant.placePath))),
  )
}

const sums = sql`
  coalesce(sum("doneInTime"), 0)::integer as "doneInTime", coalesce(sum("doneLate"), 0)::integer as "doneLate",
  coalesce(sum("openInTime"), 0)::integer as "openInTime", coalesce(sum("openLate"), 0)::integer as "openLate",
  coalesce(sum(waiting), 0)::integer as waiting, coalesce(sum(claimed), 0)::integer as claimed,
  coalesce(sum(evidenced), 0)::integer as evidenced, coalesce(sum(checked), 0)::integer as checked`
const planCount = sql`count(distinct plan_id)::integer as plans`
