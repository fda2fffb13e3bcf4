import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/**
 * Giữ nguyên hiệu lực: what a partial amendment does not name goes into the new version as it stands, with the bodies that
 * answer for it today. Its obligations follow with the work (carry-over.store.ts); the earlier rows stay as they are.
 */
export async function keepInForce(
  tx: Tx,
  planId: string,
  kept: readonly { id: string; earlierId: string; position: number }[],
): Promise<void> {
  for (let start = 0; start < kept.length; start += chunkTasks) {
    const chunk = JSON.stringify(kept.slice(start, start + chunkTasks))
    const pairs = sql`jsonb_to_recordset(${chunk}::jsonb) as kept (id uuid, "earlierId" uuid, position integer)`
    await sql`
      insert into task (id, plan_id, issuer_body_id, holder_body_id, kind, reporting_id, position, path, text, time_raw, time_basis, start_day, end_day, every,
        outputs, officer_id, sources, continues_task_id, folded)
      select kept.id, ${planId}, task.issuer_body_id, task.holder_body_id, task.kind, task.reporting_id, kept.position, task.path, task.text, task.time_raw,
        task.time_basis, task.start_day, task.end_day, task.every, task.outputs, task.officer_id, task.sources, task.id, task.folded
      from ${pairs} join task on task.id = kept."earlierId"`.execute(tx)
    await sql`
      insert into task_body (task_id, body_id, part)
      select kept.id, part.body_id, part.part from ${pairs} join task_body part on part.task_id = kept."earlierId"`.execute(
      tx,
    )
    await sql`
      insert into task_body_written (task_id, part, position, written, resolved)
      select kept.id, w.part, w.position, w.written, w.resolved from ${pairs} join task_body_written w on w.task_id = kept."earlierId"`.execute(
      tx,
    )
    await sql`
      insert into task_handover (id, task_id, part, from_body_id, to_body_id, on_day, decision, handed_at, handed_by)
      select gen_random_uuid(), kept.id, given.part, given.from_body_id, given.to_body_id, given.on_day, given.decision, given.handed_at, given.handed_by
      from ${pairs} join task_handover given on given.task_id = kept."earlierId"`.execute(tx)
  }
}

const chunkTasks = 500
