import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import { type Asking, askingRefusals } from '#domains/statistics/returns/asking.ts'
import { askingColumns, isPutTo } from '#domains/statistics/returns/askings.queries.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** false: the same was asked for before, also in the same moment. */
export async function addAsking(
  tx: Tx,
  asking: Omit<Asking, 'bodyName'>,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('form_asking')
    .values({
      id: asking.id,
      body_id: asking.bodyId,
      code: asking.code,
      form: json(asking.form),
      title: asking.title,
      from_day: asking.from,
      to_day: asking.to,
      due_day: asking.due,
      asked_by: by,
      asked_at: now,
      locked_at: null,
      locked_reason: '',
      above: asking.above,
      version: 0,
    })
    .onConflict((on) => on.columns(['body_id', 'code', 'from_day', 'to_day', 'above']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Of the body that asks; seen by nobody else meanwhile. */
export async function loadAskingToChange(
  tx: Tx,
  actor: Actor,
  { askingId, version }: { askingId: string; version?: number },
): Promise<Asking> {
  if (!isId(askingId)) throw askingRefusals.notFound
  await lockRow(tx, 'form_asking', askingId)
  const { rows } =
    await sql<Asking>`select ${askingColumns} from form_asking asking join body on body.id = asking.body_id
    where asking.id = ${askingId} and ${whereMay(actor, 'ask for returns', 'body')}`.execute(tx)
  if (rows[0] === undefined) throw askingRefusals.notFound
  if (version !== undefined && rows[0].version !== version) throw askingRefusals.changedMeanwhile
  return rows[0]
}

export async function saveLock(tx: Tx, { id, lockedAt, lockedReason, version }: Asking): Promise<void> {
  await tx
    .updateTable('form_asking')
    .set({ locked_at: lockedAt, locked_reason: lockedReason, version })
    .where('id', '=', id)
    .execute()
}

/**
 * Those that a return of this body answers: the same form and days, of bodies above, or of who stands above and is not here; locked ones
 * too.
 */
export async function listAskingsFor(
  tx: Tx,
  { bodyId, code, from, to }: { bodyId: string; code: string; from: Day; to: Day },
): Promise<Asking[]> {
  const { rows } =
    await sql<Asking>`select ${askingColumns} from form_asking asking join body on body.id = asking.body_id join body own on own.id = ${bodyId}
    where asking.code = ${code} and asking.from_day = ${from} and asking.to_day = ${to} and ${isPutTo('body')}
    order by asking.due_day, asking.id for share of asking`.execute(tx)
  return rows
}

export async function addSubmission(
  tx: Tx,
  one: { id: string; askingId: string; returnId: string; bodyId: string; sentOn: Day; sentAt: Date },
): Promise<void> {
  await tx
    .insertInto('form_submission')
    .values({
      id: one.id,
      asking_id: one.askingId,
      return_id: one.returnId,
      body_id: one.bodyId,
      sent_on: one.sentOn,
      sent_at: one.sentAt,
      received_by: null,
      received_at: null,
      sent_back_why: '',
    })
    .execute()
}

/** The latest one of a body, or undefined. */
export async function findLatestSubmission(tx: Tx, askingId: string, bodyId: string) {
  return tx
    .selectFrom('form_submission')
    .select(['id', 'return_id as returnId', 'received_at as receivedAt', 'sent_back_why as sentBackWhy'])
    .where('asking_id', '=', askingId)
    .where('body_id', '=', bodyId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function saveSubmission(
  tx: Tx,
  id: string,
  change: { receivedBy: string; receivedAt: Date } | { sentBackWhy: string },
): Promise<void> {
  await tx
    .updateTable('form_submission')
    .set(
      'sentBackWhy' in change
        ? { sent_back_why: change.sentBackWhy }
        : { received_by: change.receivedBy, received_at: change.receivedAt, sent_back_why: '' },
    )
    .where('id', '=', id)
    .execute()
}

/**
 * Askings that still run, of bodies that ended with one successor of the same place, at most so many, to that one: what is sent from then
 * on is theirs. Of another place it would ask other communes. Where that one asks for the same, or a former one of two brings it, this
 * stays, and is locked by hand.
 */
export async function moveStrandedAskings(tx: Tx, today: Day, countMax: number) {
  const same = sql<SqlBool>`(other.code, other.from_day, other.to_day, other.above) = (held.code, held.from_day, held.to_day, held.above)`
  const samePlace = (former: 'gone' | 'also') =>
    sql<SqlBool>`(select place_id from body where id = ${sql.ref(former)}.old_id) = (select place_id from body where id = gone.new_id)`
  const which = sql<SqlBool>`held.locked_at is null and ${samePlace('gone')}
    and not exists (select 1 from form_asking other where other.body_id = gone.new_id and ${same})
    and not exists (select 1 from form_asking other join gone also on also.old_id = other.body_id
      where also.new_id = gone.new_id and other.locked_at is null and other.id < held.id and ${same} and ${samePlace('also')})`
  return (await moveToOnlySuccessors('form_asking', { today, countMax, which }).execute(tx)).rows
}
