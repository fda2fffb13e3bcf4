import { sql } from 'kysely'
import type { TryHow } from '#domains/matters/calls/call.ts'
import { openDetails } from '#domains/matters/sealed-person.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type CallLine = {
  eventId: string
  matterId: string
  number: number
  year: number
  title: string
  name: string
  phone: string
  /** What is to be said. */
  told: string
  askedAt: Date
  tries: { how: TryHow; at: string; note: string }[]
}

const callsMax = 200

/** Whom one has still to call, the longest waiting first. Never of a secret matter: its person chose no way to be told. */
export async function listCalls(db: Db, actor: Actor, secretKey: Uint8Array): Promise<CallLine[]> {
  const { rows } = await sql<Omit<CallLine, 'phone'> & { submissionId: string; sealed: string | null }>`
    select c.event_id as "eventId", m.id as "matterId", m.number, m.year, m.title, m.submission_id as "submissionId",
      coalesce(who.name, '') as name, who.contact_sealed as sealed, e.told, c.asked_at as "askedAt",
      coalesce((select json_agg(json_build_object('how', t.how, 'at', t.at, 'note', t.note) order by t.at) from matter_call_try t
        where t.event_id = c.event_id), '[]'::json) as tries
    from matter_call c join matter m on m.id = c.matter_id join matter_event e on e.id = c.event_id
      join submission s on s.id = m.submission_id join body on body.id = m.body_id
      left join submitter who on who.submission_id = m.submission_id
    where c.state = 'open' and not s.is_secret and ${whereMay(actor, 'work on matters', 'body')}
    order by c.asked_at, c.event_id limit ${callsMax}`.execute(db)
  return rows.map(({ submissionId, sealed, ...row }) => ({
    ...row,
    phone: sealed === null ? '' : openDetails(secretKey, submissionId, sealed).phone,
  }))
}
