import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { json, type Tx } from '#platform/database/database.ts'
import { enqueue, enqueueAll } from '#platform/jobs/enqueue.ts'
import { checkMessage } from '#platform/mail/message.ts'
import { deliverKind } from '#platform/mail/outgoing-mail.ts'

export type MailWish = {
  to: string
  subject: string
  text: string
  html?: string
  /** `people.link:<person>:<moment>`: the same wish again is the same mail. */
  uniqueKey: string
  /** Who writes it anew just before it is handed over, and from what; without one it goes as it is written now. */
  composer?: { key: string; payload: unknown }
  now: Date
}

/** Puts a mail into the outbox, in the act's transaction: sent when that is committed, never when it is rolled back. */
export async function queueMail(tx: Tx, wish: MailWish): Promise<string> {
  const ids = await queueMails(tx, [wish])
  return ids.get(wish.uniqueKey)!
}

/** The same for many, at most 500 at once; answers with the ids by unique key. */
export async function queueMails(tx: Tx, wishes: readonly MailWish[]): Promise<Map<string, string>> {
  if (wishes.length > wishesMax) throw new RangeError(`At most ${wishesMax} mails are queued at once.`)
  if (wishes.length === 0) return new Map()
  const written = await tx
    .insertInto('outgoing_mail')
    .values(wishes.map(rowOf))
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .returning(['id', 'unique_key'])
    .execute()
  await enqueueAll(
    tx,
    written.map(({ id }) => deliveryOf(id, wishes[0]!.now)),
  )
  if (written.length === wishes.length) return idsByKey(written)
  const keys = wishes.map(({ uniqueKey }) => uniqueKey)
  const all = await tx
    .selectFrom('outgoing_mail')
    .select(['id', 'unique_key'])
    .where('unique_key', 'in', keys)
    .execute()
  return idsByKey(all)
}

const wishesMax = 500

/** A person decides that a failed or uncertain mail goes out again, all tries anew. */
export async function resendMail(tx: Tx, id: string, now: Date): Promise<void> {
  const again = await tx
    .updateTable('outgoing_mail')
    .set({ state: 'waiting', attempts: 0, next_try_at: now, claim_id: null, claimed_at: null, ended_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'uncertain'])
    .returning('id')
    .executeTakeFirst()
  if (again === undefined) throw notStuck
  await enqueueDelivery(tx, id, now)
}

const notStuck = new Refusal(409, 'Thư này đã gửi xong hoặc đang chờ gửi, không cần gửi lại. Hãy tải lại trang để xem.')

export async function enqueueDelivery(tx: Tx, mailId: string, runAt: Date): Promise<void> {
  await enqueue(tx, deliveryOf(mailId, runAt))
}

function deliveryOf(mailId: string, runAt: Date) {
  return { kind: deliverKind, payload: { mailId }, runAt, uniqueKey: mailId }
}

function rowOf(wish: MailWish) {
  const { to, subject, text, html } = checkMessage({ ...wish, html: wish.html ?? null })
  return {
    id: newId(wish.now.getTime()),
    unique_key: wish.uniqueKey,
    to_address: to,
    subject,
    text_body: text,
    html_body: html,
    state: 'waiting' as const,
    attempts: 0,
    next_try_at: wish.now,
    claim_id: null,
    claimed_at: null,
    queued_at: wish.now,
    ended_at: null,
    last_reply: null,
    composer: wish.composer?.key ?? null,
    composer_payload: wish.composer === undefined ? null : json(wish.composer.payload),
  }
}

function idsByKey(rows: { id: string; unique_key: string }[]): Map<string, string> {
  return new Map(rows.map((row) => [row.unique_key, row.id]))
}
