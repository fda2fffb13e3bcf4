import { type SqlBool, sql } from 'kysely'
import { partsFor, type TaskDeed } from '#domains/plans/task.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { whereMay } from '#platform/permission/permission.ts'

/**
 * The one condition under which an actor meets a task: a body that has a part in it is within the reach of the deed. Every task
 * has its issuer, so a reach that holds every body holds every task. `alone`: asked row by row, never joined beforehand, for
 * lists that stop early.
 */
export function whereMayOnTask(
  actor: Pick<Actor, 'grants'>,
  deed: TaskDeed,
  { taskAlias = 'task', alone = false }: { taskAlias?: string; alone?: boolean } = {},
) {
  if (reachOf(actor, deed) === 'whole') return sql<SqlBool>`true`
  return sql<SqlBool>`exists (
    select 1 from task_body reach_part join body reach_body on reach_body.id = reach_part.body_id
    where reach_part.task_id = ${sql.ref(`${taskAlias}.id`)} and reach_part.part in (${partsOf(deed)}) and ${whereMay(actor, deed, 'reach_body')}
    ${alone ? sql`offset 0` : sql``})`
}

/**
 * The provinces outside which an actor meets nothing; undefined where a grant reaches beyond any one. It narrows a list before
 * `whereMayOnTask` decides.
 */
export function placeRootsOf(actor: Pick<Actor, 'grants'>, deed: TaskDeed): string[] | undefined {
  const roots = actor.grants.filter((grant) => grant.deeds.has(deed)).map(({ placePath }) => placePath.split('/')[0]!)
  return roots.includes('') ? undefined : [...new Set(roots)]
}

/** Whether every grant reaches whole provinces: then whatever lies outside the reach lies in other provinces. */
export function reachesWholeProvinces(actor: Pick<Actor, 'grants'>, deed: TaskDeed): boolean {
  return actor.grants
    .filter((grant) => grant.deeds.has(deed))
    .every(({ reach, placePath }) => reach === 'place' && stepsOf(placePath) === 1)
}

/** The tasks an actor meets, as a query of `task_id`: body by body, for of a reach the planner knows nothing and would read all parts there are. */
export function reachedTasks(actor: Pick<Actor, 'grants'>, deed: TaskDeed) {
  return sql`select distinct reach_part.task_id from body reach_body
    cross join lateral (select task_id from task_body where body_id = reach_body.id and part in (${partsOf(deed)}) offset 0) reach_part
    where ${whereMay(actor, deed, 'reach_body')}`
}

function partsOf(deed: TaskDeed) {
  return sql.join(partsFor[deed].map((part) => sql.lit(part)))
}

/** How much an actor meets: everything there is, about a province, or less. Only the first changes what a query says. */
export function reachOf(actor: Pick<Actor, 'grants'>, deed: TaskDeed): 'whole' | 'wide' | 'narrow' {
  const reaches = actor.grants
    .filter((grant) => grant.deeds.has(deed))
    .map(({ reach, bodyPath, placePath }) => {
      const steps = reach === 'place' ? stepsOf(placePath) : reach === 'subtree' ? stepsOf(bodyPath) : stepsMany
      return steps === 0 ? 'whole' : steps === 1 ? 'wide' : 'narrow'
    })
  return reaches.find((one) => one === 'whole') ?? reaches.find((one) => one === 'wide') ?? 'narrow'
}

const stepsMany = 9

/** `/` and `` 0 · `/m3/` and `24/` 1 · `/m3/m5/` 2 */
function stepsOf(path: string): number {
  return path.split('/').filter((step) => step !== '').length
}
