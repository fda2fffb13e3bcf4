import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type DigestLine, itemCountOf, type SectionCounts } from '#domains/urging/digest.ts'
import { listLines } from '#domains/urging/digest-lines.queries.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import type { Urge } from '#domains/urging/urge.ts'
import { listUrgesReceived } from '#domains/urging/urges.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { MailState } from '#platform/mail/outgoing-mail.ts'

export type DigestDay = {
  day: Day
  itemCount: number
  readAt: Date | null
  mailState: MailState | null
  mailReply: string | null
}

export type LoadedDigest = DigestDay & {
  counts: SectionCounts
  composedAt: Date
  /** What still stands. */
  lines: DigestLine[]
  /** Done or gone since. */
  over: number
  /** Counted beyond what is kept. */
  more: number
}

const historyMax = 60

/** One's own digest of a day; undefined when there was nothing to say. */
export async function findDigest(
  db: Db,
  actor: Actor,
  day: Day,
  today: Day,
  sources: readonly DigestSource[] = [],
): Promise<LoadedDigest | undefined> {
  const row = await db
    .selectFrom('digest')
    .leftJoin('outgoing_mail as mail', 'mail.id', 'digest.mail_id')
    .selectAll('digest')
    .select(['mail.state', 'mail.last_reply'])
    .where('digest.person_id', '=', personIdOf(actor))
    .where('digest.day', '=', day)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const lines = await listLines(db, actor, row.refs, today, sources)
  return {
    day: row.day,
    itemCount: row.item_count,
    readAt: row.read_at,
    mailState: row.state,
    mailReply: row.last_reply,
    counts: row.counts,
    composedAt: row.composed_at,
    lines,
    over: row.refs.length - lines.length,
    more: itemCountOf(row.counts) - row.refs.length,
  }
}

/** The days on which there was a digest, latest first. */
export async function listDigestDays(db: Db, actor: Actor): Promise<DigestDay[]> {
  const { rows } = await sql<DigestDay>`
    select digest.day, digest.item_count as "itemCount", digest.read_at as "readAt", mail.state as "mailState", mail.last_reply as "mailReply"
    from digest left join outgoing_mail mail on mail.id = digest.mail_id
    where digest.person_id = ${personIdOf(actor)} order by digest.day desc limit ${historyMax}`.execute(db)
  return rows
}

/** Urges by hand that no digest has told of yet. */
export async function listFreshUrges(db: Db, actor: Actor, since: Date | undefined): Promise<Urge[]> {
  const received = await listUrgesReceived(db, actor)
  return received.filter(
    (urge) =>
      urge.step === 0 && urge.state === 'open' && (since === undefined ? urge.seenAt === null : urge.madeAt > since),
  )
}

export async function findMailChoice(db: Db, actor: Actor): Promise<{ byMail: boolean; hasEmail: boolean }> {
  const row = await db
    .selectFrom('person')
    .leftJoin('urging_choice as choice', 'choice.person_id', 'person.id')
    .select(['person.email', 'choice.by_mail'])
    .where('person.id', '=', personIdOf(actor))
    .executeTakeFirstOrThrow()
  return { byMail: row.by_mail ?? true, hasEmail: row.email !== null }
}

/** For the navigation: what today's unread digest has, and urges by hand that came after it. */
export async function countWaiting(db: Db, personId: string, today: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce((select item_count from digest where person_id = ${personId} and day = ${today} and read_at is null), 0)
      + (select count(*) from urge_person told join urge on urge.id = told.urge_id join obligation o on o.id = urge.obligation_id
         where told.person_id = ${personId} and told.seen_at is null and urge.step = 0 and urge.undone_at is null and o.state = 'open'
           and not exists (select 1 from digest where person_id = ${personId} and composed_at >= urge.made_at)) as count`.execute(
    db,
  )
  return Number(rows[0]!.count)
}
