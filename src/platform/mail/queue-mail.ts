import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import type { Tx } from '#platform/database/database.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { checkMessage } from '#platform/mail/message.ts'
import { deliverKind } from '#platform/mail/outgoing-mail.ts'

export type MailWish = {
  to: string
  subject: string
  text: string
  html?: string
  /** `plans.reminder:<obligation>:<day>`: the same wish again is the same mail. */
  uniqueKey: string
  now: Date
}

/** Puts a mail into the outbox, in the act's transaction: sent when that is committed, never when it is rolled back. */
export async function queueMail(tx: Tx, wish: MailWish): Promise<string> {
  const { to, subject, text, html } = checkMessage({ ...wish, html: wish.html ?? null })
  const written = await tx
    .insertInto('outgoing_mail')
    .values({
      id: newId(wish.now.getTime()),
      unique_key: wish.uniqueKey,
      to_address: to,
      subject,
      text_body: text,
      html_body: html,
      state: 'waiting',
      attempts: 0,
      next_try_at: wish.now,
      claim_id: null,
      claimed_at: null,
      queued_at: wish.now,
      ended_at: null,
      last_reply: null,
    })
    .onConflict((conflict) => conflict.column('unique_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written === undefined) return findByKey(tx, wish.uniqueKey)
  await enqueueDelivery(tx, written.id, wish.now)
  return written.id
}

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
  await enqueue(tx, { kind: deliverKind, payload: { mailId }, runAt, uniqueKey: mailId })
}

async function findByKey(tx: Tx, uniqueKey: string): Promise<string> {
  const { id } = await tx
    .selectFrom('outgoing_mail')
    .select('id')
    .where('unique_key', '=', uniqueKey)
    .executeTakeFirstOrThrow()
  return id
}
