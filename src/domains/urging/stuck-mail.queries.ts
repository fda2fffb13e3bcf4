import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { everywhere, may, whereMay } from '#platform/permission/permission.ts'

/** Thư trục trặc: failed, or uncertain whether it arrived; each waits for a person. */
export type StuckMail = {
  id: string
  to: string
  subject: string
  state: 'failed' | 'uncertain' | 'sent' | 'waiting'
  reply: string
  attempts: number
  at: Date
  personName: string | null
  bodyId: string | null
}

const listMax = 100

/** The latest first; to whoever manages the whole system all, to others those of people at home in their reach. */
export async function listStuckMail(db: Db, actor: Actor): Promise<StuckMail[]> {
  const { rows } =
    await sql<StuckMail>`${select(actor)} and mail.state in ('failed', 'uncertain') order by mail.queued_at desc limit ${listMax}`.execute(
      db,
    )
  return rows
}

/** One within reach, in whatever state it is. */
export async function findStuckMail(db: Db, actor: Actor, id: string): Promise<StuckMail | undefined> {
  const { rows } = await sql<StuckMail>`${select(actor)} and mail.id = ${id}`.execute(db)
  return rows[0]
}

/** How the digests' mails of the last days went, for the same page. */
export async function countDigestMail(db: Db, actor: Actor, since: Day): Promise<{ state: string; count: number }[]> {
  const { rows } = await sql<{ state: string; count: number }>`
    select mail.state, count(*) as count from digest join outgoing_mail mail on mail.id = digest.mail_id
      join person on person.id = digest.person_id left join body home on home.id = person.home_body_id
    where digest.day >= ${since} and ${withinReach(actor)} group by mail.state`.execute(db)
  return rows
}

function select(actor: Actor) {
  return sql`
    select mail.id, mail.to_address as "to", mail.subject, mail.state, coalesce(mail.last_reply, '') as reply, mail.attempts,
      coalesce(mail.ended_at, mail.queued_at) as at, person.name as "personName", person.home_body_id as "bodyId"
    from outgoing_mail mail left join person on lower(person.email) = lower(mail.to_address) left join body home on home.id = person.home_body_id
    where ${withinReach(actor)}`
}

function withinReach(actor: Actor): RawBuilder<SqlBool> {
  return may(actor, 'manage people', everywhere) ? sql<SqlBool>`true` : whereMay(actor, 'manage people', 'home')
}
