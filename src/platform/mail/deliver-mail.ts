import { newId } from '#base/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db } from '#platform/database/database.ts'
import type { Delivery } from '#platform/mail/delivery.ts'
import { messageOf, nextTryAt, type OutgoingMailRow } from '#platform/mail/outgoing-mail.ts'
import { enqueueDelivery } from '#platform/mail/queue-mail.ts'
import type { MailTransport } from '#platform/mail/transport.ts'

/**
 * One try to send one mail of the outbox. A mail is never sent twice without a person asking for it:
 * – it is claimed first, and whoever lost the claim meanwhile may not hand over;
 * – `claimed` becomes `sending` in the database after the server asked for the text and before it gets any, so a mail
 *   found `claimed` after a crash never left us and is simply sent;
 * – a mail found `sending` may have arrived. SMTP has no way to ask, so it becomes `uncertain` and waits for a person.
 * The Message-ID is the same at every try: when that person sends again, a server that took the first one can drop it.
 */
export async function deliverMail(
  at: { database: Database; clock: Clock },
  transport: MailTransport,
  mailId: string,
): Promise<void> {
  const { database, clock } = at
  const claimed = await claim(database.kysely, mailId, clock.now())
  if (claimed === undefined) return flagInterrupted(database.kysely, mailId, clock.now())
  const delivery = await transport.send(messageOf(claimed), clock.now(), () => beginSending(database.kysely, claimed))
  await note(database, claimed, delivery, clock.now())
}

async function claim(db: Db, mailId: string, now: Date): Promise<OutgoingMailRow | undefined> {
  return db
    .updateTable('outgoing_mail')
    .set((value) => ({ state: 'claimed', claim_id: newId(), claimed_at: now, attempts: value('attempts', '+', 1) }))
    .where('id', '=', mailId)
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'waiting'), where('next_try_at', '<=', now)]),
        where('state', '=', 'claimed'),
      ]),
    )
    .returningAll()
    .executeTakeFirst()
}

/** The job of this mail runs again while the mail is `sending`: the worker before us did not come back. */
async function flagInterrupted(db: Db, mailId: string, now: Date): Promise<void> {
  await db
    .updateTable('outgoing_mail')
    .set({
      state: 'uncertain',
      ended_at: now,
      last_reply: 'Máy gửi thư dừng giữa chừng, sau khi đã bắt đầu trao nội dung.',
    })
    .where('id', '=', mailId)
    .where('state', '=', 'sending')
    .execute()
}

async function beginSending(db: Db, claimed: OutgoingMailRow): Promise<void> {
  const held = await db
    .updateTable('outgoing_mail')
    .set({ state: 'sending' })
    .where('id', '=', claimed.id)
    .where('state', '=', 'claimed')
    .where('claim_id', '=', claimed.claim_id)
    .returning('id')
    .executeTakeFirst()
  if (held === undefined) throw new Error(`Another worker took over the mail ${claimed.id}.`)
}

/** The claim decides, not the state: who was flagged as interrupted and then hears «accepted» tells the truth. */
async function note(database: Database, claimed: OutgoingMailRow, delivery: Delivery, now: Date): Promise<void> {
  const retryAt = delivery.result === 'later' ? nextTryAt(claimed.attempts, now) : undefined
  await database.transaction(async (tx) => {
    const mail = tx.updateTable('outgoing_mail').set({ last_reply: delivery.reply.slice(0, 1000) })
    const ours = mail.where('id', '=', claimed.id).where('claim_id', '=', claimed.claim_id)
    if (retryAt !== undefined) {
      await ours.set({ state: 'waiting', next_try_at: retryAt, claim_id: null, claimed_at: null }).execute()
      await enqueueDelivery(tx, claimed.id, retryAt)
    } else if (delivery.result === 'accepted')
      await ours.set({ state: 'sent', ended_at: now, text_body: '', html_body: null }).execute()
    else await ours.set({ state: delivery.result === 'uncertain' ? 'uncertain' : 'failed', ended_at: now }).execute()
  })
}
