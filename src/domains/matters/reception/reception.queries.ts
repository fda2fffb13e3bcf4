import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import type { DeskProvince } from '#domains/matters/desk/front-desk.ts'
import { isPublishedLate } from '#domains/matters/reception/publishing-time.ts'
import { findBookingBy, findRule, isOffDay, listRules, ruleOf } from '#domains/matters/reception/reception.store.ts'
import {
  aheadDaysMax,
  type BookingDetails,
  type BookingState,
  type ReceptionRule,
  refusals,
  type Session,
  sessionsFrom,
  slotsOf,
} from '#domains/matters/reception/reception.ts'
import { openBooking } from '#domains/matters/reception/sealed-booking.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type SessionLine = Session & { free: number; booked: number; offReason: string | null; isLate: boolean }

export type ScheduleProps = {
  bodyId: string
  bodyName: string
  rules: ReceptionRule[]
  sessions: SessionLine[]
}

const bodiesMax = 1_000

/** Provinces with a schedule today, and how many bodies have one there. */
export async function listReceivingProvinces(db: Db, today: Day): Promise<DeskProvince[]> {
  const { rows } = await sql<DeskProvince>`
    select province.id, province.full_name as name, count(*)::int as desks
    from body join place on place.id = body.place_id join place province on province.id = coalesce(place.parent_id, place.id)
    where body.to_day is null and ${hasSchedule(today)}
    group by province.id order by province.sort_key limit ${provincesMax}`.execute(db)
  return rows
}

/** More than there have ever been. */
const provincesMax = 100

function hasSchedule(today: Day) {
  return sql`exists (select 1 from reception_rule r where r.body_id = body.id and (r.to_day is null or r.to_day >= ${today}))`
}

/** Bodies of a province with a schedule today, for everybody. */
export async function listReceiving(
  db: Db,
  today: Day,
  provinceId: string,
): Promise<{ bodyId: string; bodyName: string }[]> {
  const { rows } = await sql<{ bodyId: string; bodyName: string }>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName" from body join place on place.id = body.place_id
    where body.to_day is null and ${hasSchedule(today)} and coalesce(place.parent_id, place.id) = ${provinceId}
    order by body.sort_key limit ${bodiesMax}`.execute(db)
  return rows
}

/** The schedule of a body and its sessions of the next weeks, with what is free. Throws `notFound` where nothing is published. */
export async function loadSchedule(db: Db, bodyId: string, today: Day): Promise<ScheduleProps> {
  const body = await db
    .selectFrom('body')
    .select(['id', 'name', 'short_name'])
    .where('id', '=', bodyId)
    .where('to_day', 'is', null)
    .executeTakeFirst()
  if (body === undefined) throw refusals.notFound
  const rules = await listRules(db, bodyId, today)
  const calendar = await loadCalendar(db)
  const ids = rules.map(({ id }) => id)
  const offs = await sql<{ rule_id: string; day: Day; reason: string }>`
    select rule_id, day, reason from reception_off where rule_id = any(${ids}::uuid[]) and day >= ${today}`.execute(db)
  const counts = await sql<{ rule_id: string; day: Day; booked: number }>`
    select rule_id, day, count(*)::int as booked from reception_booking
    where rule_id = any(${ids}::uuid[]) and day >= ${today} and state <> 'cancelled' group by rule_id, day`.execute(db)
  const sessions = sessionsFrom(rules, { from: today, days: aheadDaysMax }, calendar, () => false).map((session) => {
    const at = ({ rule_id, day }: { rule_id: string; day: Day }) => rule_id === session.rule.id && day === session.day
    const booked = counts.rows.find(at)?.booked ?? 0
    return {
      ...session,
      booked,
      free: slotsOf(session.rule).length * session.rule.seats - booked,
      offReason: offs.rows.find(at)?.reason ?? null,
      isLate: isPublishedLate(session, calendar),
    }
  })
  return { bodyId: body.id, bodyName: body.short_name ?? body.name, rules, sessions }
}

export type SlotLine = { slot: number; minutes: number; free: number }

/** The hours of one session, for whoever books. */
export async function loadSession(
  db: Db,
  ruleId: string,
  day: Day,
): Promise<Session & { bodyName: string; slots: SlotLine[] }> {
  const rule = await findRule(db, ruleId)
  if (rule === undefined) throw refusals.notFound
  if (await isOffDay(db, ruleId, day)) throw refusals.offDay
  const { name, short_name } = await db
    .selectFrom('body')
    .select(['name', 'short_name'])
    .where('id', '=', rule.bodyId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ slot: number; taken: number }>`
    select slot, count(*)::int as taken from reception_booking where rule_id = ${ruleId} and day = ${day} and state <> 'cancelled' group by slot`.execute(
    db,
  )
  const slots = slotsOf(rule).map((minutes, slot) => ({
    slot,
    minutes,
    free: rule.seats - (rows.find((row) => row.slot === slot)?.taken ?? 0),
  }))
  return { rule, day, bodyName: short_name ?? name, slots }
}

export type DayBooking = BookingDetails & {
  id: string
  minutes: number
  state: BookingState
  receiver: string
  /** What was brought; none of a secret matter. */
  matterId: string | null
}

const dayMax = 500

/** Whom a body receives on a day, in the order of hours. */
export async function listDay(
  db: Db,
  actor: Actor,
  secretKey: Uint8Array,
  at: { bodyId: string; day: Day },
): Promise<DayBooking[]> {
  const rows = await db
    .selectFrom('reception_booking')
    .innerJoin('reception_rule', 'reception_rule.id', 'reception_booking.rule_id')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .leftJoin('matter', 'matter.submission_id', 'reception_booking.submission_id')
    .selectAll('reception_booking')
    .select([
      'reception_rule.starts',
      'reception_rule.slot_minutes as slotMinutes',
      'reception_rule.receiver',
      'matter.id as matterId',
    ])
    .distinctOn('reception_booking.id')
    .where('reception_rule.body_id', '=', at.bodyId)
    .where('reception_booking.day', '=', at.day)
    .where('reception_booking.state', '<>', 'cancelled')
    .where(whereMay(actor, 'work on matters', 'body'))
    .orderBy('reception_booking.id')
    .limit(dayMax)
    .execute()
  return rows
    .map((row) => ({
      ...openBooking(secretKey, row.id, row.sealed),
      id: row.id,
      minutes: row.starts + row.slot * row.slotMinutes,
      state: row.state,
      receiver: row.receiver,
      matterId: row.matterId,
    }))
    .toSorted((one, other) => one.minutes - other.minutes)
}

/** Coming days on which somebody is expected, with how many. */
export async function listExpected(db: Db, bodyId: string, today: Day): Promise<{ day: Day; booked: number }[]> {
  const { rows } = await sql<{ day: Day; booked: number }>`
    select b.day, count(*)::int as booked from reception_booking b join reception_rule r on r.id = b.rule_id
    where r.body_id = ${bodyId} and b.day between ${addDays(today, -7)} and ${addDays(today, aheadDaysMax)} and b.state <> 'cancelled'
    group by b.day order by b.day`.execute(db)
  return rows
}

export type OwnBooking = Session & { bodyName: string; minutes: number; state: BookingState }

/** For whoever holds its code. */
export async function findOwnBooking(db: Db, codeHash: string): Promise<OwnBooking> {
  const booking = await findBookingBy(db, { codeHash })
  const rule = booking && (await findRule(db, booking.rule_id))
  if (booking === undefined || rule === undefined) throw refusals.noBooking
  const { name } = await db.selectFrom('body').select('name').where('id', '=', rule.bodyId).executeTakeFirstOrThrow()
  return { rule, day: booking.day, bodyName: name, minutes: slotsOf(rule)[booking.slot]!, state: booking.state }
}

/** For messages. */
export async function findBookingToTell(db: Db, id: string) {
  const row = await db
    .selectFrom('reception_booking')
    .innerJoin('reception_rule', 'reception_rule.id', 'reception_booking.rule_id')
    .innerJoin('body', 'body.id', 'reception_rule.body_id')
    .selectAll('reception_rule')
    .select([
      'reception_booking.day as bookedDay',
      'reception_booking.slot',
      'reception_booking.state',
      'reception_booking.sealed',
      'body.name as bodyName',
      sql<string | null>`(select min(successor.name) from body_succession join body successor on successor.id = new_id
        where old_id = body.id having count(*) = 1)`.as('successor'),
    ])
    .where('reception_booking.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const rule = ruleOf(row)
  const { state, sealed, bodyName, successor } = row
  return { bodyName, successor, room: rule.room, day: row.bookedDay, minutes: slotsOf(rule)[row.slot]!, state, sealed }
}
