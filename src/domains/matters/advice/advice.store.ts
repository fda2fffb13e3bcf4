import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type AdviceDeed, type AdviceTaking, refusals } from '#domains/matters/advice/advice.ts'
import { matterOf } from '#domains/matters/matter.store.ts'
import { type Matter, refusals as matterRefusals } from '#domains/matters/matter.ts'
import type { MatterTable } from '#domains/matters/matters.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A question at a desk of advice; whatever else stands there, and what is secret, is not there. */
export async function loadAdvice(db: Db, actor: Actor, deed: AdviceDeed, id: string): Promise<Matter> {
  const { rows } = await sql<Selectable<MatterTable>>`
    select matter.* from matter join body on body.id = matter.body_id
      join front_desk desk on desk.body_id = body.id join submission on submission.id = matter.submission_id
    where matter.id = ${id} and desk.gives_advice and matter.kind = 'question' and not submission.is_secret
      and ${whereMay(actor, deed, 'body')}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return matterOf(rows[0])
}

/** For changing it, seen by nobody else meanwhile. */
export async function loadAdviceToChange(
  tx: Tx,
  actor: Actor,
  deed: AdviceDeed,
  form: { matterId: string; version: number },
): Promise<Matter> {
  await lockRow(tx, 'matter', form.matterId)
  const matter = await loadAdvice(tx, actor, deed, form.matterId)
  if (matter.version !== form.version) throw matterRefusals.changedMeanwhile
  return matter
}

/** Whether a matter is answered by a jurist's signature alone. */
export async function isSignedOnly(db: Db, { bodyId, kind }: Pick<Matter, 'bodyId' | 'kind'>): Promise<boolean> {
  if (kind !== 'question') return false
  const desk = await db.selectFrom('front_desk').select('gives_advice').where('body_id', '=', bodyId).executeTakeFirst()
  return desk?.gives_advice === true
}

export async function findTaking(db: Db, matterId: string): Promise<AdviceTaking | undefined> {
  return db
    .selectFrom('advice_taking')
    .select(['person_id as personId', 'until_day as untilDay'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
}

export async function countHeld(tx: Tx, personId: string, today: Day): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::int as held from advice_taking taking join matter on matter.id = taking.matter_id
    where taking.person_id = ${personId} and taking.until_day >= ${today}
      and matter.state in ('received', 'in-review', 'waiting')`.execute(tx)
  return rows[0]!.held
}

export async function saveTaking(
  tx: Tx,
  matterId: string,
  { personId, untilDay }: AdviceTaking,
  now: Date,
): Promise<void> {
  const row = { person_id: personId, until_day: untilDay, taken_at: now }
  await tx
    .insertInto('advice_taking')
    .values({ matter_id: matterId, ...row })
    .onConflict((on) => on.column('matter_id').doUpdateSet(row))
    .execute()
}

export async function endTaking(tx: Tx, matterId: string): Promise<void> {
  await tx.deleteFrom('advice_taking').where('matter_id', '=', matterId).execute()
}

export async function addSignature(
  tx: Tx,
  signature: { matterId: string; number: number; signedBy: string; name: string },
): Promise<void> {
  const { matterId, number, signedBy, name } = signature
  await tx.insertInto('advice_signature').values({ matter_id: matterId, number, signed_by: signedBy, name }).execute()
}
