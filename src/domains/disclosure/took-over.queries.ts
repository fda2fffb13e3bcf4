import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { lastSuccessors } from '#domains/bodies/only-successor.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

/** Whether a body has no end: what stands at one that ended is not written there any more. */
export async function stands(db: Db, bodyId: string): Promise<boolean> {
  const row = await db.selectFrom('body').select('to_day').where('id', '=', bodyId).executeTakeFirstOrThrow()
  return row.to_day === null
}

/** Whether a body ended and somebody may do the deed at the one that stands and alone took over. */
export async function mayAtHeir(db: Db, actor: Actor, deed: Deed, bodyId: string): Promise<boolean> {
  const { rows } = await sql`select from (${tookOver(actor, deed)}) went where went.id = ${bodyId}`.execute(db)
  return rows.length > 0
}

/** Bodies that ended and are in somebody's reach only through the one that alone took over. */
export async function listTookOver(db: Db, actor: Actor, deed: Deed): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select body.id from (${tookOver(actor, deed)}) went join body on body.id = went.id where not ${whereMay(actor, deed, 'body')}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Whichever day a body's end is: it stands no more for anything that is written. */
const whenever: Day = 'infinity'

function tookOver(actor: Actor, deed: Deed): RawBuilder<unknown> {
  return sql`
    select gone.old_id as id from (${lastSuccessors(whenever)}) gone join body heir on heir.id = gone.new_id
    where heir.to_day is null and ${whereMay(actor, deed, 'heir')}`
}
