import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { noDue, openStates, type RegisterFilter } from '#domains/matters/desk/register-filter.ts'
import type { ClosedAs, MatterState, PersonSays } from '#domains/matters/matter.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Channel } from '#domains/matters/submission.ts'
import { isOfficer } from '#domains/people/officers.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** One line of the register. Of a secret matter nothing stands here of who brought it, or how they wrote. */
export type RegisterRow = {
  id: string
  number: number
  year: number
  kind: MatterKind
  title: string
  state: MatterState
  closedAs: ClosedAs | null
  personSays: PersonSays | null
  withdrawalAskedOn: Day | null
  channel: Channel
  bodyName: string
  receivedAt: Date
  nextDue: Day | null
  lateAfter: Day | null
  officerName: string | null
  /** Whoever it was given to works on matters of this body no more. */
  officerLeft: boolean
  /** '' for somebody unknown, and for every secret matter. */
  submitterName: string
  isSecret: boolean
  key: string
}

export const registerPageSize = 50

/**
 * One page of what somebody may read. Each body's part is read along its own index and cut to a page, so that neither the nation's
 * two million nor the place in the list costs anything.
 */
export async function listRegister(db: Db, actor: Actor, filter: RegisterFilter, today: Day): Promise<RegisterRow[]> {
  const byDue = filter.show === 'open' || filter.show === 'late' || filter.show === 'unheld'
  const key = byDue ? sql`coalesce(m.next_due, ${noDue}::date)` : sql`m.received_at`
  const cast = byDue ? sql`date` : sql`timestamptz`
  const { after } = filter
  const onwards =
    after === undefined
      ? sql<SqlBool>`true`
      : byDue
        ? sql<SqlBool>`(${key}, m.id) > (${after.key}::${cast}, ${after.id}::uuid)`
        : sql<SqlBool>`(${key}, m.id) < (${after.key}::${cast}, ${after.id}::uuid)`
  const order = byDue ? sql`${key}, m.id` : sql`m.received_at desc, m.id desc`
  const orderOut = byDue
    ? sql`coalesce(part.next_due, ${noDue}::date), part.id`
    : sql`part.received_at desc, part.id desc`
  const { rows } = await sql<RegisterRow>`
    select part.id, part.number, part.year, part.kind, part.title, part.state, part.closed_as as "closedAs",
      part.person_says as "personSays", part.withdrawal_asked_on as "withdrawalAskedOn", part.channel, coalesce(body.short_name, body.name) as "bodyName",
      part.received_at as "receivedAt", part.next_due as "nextDue", part.late_after as "lateAfter", officer.name as "officerName",
      part.assigned_to is not null and not ${isOfficer(sql`part.assigned_to`, today, 'work on matters')} as "officerLeft", coalesce(submitter.name, '') as "submitterName", part.is_secret as "isSecret",
      ${byDue ? sql`to_char(coalesce(part.next_due, ${noDue}::date), 'YYYY-MM-DD')` : sql`to_char(part.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`} as key
    from body cross join lateral (
        select m.*, s.channel, s.is_secret from matter m join submission s on s.id = m.submission_id
          left join submitter who on who.submission_id = s.id
        where m.body_id = body.id and ${conditions(actor, filter, today)} and ${onwards}
        order by ${order} limit ${registerPageSize}) part
      left join submitter on submitter.submission_id = part.submission_id
      left join person officer on officer.id = part.assigned_to
    where ${whereMay(actor, 'read matters', 'body')} and exists (select 1 from matter_counter c where c.body_id = body.id)
    order by ${orderOut} limit ${registerPageSize}`.execute(db)
  return rows
}

/** How many of each, at most 1,000 a body: for the heads of the register. */
export async function countRegister(
  db: Db,
  actor: Actor,
  today: Day,
): Promise<{ open: number; late: number; unhappy: number }> {
  const states = [...openStates]
  const { rows } = await sql<{ open: number; late: number; unhappy: number }>`
    select coalesce(sum(part.open), 0)::int as open, coalesce(sum(part.late), 0)::int as late, coalesce(sum(part.unhappy), 0)::int as unhappy
    from body cross join lateral (
      select (select count(*) from (select 1 from matter m where m.body_id = body.id and m.state = any(${states}::text[]) limit 1000) a) as open,
        (select count(*) from (select 1 from matter m where m.body_id = body.id and m.state = any(${states}::text[]) and m.late_after < ${today} limit 1000) b) as late,
        (select count(*) from (select 1 from matter m where m.body_id = body.id and m.person_says = 'not-resolved' and m.state <> 'closed' limit 1000) c) as unhappy
    ) part
    where ${whereMay(actor, 'read matters', 'body')} and exists (select 1 from matter_counter c where c.body_id = body.id)`.execute(
    db,
  )
  return rows[0]!
}

function conditions(actor: Actor, filter: RegisterFilter, today: Day) {
  const states = [...openStates]
  const parts = [
    filter.show === 'open' && sql<SqlBool>`m.state = any(${states}::text[])`,
    filter.show === 'late' && sql<SqlBool>`m.state = any(${states}::text[]) and m.late_after < ${today}`,
    filter.show === 'unhappy' && sql<SqlBool>`m.person_says = 'not-resolved' and m.state <> 'closed'`,
    filter.show === 'unheld' &&
      sql<SqlBool>`m.state = any(${states}::text[]) and (m.assigned_to is null or not ${isOfficer(sql`m.assigned_to`, today, 'work on matters')})`,
    filter.kind && sql<SqlBool>`m.kind = ${filter.kind}`,
    filter.channel && sql<SqlBool>`s.channel = ${filter.channel}`,
    filter.mine && sql<SqlBool>`m.assigned_to = ${actor.personId}`,
    filter.search !== '' && searched(filter.search),
  ].filter((part) => typeof part === 'object')
  return parts.length === 0 ? sql<SqlBool>`true` : sql.join(parts, sql` and `)
}

/** «12/2026» is a number; anything else is looked for in titles and, where they may be read, names. */
function searched(search: string) {
  const number = /^\s*(\d{1,6})\s*\/\s*(\d{4})\s*$/u.exec(search)
  if (number !== null) return sql<SqlBool>`m.number = ${Number(number[1])} and m.year = ${Number(number[2])}`
  return sql<SqlBool>`(${whereAllWords('m.folded', search)} or ${whereAllWords('who.folded', search)})`
}

/** How many a body received between two days, and what is printed at once of them. */
export async function countForPrint(db: Db, actor: Actor, span: PrintSpan): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from matter m join body on body.id = m.body_id where ${inSpan(actor, span)}`.execute(
    db,
  )
  return rows[0]!.count
}

export const printPartSize = 200

type PrintSpan = { bodyId: string; from: Day; to: Day }

/** What a body received between two days, in the order of its numbers: one part of the printed register, from 1. */
export async function listForPrint(
  db: Db,
  actor: Actor,
  span: PrintSpan & { part: number },
): Promise<
  (Omit<RegisterRow, 'officerLeft'> & {
    address: string
    acceptedOn: Day | null
    answeredOn: Day | null
    closedOn: Day | null
  })[]
> {
  const { rows } = await sql<
    Omit<RegisterRow, 'officerLeft'> & {
      address: string
      acceptedOn: Day | null
      answeredOn: Day | null
      closedOn: Day | null
    }
  >`
    select m.id, m.number, m.year, m.kind, m.title, m.state, m.closed_as as "closedAs", m.person_says as "personSays",
      m.withdrawal_asked_on as "withdrawalAskedOn", s.channel,
      coalesce(body.short_name, body.name) as "bodyName", m.received_at as "receivedAt", m.next_due as "nextDue", m.late_after as "lateAfter",
      officer.name as "officerName", coalesce(submitter.name, '') as "submitterName", coalesce(submitter.address, '') as address,
      s.is_secret as "isSecret", '' as key, m.accepted_on as "acceptedOn", m.answered_on as "answeredOn", m.closed_on as "closedOn"
    from matter m join submission s on s.id = m.submission_id join body on body.id = m.body_id
      left join submitter on submitter.submission_id = s.id left join person officer on officer.id = m.assigned_to
    where ${inSpan(actor, span)}
    order by m.year, m.number limit ${printPartSize} offset ${(span.part - 1) * printPartSize}`.execute(db)
  return rows
}

function inSpan(actor: Actor, { bodyId, from, to }: PrintSpan) {
  return sql<SqlBool>`m.body_id = ${bodyId} and m.received_on between ${from} and ${to} and ${whereMay(actor, 'read matters', 'body')}`
}
