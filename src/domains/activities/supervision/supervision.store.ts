import { sql } from 'kysely'
import { type Finding, refusals, type Supervision } from '#domains/activities/supervision/supervision.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For whoever asks, and for whoever is asked; «not there» and «not yours» are one answer. */
export async function loadSupervision(db: Db, actor: Actor, id: string): Promise<Supervision> {
  const { rows } = await sql<Supervision>`
    select s.id, s.body_id as "bodyId", s.kind, s.title, s.held_on as "heldOn", s.place, s.summary
    from supervision s join body on body.id = s.body_id
    where s.id = ${id} and (${whereMay(actor, 'read activities', 'body')} or exists (
      select 1 from supervision_finding f join body asked on asked.id = f.asked_body_id
      where f.supervision_id = s.id and ${whereMay(actor, 'read activities', 'asked')}))`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** For writing findings into it: whoever asks alone. */
export async function lockSupervision(tx: Tx, actor: Actor, id: string): Promise<Supervision & { placeId: string }> {
  await lockRow(tx, 'supervision', id)
  const { rows } = await sql<Supervision & { placeId: string }>`
    select s.id, s.body_id as "bodyId", s.kind, s.title, s.held_on as "heldOn", s.place, s.summary, body.place_id as "placeId"
    from supervision s join body on body.id = s.body_id
    where s.id = ${id} and ${whereMay(actor, 'record activities', 'body')}`.execute(tx)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** For answering (`asked`) or judging (`asking`): that side alone, and on the version that the form was made for. */
export async function lockFinding(
  tx: Tx,
  actor: Actor,
  side: 'asked' | 'asking',
  { findingId, version }: { findingId: string; version: number },
): Promise<Finding> {
  await lockRow(tx, 'supervision_finding', findingId)
  const { rows } = await sql<Finding>`
    select f.id, f.supervision_id as "supervisionId", s.body_id as "bodyId", f.asked_body_id as "askedBodyId", f.text, f.due_on as "dueOn",
      f.state, f.version
    from supervision_finding f join supervision s on s.id = f.supervision_id
      join body asking on asking.id = s.body_id join body asked on asked.id = f.asked_body_id
    where f.id = ${findingId} and ${whereMay(actor, 'record activities', side)}`.execute(tx)
  const finding = rows[0]
  if (finding === undefined) throw refusals.notFound
  if (finding.version !== version) throw refusals.changedMeanwhile
  return finding
}

export async function saveFindingState(tx: Tx, { id, state, version }: Finding): Promise<void> {
  await tx.updateTable('supervision_finding').set({ state, version }).where('id', '=', id).execute()
}
