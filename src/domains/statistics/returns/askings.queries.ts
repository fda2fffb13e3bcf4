import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { type Asking, askingRefusals } from '#domains/statistics/returns/asking.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { Expected } from '#domains/statistics/returns/reporting-rate.ts'
import { draftFor, signedUnsent, toSend } from '#domains/statistics/returns/signed-unsent.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Over `form_asking asking` joined with `body`. */
export const askingColumns = sql`asking.id, asking.body_id as "bodyId", coalesce(nullif(asking.above, ''), body.short_name, body.name) as "bodyName",
  asking.above, body.place_path = '' as "asksProvinces", asking.code,
  asking.form, asking.title, asking.from_day as "from", asking.to_day as "to", asking.due_day as due, asking.locked_at as "lockedAt",
  asking.locked_reason as "lockedReason", asking.version`

const askingsMax = 100

/** Those that somebody's bodies ask for, the latest due day first. */
export async function listAskings(db: Db, actor: Actor): Promise<Asking[]> {
  const { rows } =
    await sql<Asking>`select ${askingColumns} from form_asking asking join body on body.id = asking.body_id
    where asking.above = '' and ${whereMay(actor, 'see statistics', 'body')} order by asking.due_day desc, asking.id desc limit ${askingsMax}`.execute(
      db,
    )
  return rows
}

export type AskedOfBody = Asking & {
  answered: Expected['answered']
  draftId: string | null
  /** What was signed and is only to be sent here. */
  toSendId: string | null
}

/** What is asked of one body by those above it, the latest due day first; with what it sent and what it has begun. */
export async function listAskedOf(db: Db, bodyId: string, today: Day): Promise<AskedOfBody[]> {
  const { rows } = await sql<AskedOfBody>`
    select ${askingColumns}, ${answeredBy(sql`own.id`)} as answered, (select draft.id from (${draftFor}) draft) as "draftId",
      (${toSend}) as "toSendId"
    ${fromAskedOf(bodyId, today)} order by asking.due_day desc, asking.id desc limit ${askingsMax}`.execute(db)
  return rows.map(withDates)
}

/** Every asking beside one body: `asking`, `body` who asks, `own` the one. */
const askingsBeside = (bodyId: string) =>
  sql`from form_asking asking join body on body.id = asking.body_id join body own on own.id = ${bodyId}`

/** Those that are put to the body. */
function fromAskedOf(bodyId: string, today: Day) {
  return sql`${askingsBeside(bodyId)} where ${isPutTo('body')} and (asking.above <> '' or ${isAsked(today)})`
}

/** Of one form and its days. */
type OfForm = Pick<Asking, 'code' | 'from' | 'to'>
const selectOfForm = (bodyId: string, { code, from, to }: OfForm) =>
  sql`select ${askingColumns} ${askingsBeside(bodyId)}
    where asking.code = ${code} and asking.from_day = ${from} and asking.to_day = ${to}`

/** Who asks a body for the form and days of this return, which it signed last, still takes it, and does not have it. */
export async function listWithout(
  db: Db,
  one: Pick<FormReturn, 'id' | 'bodyId' | 'code' | 'from' | 'to'>,
): Promise<Asking[]> {
  const { rows } =
    await sql<Asking>`${selectOfForm(one.bodyId, one)} and ${isPutTo('body')} and (${signedUnsent}) = ${one.id}
    order by asking.due_day, asking.id`.execute(db)
  return rows
}

/** One asking, for who may see what its body does. */
export async function loadAsking(db: Db, actor: Actor, id: string): Promise<Asking> {
  if (!isId(id)) throw askingRefusals.notFound
  const { rows } =
    await sql<Asking>`select ${askingColumns} from form_asking asking join body on body.id = asking.body_id
    where asking.id = ${id} and ${whereMay(actor, 'see statistics', 'body')}`.execute(db)
  if (rows[0] === undefined) throw askingRefusals.notFound
  return rows[0]
}

/** One that is asked of a body. */
export async function loadAskingOf(db: Db, id: string, bodyId: string, today: Day): Promise<Asking> {
  if (!isId(id)) throw askingRefusals.notFound
  const { rows } =
    await sql<Asking>`select ${askingColumns} ${fromAskedOf(bodyId, today)} and asking.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw askingRefusals.notFound
  return rows[0]
}

/**
 * Whom an asking is put to: the committee of every commune of the place (of every province, where a ministry asks) that stood on the last
 * day of the window, or the body itself where somebody above asks it, each with what it sent last and who took over from it. At most 4,000.
 */
export async function listExpected(db: Db, askingId: string): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select own.id as "bodyId", coalesce(own.short_name, own.name) as "bodyName", own.place_id as "placeId", ${answeredBy(sql`own.id`)} as answered,
      own.to_day as "endedOn", (select coalesce(jsonb_agg(s.new_id order by s.new_id), '[]') from body_succession s where s.old_id = own.id) as successors
    from form_asking asking join body asker on asker.id = asking.body_id join lateral (
      select distinct on (below.place_id) below.* from body below join place on place.id = below.place_id
      where case when asking.above <> '' then below.id = asker.id else below.kind = 'ubnd' and ${isAskedPlace('asker')} end
        and (below.from_day is null or below.from_day <= asking.to_day) and (below.to_day is null or below.to_day > asking.to_day)
      order by below.place_id, below.path) own on true
    where asking.id = ${askingId} order by own.sort_key, own.id limit 4000`.execute(db)
  return rows.map(withDates)
}

/** Successors of bodies that ended, and theirs, each with what it sent; for those who answer in the place of one that is gone. */
export async function listTakenOver(db: Db, askingId: string, bodyIds: readonly string[]): Promise<Expected[]> {
  if (bodyIds.length === 0) return []
  const { rows } = await sql<Expected>`
    with recursive line as (
      select s.new_id as id, 1 as steps from body_succession s where s.old_id = any(${bodyIds}::uuid[])
      union select s.new_id, line.steps + 1 from line join body_succession s on s.old_id = line.id where line.steps < 20)
    select own.id as "bodyId", coalesce(own.short_name, own.name) as "bodyName", own.place_id as "placeId", ${answeredBy(sql`own.id`)} as answered,
      own.to_day as "endedOn", (select coalesce(jsonb_agg(s.new_id order by s.new_id), '[]') from body_succession s where s.old_id = own.id) as successors
    from (select distinct id from line) reached join body own on own.id = reached.id join form_asking asking on asking.id = ${askingId}
    order by own.sort_key, own.id`.execute(db)
  return rows.map(withDates)
}

/**
 * The asking of those below that a body adds up for who asks from above: its own, else one of another body at its place; undefined: nobody
 * asked.
 */
export async function findAskedBelow(db: Db, bodyId: string, form: OfForm): Promise<Asking | undefined> {
  const { rows } =
    await sql<Asking>`${selectOfForm(bodyId, form)} and asking.above = '' and body.place_id = own.place_id
    order by body.id = own.id desc, asking.asked_at, asking.id limit 1`.execute(db)
  return rows[0]
}

/**
 * What is asked of the place of a body from above, by a ministry or by somebody who is not here, and still taken; the oldest first.
 * undefined: nothing of this form and these days.
 */
export async function findAskedFromAbove(db: Db, bodyId: string, form: OfForm): Promise<Asking | undefined> {
  const { rows } = await sql<Asking>`${selectOfForm(bodyId, form)} and asking.locked_at is null
      and case when asking.above <> '' then body.place_id = own.place_id else body.place_path = '' and ${isPutTo('body')} end
    order by asking.asked_at, asking.id limit 1`.execute(db)
  return rows[0]
}

/**
 * Those below the place of the body that asks; or that body itself, where somebody above asks it who is not here. Over
 * `form_asking asking`, `body own` and `asker`, the alias of the body that asks.
 */
export function isPutTo(asker: string) {
  return sql<SqlBool>`case when asking.above <> '' then ${sql.ref(`${asker}.id`)} = own.id
    else exists (select from place where place.id = own.place_id and ${isAskedPlace(asker)}) end`
}

/**
 * Whether the committee of a place answers to who asks: communes of its place; provinces where the whole country asks, for each of them adds
 * up what its communes signed. Over `place` and an alias of `body`.
 */
export function isAskedPlace(asker: string) {
  const path = sql.ref(`${asker}.place_path`)
  const kinds = sql`case when ${path} = '' then ${provinceKinds} else ${communeKindsNow} end`
  return sql<SqlBool>`(place.kind = any(${kinds}) and place.path like ${path} || '%' and place.path <> ${path})`
}

const provinceKinds = sql`array['tinh', 'thanh-pho']`
const communeKindsNow = sql`array['xa', 'phuong', 'dac-khu']`

/** Only the committee of a commune or a province is asked: the one that stands today. Over `form_asking asking` and `body own`. */
export function isAsked(today: Day) {
  return sql<SqlBool>`own.id = (select first.id from body first join place on place.id = first.place_id
    where first.kind = 'ubnd' and place.kind = any(${communeKindsNow} || ${provinceKinds}) and first.place_id = own.place_id and ${stands('first', today)}
    order by first.path limit 1) and ${answersFor}`
}

/** An end that was entered beforehand has not come yet. */
function stands(alias: string, today: Day) {
  const toDay = sql.ref(`${alias}.to_day`)
  return sql<SqlBool>`(${toDay} is null or ${toDay} > ${today})`
}

/**
 * Whether a body has anything to say of the days asked for: it stood on the last of them, or alone took over one that did. One that a
 * split founded afterwards has not. Over `form_asking asking` and `body own`.
 */
const answersFor = sql<SqlBool>`(own.from_day is null or own.from_day <= asking.to_day or exists (
  with recursive before as (
    select s.old_id as id, 1 as steps from body_succession s where s.new_id = own.id
      and not exists (select from body_succession other where other.old_id = s.old_id and other.new_id <> s.new_id)
    union select s.old_id, before.steps + 1 from before join body_succession s on s.new_id = before.id
      where before.steps < 20 and not exists (select from body_succession other where other.old_id = s.old_id and other.new_id <> s.new_id))
  select from before join body old on old.id = before.id where old.from_day is null or old.from_day <= asking.to_day))`

function answeredBy(bodyId: ReturnType<typeof sql>) {
  return sql`(select jsonb_build_object('returnId', s.return_id, 'sentOn', s.sent_on, 'receivedAt', s.received_at,
      'sentBackWhy', s.sent_back_why, 'isEmpty', r.is_empty, 'countedOn', r.counted_on, 'tookOver', to_jsonb(r.took_over), 'firstSentOn', (select min(f.sent_on) from form_submission f
        where f.asking_id = asking.id and f.body_id = ${bodyId}))
    from form_submission s join form_return r on r.id = s.return_id
    where s.asking_id = asking.id and s.body_id = ${bodyId} order by s.sent_at desc, s.id desc limit 1)`
}

/** Moments come out of JSON as text. */
function withDates<Row extends { answered: { receivedAt: Date | string | null } | null }>(row: Row): Row {
  const at = row.answered?.receivedAt
  return at ? { ...row, answered: { ...row.answered, receivedAt: new Date(at) } } : row
}
