import type { Db } from '#platform/database/database.ts'
import type { MailState } from '#platform/mail/outgoing-mail.ts'

/** A mail that waits for a person: failed, or uncertain whether it arrived. */
export type TroubledMail = {
  id: string
  to: string
  subject: string
  state: 'failed' | 'uncertain'
  reply: string
  attempts: number
  endedAt: Date
}

export async function listTroubledMail(db: Db, limit = 100): Promise<TroubledMail[]> {
  const rows = await db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('state', 'in', ['failed', 'uncertain'])
    .orderBy('queued_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    state: row.state as TroubledMail['state'],
    reply: row.last_reply ?? '',
    attempts: row.attempts,
    endedAt: row.ended_at!,
  }))
}

/** What the server last said against an address, when the newest finished mail to it failed: to show beside the address. */
export async function findAddressTrouble(db: Db, address: string): Promise<{ reply: string; at: Date } | undefined> {
  const newest = await db
    .selectFrom('outgoing_mail')
    .select(['state', 'last_reply', 'ended_at'])
    .where((where) => where(where.fn<string>('lower', ['to_address']), '=', address.toLowerCase()))
    .where('state', 'in', ['sent', 'failed'])
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.state === 'failed' ? { reply: newest.last_reply ?? '', at: newest.ended_at! } : undefined
}

export async function countMail(db: Db): Promise<Partial<Record<MailState, number>>> {
  const rows = await db
    .selectFrom('outgoing_mail')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}
