import { newId } from '#base/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database, Db } from '#platform/database/database.ts'
import type { MailComposers } from '#platform/mail/composer.ts'
import type { Delivery } from '#platform/mail/delivery.ts'
import { checkMessage, type Message } from '#platform/mail/message.ts'
import { messageOf, nextTryAt, type OutgoingMailRow } from '#platform/mail/outgoing-mail.ts'
import { enqueueDelivery } from '#platform/mail/queue-mail.ts'
import type { MailTransport } from '#platform/mail/transport.ts'

/**
 * One try to send one mail of the outbox. A mail is never sent twice without a person asking for it:
 * – it is claimed first, and whoever lost the claim meanwhile may not hand over;
 * – `claimed` becomes `sending` in the database after the server asked for the text and before it gets any, so a mail
 *   found `claimed` after a crash never left us and is simply sent;
 * – a mail found `sending` may have arrived. SMTP has no way to ask, so it becomes `uncertain` and waits for a person.
 * A mail that names a composer is written anew at each try, so that it does not tell of what is over, or is dropped.
 * The Message-ID is the same at every try: when that person sends again, a server that took the first one can drop it.
 */
export async function deliverMail(
  at: { database: Database; clock: Clock },
  transport: MailTransport,
  mailId: string,
  composers: MailComposers = {},
): Promise<void> {
  const { database, clock } = at
  const claimed = await claim(database.kysely, mailId, clock.now())
  if (claimed === undefined) return flagInterrupted(database.kysely, mailId, clock.now())
  const message = await composeAnew(at, claimed, composers)
  if (message === undefined) return
  const delivery = await transport.send(message, clock.now(), () => beginSending(database.kysely, claimed))
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

/** The mail as it is to go now; undefined when it need not go any more. */
async function composeAnew(
  { database, clock }: { database: Database; clock: Clock },
  claimed: OutgoingMailRow,
  composers: MailComposers,
): Promise<Message | undefined> {
  if (claimed.composer === null) return messageOf(claimed)
  const composer = composers[claimed.composer]
  if (composer === undefined) throw new Error(`No composer ${claimed.composer} for the mail ${claimed.id}.`)
  const composed = await composer({ database, now: clock.now() }, claimed.composer_payload)
  const ours = database.kysely
    .updateTable('outgoing_mail')
    .where('id', '=', claimed.id)
    .where('claim_id', '=', claimed.claim_id)
  if ('dropBecause' in composed) {
    await ours
      .set({
        state: 'dropped',
        ended_at: clock.now(),
        last_reply: composed.dropBecause,
        text_body: '',
        html_body: null,
      })
      .execute()
    return undefined
  }
  const message = checkMessage(composed)
  await ours
    .set({ to_address: message.to, subject: message.subject, text_body: message.text, html_body: message.html })
    .execute()
  return { id: claimed.id, ...message }
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
