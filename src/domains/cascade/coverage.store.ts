/** Reads what coverage is reckoned from and writes what came out of it; `acts/steps/refresh-coverage.ts` reckons. */
import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { chunkRows } from '#domains/cascade/addressee.store.ts'
import type { TaskParts } from '#domains/cascade/asked-tasks.ts'
import type { Said } from '#domains/cascade/cell.ts'
import type { Proposal } from '#domains/cascade/propose-cells.ts'
import type { Seen, SeenTask, Stale } from '#domains/cascade/staleness.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { json } from '#platform/database/database.ts'

export type CoverageTask = TaskParts & SeenTask & { planId: string }

/** The tasks of plans as they can be compared and asked for, in the order of the plan. */
export async function listCoverageTasks(db: Db, planIds: readonly string[]): Promise<CoverageTask[]> {
  if (planIds.length === 0) return []
  const { rows } = await sql<CoverageTask>`
    select task.id, task.plan_id as "planId", task.path, task.text, task.time_raw as time, task.outputs,
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'lead' order by w.position) as leads,
      array(select written from task_body_written w where w.task_id = task.id and w.part = 'partner' order by w.position) as partners,
      array(select written from task_body_written w where w.task_id = task.id and not w.resolved) as unresolved,
      array(select body_id from task_body b where b.task_id = task.id and b.part <> 'issuer') as "bodyIds"
    from task where task.plan_id in (${sql.join(planIds)}) and task.dropped_at is null order by task.plan_id, task.position`.execute(
    db,
  )
  return rows
}

export type AskedBody = {
  addresseeId: string
  planId: string
  bodyId: string
  placePath: string
  /** The confirmed answer, as it was confirmed and as it is in force now. */
  answerPlanId: string | null
  nowPlanId: string | null
}

export async function listAskedBodies(db: Db, addresseeIds: readonly string[]): Promise<AskedBody[]> {
  if (addresseeIds.length === 0) return []
  const { rows } = await sql<AskedBody>`
    select a.id as "addresseeId", a.plan_id as "planId", a.body_id as "bodyId", body.place_path as "placePath",
      answer.plan_id as "answerPlanId", answer.now_plan_id as "nowPlanId"
    from plan_addressee a join body on body.id = a.body_id
      left join plan_answer answer on answer.addressee_id = a.id and answer.state = 'confirmed'
    where a.id in (${sql.join(addresseeIds)}) and a.state = 'asked' order by a.id for no key update of a`.execute(db)
  return rows
}

/** Each body with all that it took over from, itself first. */
export async function listPredecessors(db: Db, bodyIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map(bodyIds.map((id) => [id, new Set([id])]))
  if (bodyIds.length === 0) return found
  const { rows } = await sql<{ origin: string; id: string }>`
    with recursive before as (
      select id as origin, id, 0 as depth from body where id in (${sql.join(bodyIds)})
      union select before.origin, s.old_id, before.depth + 1 from before join body_succession s on s.new_id = before.id where before.depth < 20)
    select origin, id from before`.execute(db)
  for (const { origin, id } of rows) found.get(origin)?.add(id)
  return found
}

export type HeldCell = {
  id: string
  addresseeId: string
  parentTaskId: string
  said: Said | null
  childTaskId: string | null
  seen: Seen | null
  nowTaskId: string | null
  stale: Stale | null
  proposed: Proposal['proposed'] | null
  proposedTaskId: string | null
}

export async function listCells(db: Db, addresseeIds: readonly string[]): Promise<HeldCell[]> {
  if (addresseeIds.length === 0) return []
  const { rows } = await sql<HeldCell>`
    select id, addressee_id as "addresseeId", parent_task_id as "parentTaskId", said, child_task_id as "childTaskId", seen,
      now_task_id as "nowTaskId", stale, proposed, proposed_task_id as "proposedTaskId"
    from coverage_cell where addressee_id in (${sql.join(addresseeIds)}) order by id`.execute(db)
  return rows
}

export async function insertOpenCells(
  tx: Tx,
  wanted: readonly { addresseeId: string; parentTaskId: string }[],
): Promise<void> {
  await inChunks(wanted, async (chunk) => {
    const rows = chunk.map((one) => ({ id: newId(), addressee: one.addresseeId, task: one.parentTaskId }))
    await sql`
      insert into coverage_cell (id, addressee_id, parent_task_id)
      select id, addressee, task from jsonb_to_recordset(${json(rows)}::jsonb) as new(id uuid, addressee uuid, task uuid)
      on conflict (addressee_id, parent_task_id) do nothing`.execute(tx)
  })
}

export async function removeCells(tx: Tx, ids: readonly string[]): Promise<void> {
  await inChunks(ids, async (chunk) => void (await tx.deleteFrom('coverage_cell').where('id', 'in', chunk).execute()))
}

/** What is derived from what was said; a form made before it is then an older version. */
export async function saveDerived(
  tx: Tx,
  changed: readonly { id: string; nowTaskId: string | null; stale: Stale | null }[],
): Promise<void> {
  await inChunks(changed, async (chunk) => {
    await sql`
      update coverage_cell set now_task_id = new.now_task, stale = new.stale, version = coverage_cell.version + 1
      from jsonb_to_recordset(${json(chunk.map((one) => ({ id: one.id, now_task: one.nowTaskId, stale: one.stale })))}::jsonb)
        as new(id uuid, now_task uuid, stale jsonb)
      where coverage_cell.id = new.id`.execute(tx)
  })
}

export async function saveProposals(
  tx: Tx,
  changed: readonly (Omit<Proposal, 'proposed' | 'parentTaskId'> & {
    id: string
    proposed: Proposal['proposed'] | null
  })[],
): Promise<void> {
  await inChunks(changed, async (chunk) => {
    await sql`
      update coverage_cell set proposed = new.proposed, proposed_task_id = new."childTaskId", likeness = new.likeness, why = new.why
      from jsonb_to_recordset(${json(chunk)}::jsonb) as new(id uuid, proposed text, "childTaskId" uuid, likeness numeric, why text)
      where coverage_cell.id = new.id`.execute(tx)
  })
}

async function inChunks<Row>(rows: readonly Row[], write: (chunk: Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += chunkRows) await write(rows.slice(start, start + chunkRows))
}
