import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { MatterDeed } from '#domains/matters/matter.ts'
import {
  aheadDaysMax,
  type BookingState,
  type ReceptionRule,
  refusals,
  type Session,
  slotsOf,
  takesPlace,
} from '#domains/matters/reception/reception.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

const rulesMax = 60

export async function listRules(db: Db, bodyId: string, today: Day): Promise<ReceptionRule[]> {
  const rows = await db
    .selectFrom('reception_rule')
    .selectAll()
    .where('body_id', '=', bodyId)
    .where((on) => on.or([on('to_day', 'is', null), on('to_day', '>=', today)]))
    .orderBy('weekday')
    .orderBy('starts')
    .limit(rulesMax)
    .execute()
  return rows.map(ruleOf)
}

/** For who keeps it; «not there» and «not yours» are one answer. */
export async function loadRule(db: Db, actor: Actor, deed: MatterDeed, id: string): Promise<ReceptionRule> {
  const row = await db
    .selectFrom('reception_rule')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .selectAll('reception_rule')
    .where('reception_rule.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return ruleOf(row)
}

/** Any rule of a body that still exists, for whoever books. */
export async function findRule(db: Db, id: string): Promise<ReceptionRule | undefined> {
  const row = await db
    .selectFrom('reception_rule')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .selectAll('reception_rule')
    .where('reception_rule.id', '=', id)
    .where('body.to_day', 'is', null)
    .executeTakeFirst()
  return row && ruleOf(row)
}

/** Rules that outlive their body, which is no more on `day`. */
export async function listRulesOfEnded(tx: Tx, day: Day): Promise<{ rule: ReceptionRule; bodyEnded: Day }[]> {
  const { rows } = await sql<Selectable<Tables['reception_rule']> & { body_ended: Day }>`
    select reception_rule.*, body.to_day as body_ended
    from reception_rule join body on body.id = reception_rule.body_id
    where body.to_day <= ${day} and (reception_rule.to_day is null or reception_rule.to_day > body.to_day)
    order by reception_rule.id for update of reception_rule`.execute(tx)
  return rows.map((row) => ({ rule: ruleOf(row), bodyEnded: row.body_ended }))
}

export async function saveRule(tx: Tx, rule: ReceptionRule): Promise<void> {
  const row = {
    body_id: rule.bodyId,
    receiver: rule.receiver,
    room: rule.room,
    weekday: rule.weekday,
    weeks: rule.weeks,
    starts: rule.starts,
    ends: rule.ends,
    slot_minutes: rule.slotMinutes,
    seats: rule.seats,
    from_day: rule.fromDay,
    to_day: rule.toDay,
    published_on: rule.publishedOn,
    version: rule.version,
  }
  await tx
    .insertInto('reception_rule')
    .values({ id: rule.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function isOffDay(db: Db, ruleId: string, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('reception_off')
    .select('day')
    .where('rule_id', '=', ruleId)
    .where('day', '=', day)
    .executeTakeFirst()
  return row !== undefined
}

export async function callOff(tx: Tx, { rule, day }: Session, reason: string): Promise<void> {
  await tx
    .insertInto('reception_off')
    .values({ rule_id: rule.id, day, reason })
    .onConflict((on) => on.columns(['rule_id', 'day']).doUpdateSet({ reason }))
    .execute()
}

/** The day of a rule, for nobody else until the end of the transaction. */
export async function lockSession(tx: Tx, { rule, day }: Session): Promise<void> {
  await sql`insert into reception_session (rule_id, day) values (${rule.id}, ${day}) on conflict do nothing`.execute(tx)
  await sql`select 1 from reception_session where rule_id = ${rule.id} and day = ${day} for update`.execute(tx)
}

/** Throws where there is no such session to book: past, too far, a holiday, called off, no such hour. */
export async function checkBookable(db: Db, { rule, day }: Session, slot: number, today: Day): Promise<void> {
  if (day < today || day > addAhead(today) || slotsOf(rule)[slot] === undefined) throw refusals.slotPast
  if (!takesPlace(rule, day, await loadCalendar(db)) || (await isOffDay(db, rule.id, day))) throw refusals.offDay
}

function addAhead(today: Day): Day {
  return new Date(Date.parse(`${today}T00:00:00Z`) + aheadDaysMax * 86_400_000).toISOString().slice(0, 10)
}

/** The lowest free seat, or `slotFull`. The session is locked by the caller. */
export async function takeSeat(tx: Tx, { rule, day }: Session, slot: number): Promise<number> {
  const taken = await tx
    .selectFrom('reception_booking')
    .select('seat')
    .where('rule_id', '=', rule.id)
    .where('day', '=', day)
    .where('slot', '=', slot)
    .where('state', '<>', 'cancelled')
    .execute()
  const seats = new Set(taken.map(({ seat }) => seat))
  const free = Array.from({ length: rule.seats }, (_, index) => index + 1).find((seat) => !seats.has(seat))
  if (free === undefined) throw refusals.slotFull
  return free
}

export type BookingRow = Selectable<Tables['reception_booking']>

export async function addBooking(tx: Tx, row: BookingRow): Promise<void> {
  await tx.insertInto('reception_booking').values(row).execute()
}

export async function findBookingBy(
  db: Db,
  by: { formHash: string } | { codeHash: string },
): Promise<BookingRow | undefined> {
  const query = db.selectFrom('reception_booking').selectAll()
  return 'formHash' in by
    ? query.where('form_hash', '=', by.formHash).executeTakeFirst()
    : query.where('code_hash', '=', by.codeHash).executeTakeFirst()
}

/** For the desk of its body, seen by nobody else meanwhile. */
export async function loadBookingToChange(tx: Tx, actor: Actor, id: string): Promise<BookingRow> {
  await lockRow(tx, 'reception_booking', id)
  const row = await tx
    .selectFrom('reception_booking')
    .innerJoin('reception_rule', 'reception_rule.id', 'reception_booking.rule_id')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .selectAll('reception_booking')
    .where('reception_booking.id', '=', id)
    .where(whereMay(actor, 'work on matters', 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

export async function moveBooking(
  tx: Tx,
  id: string,
  to: { state: BookingState; submissionId?: string; forgets?: boolean },
): Promise<void> {
  await tx
    .updateTable('reception_booking')
    .set({
      state: to.state,
      ...(to.submissionId !== undefined && { submission_id: to.submissionId }),
      ...(to.forgets && { sealed: null, notify: 'none' as const }),
    })
    .where('id', '=', id)
    .execute()
}

/** Who still waits for a day of a rule. */
export async function listBooked(db: Db, { rule, day }: Session): Promise<BookingRow[]> {
  return db
    .selectFrom('reception_booking')
    .selectAll()
    .where('rule_id', '=', rule.id)
    .where('day', '=', day)
    .where('state', '=', 'booked')
    .orderBy('slot')
    .orderBy('seat')
    .execute()
}

/** Who has booked a day on which the rule no longer holds. */
export async function listBookedAfter(tx: Tx, ruleId: string, lastDay: Day): Promise<BookingRow[]> {
  return tx
    .selectFrom('reception_booking')
    .selectAll()
    .where('rule_id', '=', ruleId)
    .where('day', '>', lastDay)
    .where('state', '=', 'booked')
    .orderBy('id')
    .forUpdate()
    .execute()
}

export function ruleOf(row: Selectable<Tables['reception_rule']>): ReceptionRule {
  return {
    id: row.id,
    bodyId: row.body_id,
    receiver: row.receiver,
    room: row.room,
    weekday: row.weekday,
    weeks: row.weeks,
    starts: row.starts,
    ends: row.ends,
    slotMinutes: row.slot_minutes,
    seats: row.seats,
    fromDay: row.from_day,
    toDay: row.to_day,
    publishedOn: row.published_on,
    version: row.version,
  }
}
