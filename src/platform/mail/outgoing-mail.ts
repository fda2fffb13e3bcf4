import type { ColumnType, Selectable } from 'kysely'
import type { Message } from '#platform/mail/message.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    outgoing_mail: OutgoingMailTable
  }
}

/**
 * waiting → claimed → sending → sent; back to waiting when the server says «later»; failed when it says «never» or after
 * the last try; uncertain when the text was handed over and nobody knows whether it was taken; dropped when
 * its composer says that nothing is left to send.
 */
export type MailState = 'waiting' | 'claimed' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'dropped'

export type OutgoingMailTable = {
  id: string
  unique_key: string
  to_address: string
  subject: string
  text_body: string
  html_body: string | null
  state: MailState
  attempts: number
  next_try_at: Date
  claim_id: string | null
  claimed_at: Date | null
  queued_at: Date
  ended_at: Date | null
  last_reply: string | null
  composer: string | null
  composer_payload: ColumnType<unknown, string | null, never>
}

export type OutgoingMailRow = Selectable<OutgoingMailTable>

export const deliverKind = 'mail.deliver'

const minute = 60_000
const waitsMs = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * minute)

/** When to try again after so many tries; undefined when that was the last (the eighth, after about two days). */
export function nextTryAt(attempts: number, now: Date): Date | undefined {
  const wait = waitsMs[attempts - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait)
}

export function messageOf(row: OutgoingMailRow): Message {
  return { id: row.id, to: row.to_address, subject: row.subject, text: row.text_body, html: row.html_body }
}
