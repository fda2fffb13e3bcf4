import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { type CallState, refusals, type TryHow } from '#domains/matters/calls/call.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** To be called about something that happened. */
export async function addCall(tx: Tx, eventId: string, at: Date): Promise<void> {
  await sql`
    insert into matter_call (event_id, matter_id, asked_at, state) select id, matter_id, ${at}, 'open' from matter_event where id = ${eventId}
    on conflict do nothing`.execute(tx)
}

export type LoadedCall = { eventId: string; matterId: string; bodyId: string; state: CallState; tries: TryHow[] }

/** Seen by nobody else meanwhile; «not there» and «not yours» are one answer. */
export async function loadCallToChange(tx: Tx, actor: Actor, eventId: string): Promise<LoadedCall> {
  await sql`select 1 from matter_call where event_id = ${eventId} for update`.execute(tx)
  const row = await tx
    .selectFrom('matter_call')
    .innerJoin('matter', 'matter.id', 'matter_call.matter_id')
    .innerJoin('body', 'body.id', 'matter.body_id')
    .select(['matter_call.event_id as eventId', 'matter.id as matterId', 'body.id as bodyId', 'matter_call.state'])
    .where('matter_call.event_id', '=', eventId)
    .where(whereMay(actor, 'work on matters', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const tries = await tx.selectFrom('matter_call_try').select('how').where('event_id', '=', eventId).execute()
  return { ...row, tries: tries.map(({ how }) => how) }
}

export async function addTry(
  tx: Tx,
  eventId: string,
  one: { how: TryHow; note: string; by: string; at: Date },
): Promise<void> {
  const { how, note, by, at } = one
  await tx
    .insertInto('matter_call_try')
    .values({ id: newId(at.getTime()), event_id: eventId, at, by_id: by, how, note })
    .execute()
}

export async function endCall(tx: Tx, eventId: string, end: { state: 'done' | 'given-up'; by: string; at: Date }) {
  await tx
    .updateTable('matter_call')
    .set({ state: end.state, ended_at: end.at, ended_by: end.by })
    .where('event_id', '=', eventId)
    .execute()
}

/** Whom one would call turned out to denounce. */
export async function forgetCalls(tx: Tx, submissionId: string): Promise<void> {
  const ids = tx.selectFrom('matter').select('id').where('submission_id', '=', submissionId)
  await tx.deleteFrom('matter_call').where('matter_id', 'in', ids).execute()
}
