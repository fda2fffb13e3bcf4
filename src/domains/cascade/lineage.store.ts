/** Bản nào đang có hiệu lực: plans and tasks through their amendments and what was taken back. Pure reckoning over rows. */
import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'

export type PlanVersion = { id: string; state: Tables['plan']['state']; amendsPlanId: string | null }

/** The version in force of the plan that this is one version of; null when all of it was taken back. */
export function planInForce(id: string, versions: readonly PlanVersion[]): string | null {
  const byId = new Map(versions.map((one) => [one.id, one]))
  let at = byId.get(id)
  for (let steps = 0; at !== undefined && steps < versionsMax; steps++) {
    if (at.state === 'adopted') return at.id
    const { id: here, amendsPlanId } = at
    at =
      at.state === 'undone'
        ? byId.get(amendsPlanId ?? '')
        : versions.find((one) => one.amendsPlanId === here && one.state !== 'undone')
  }
  return null
}

/** All versions of the plans that some plans are versions of, in no order. */
export async function listVersions(db: Db, planIds: readonly string[]): Promise<PlanVersion[]> {
  if (planIds.length === 0) return []
  const { rows } = await sql<PlanVersion>`
    with recursive up as (
      select id, amends_plan_id from plan where id in (${sql.join(planIds)})
      union select plan.id, plan.amends_plan_id from up join plan on plan.id = up.amends_plan_id),
    all_versions as (
      select id from up
      union select plan.id from all_versions join plan on plan.amends_plan_id = all_versions.id)
    select plan.id, plan.state, plan.amends_plan_id as "amendsPlanId" from plan join all_versions using (id) limit ${versionsMax}`.execute(
    db,
  )
  return rows
}

/** Each task with those it goes on with, itself first. */
export async function listTaskChains(db: Db, taskIds: readonly string[]): Promise<Map<string, string[]>> {
  const chains = new Map<string, string[]>()
  for (let start = 0; start < taskIds.length; start += chunkIds) {
    const { rows } = await sql<{ origin: string; id: string }>`
      with recursive chain as (
        select id as origin, id, continues_task_id, 0 as depth from task where id in (${sql.join(taskIds.slice(start, start + chunkIds))})
        union all
        select chain.origin, task.id, task.continues_task_id, chain.depth + 1
        from chain join task on task.id = chain.continues_task_id where chain.depth < ${depthMax})
      select origin, id from chain order by origin, depth`.execute(db)
    for (const { origin, id } of rows) chains.set(origin, [...(chains.get(origin) ?? []), id])
  }
  return chains
}

/** Which of the tasks in force goes on with a task, through whichever version they share. */
export function taskInForce(
  taskId: string,
  chainOf: ReadonlyMap<string, readonly string[]>,
  inForceByAncestor: ReadonlyMap<string, string>,
): string | null {
  for (const id of chainOf.get(taskId) ?? [taskId]) {
    const found = inForceByAncestor.get(id)
    if (found !== undefined) return found
  }
  return null
}

/** Task and each that it goes on with → the task in force. */
export function byAncestor(
  inForce: readonly string[],
  chainOf: ReadonlyMap<string, readonly string[]>,
): Map<string, string> {
  return new Map(inForce.flatMap((id) => (chainOf.get(id) ?? [id]).map((ancestor) => [ancestor, id] as const)))
}

const versionsMax = 10_000
const depthMax = 50
const chunkIds = 500
