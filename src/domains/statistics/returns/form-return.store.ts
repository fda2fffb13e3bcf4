import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { isId } from '#base/ids.ts'
import { type FormReturn, type ReturnDeed, returnRefusals } from '#domains/statistics/returns/form-return.ts'
import type { FormReturnTable } from '#domains/statistics/statistics.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For whoever may see the figures of its body, or to whose bodies it was sent. «Not there» and «not yours» are one answer. */
export async function loadReturn(db: Db, actor: Actor, id: string): Promise<FormReturn> {
  const wasSent = sql<SqlBool>`exists (select from form_submission sent join form_asking asking on asking.id = sent.asking_id
    join body asker on asker.id = asking.body_id where sent.return_id = form_return.id and ${whereMay(actor, 'see statistics', 'asker')})`
  return load(db, sql<SqlBool>`(${whereMay(actor, 'see statistics', 'body')} or ${wasSent})`, id)
}

/** Seen by nobody else meanwhile; refuses a form that was made for an older version. */
export async function loadReturnToChange(
  tx: Tx,
  actor: Actor,
  deed: ReturnDeed,
  { returnId, version }: { returnId: string; version: number },
): Promise<FormReturn> {
  if (isId(returnId)) await lockRow(tx, 'form_return', returnId)
  const one = await load(tx, whereMay(actor, deed, 'body'), returnId)
  if (one.version !== version) throw returnRefusals.changedMeanwhile
  return one
}

async function load(db: Db, reach: RawBuilder<SqlBool>, id: string): Promise<FormReturn> {
  if (!isId(id)) throw returnRefusals.notFound
  const row = await db
    .selectFrom('form_return')
    .innerJoin('body', 'body.id', 'form_return.body_id')
    .selectAll('form_return')
    .where('form_return.id', '=', id)
    .where(reach)
    .executeTakeFirst()
  if (row === undefined) throw returnRefusals.notFound
  return returnOf(row)
}

type Days = Pick<FormReturn, 'bodyId' | 'code' | 'from' | 'to'>

/** The one with the highest number, approved or not. */
export async function findLatestReturn(db: Db, days: Days): Promise<FormReturn | undefined> {
  const row = await ofDays(db, days).executeTakeFirst()
  return row && returnOf(row)
}

/** The one with the highest number that was signed. */
export async function findSignedReturn(db: Db, days: Days): Promise<FormReturn | undefined> {
  const row = await ofDays(db, days).where('state', '=', 'approved').executeTakeFirst()
  return row && returnOf(row)
}

/** Of a form and days, the highest number alone. */
function ofDays(db: Db, { bodyId, code, from, to }: Days) {
  return db
    .selectFrom('form_return')
    .selectAll()
    .where('body_id', '=', bodyId)
    .where('code', '=', code)
    .where('from_day', '=', from)
    .where('to_day', '=', to)
    .orderBy('number', 'desc')
    .limit(1)
}

/** What a body typed and signed last for the same form and year, for days that end no later. */
export async function findTypedBefore(db: Db, { bodyId, code, from, to }: Days): Promise<FormReturn | undefined> {
  const { rows } = await sql<Selectable<FormReturnTable>>`
    select * from form_return where body_id = ${bodyId} and code = ${code} and (from_day <> ${from}::date or to_day <> ${to}::date)
      and extract(year from to_day) = extract(year from ${to}::date) and to_day <= ${to}::date and state = 'approved'
    order by to_day desc, number desc limit 1`.execute(db)
  return rows[0] && returnOf(rows[0])
}

/** The one that is there afterwards: somebody else may have begun it in the same moment. */
export async function addReturn(tx: Tx, one: FormReturn): Promise<FormReturn> {
  const added = await tx
    .insertInto('form_return')
    .values(rowOf(one))
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst()
  return added === undefined ? (await findLatestReturn(tx, one))! : returnOf(added)
}

export async function saveReturn(tx: Tx, one: FormReturn): Promise<void> {
  await tx.updateTable('form_return').set(rowOf(one)).where('id', '=', one.id).execute()
}

function returnOf(row: Selectable<FormReturnTable>): FormReturn {
  return {
    id: row.id,
    bodyId: row.body_id,
    code: row.code,
    form: row.form,
    from: row.from_day,
    to: row.to_day,
    number: row.number,
    why: row.why,
    state: row.state,
    returnedWhy: row.returned_why,
    typed: row.typed,
    justified: row.justified,
    isEmpty: row.is_empty,
    cells: row.cells,
    counted: row.counted,
    countedOn: row.counted_on,
    tookOver: row.took_over,
    rolled: row.rolled,
    writerIds: row.writer_ids,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    version: row.version,
  }
}

function rowOf(one: FormReturn) {
  return {
    id: one.id,
    body_id: one.bodyId,
    code: one.code,
    form: json(one.form),
    from_day: one.from,
    to_day: one.to,
    number: one.number,
    why: one.why,
    state: one.state,
    returned_why: one.returnedWhy,
    typed: json(one.typed),
    justified: json(one.justified),
    is_empty: one.isEmpty,
    cells: one.cells === null ? null : json(one.cells),
    counted: one.counted === null ? null : json(one.counted),
    counted_on: one.countedOn,
    took_over: one.tookOver,
    rolled: one.rolled === null ? null : json(one.rolled),
    writer_ids: one.writerIds,
    approved_by: one.approvedBy,
    approved_at: one.approvedAt,
    version: one.version,
  }
}
