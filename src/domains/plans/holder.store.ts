import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export type Takeover = { fromId: string; toId: string }

/**
 * Bodies that ended and still answer for tasks, each with the one body that took over. After a split nobody can say which
 * part answers: those tasks stay where they are until a person moves them. At most 200 at once.
 */
export async function listTakeovers(db: Db, today: Day): Promise<Takeover[]> {
  const { rows } = await sql<Takeover>`
    select ended.id as "fromId", min(s.new_id::text) as "toId"
    from body ended join body_succession s on s.old_id = ended.id and s.on_day <= ${today}
    where ended.to_day <= ${today} and exists (select 1 from task where task.holder_body_id = ended.id)
    group by ended.id having count(*) = 1 and bool_and(s.kind <> 'split')
    order by ended.id limit 200`.execute(db)
  return rows
}

const tasksAtOnce = 500

/** Moves every task of one holder to another, which gets the part of the issuer in it. Returns how many. */
export async function takeOverTasks(tx: Tx, { fromId, toId }: Takeover): Promise<number> {
  let moved = 0
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      update task set holder_body_id = ${toId}
      where id in (select id from task where holder_body_id = ${fromId} limit ${tasksAtOnce}) returning id`.execute(tx)
    if (rows.length === 0) return moved
    await sql`
      insert into task_body (task_id, body_id, part) select id, ${toId}::uuid, 'issuer' from unnest(${rows.map(({ id }) => id)}::uuid[]) id
      on conflict do nothing`.execute(tx)
    moved += rows.length
  }
}
