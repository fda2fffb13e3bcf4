import { sql } from 'kysely'
import { dayAt } from '#base/day.ts'
import { noteLawNews } from '#domains/library/subscribing/note-news.store.ts'
import { newsComposers } from '#domains/library/subscribing/subscribing.jobs.ts'
import type { House } from '#platform/house.ts'
import { deliverMail } from '#platform/mail/deliver-mail.ts'
import type { Delivery } from '#platform/mail/delivery.ts'
import type { Message } from '#platform/mail/message.ts'

/** A post office: keeps what was handed over, and answers as it is told to. */
export function postOffice(house: House) {
  const sent: Message[] = []
  let answer: Delivery = { result: 'accepted', reply: '250 ok' }
  const transport = {
    description: 'thử',
    async send(message: Message, _now: Date, beforeHandover: () => Promise<void>): Promise<Delivery> {
      await beforeHandover()
      if (answer.result === 'accepted') sent.push(message)
      return answer
    },
  }
  return {
    sent,
    answers(next: Delivery) {
      answer = next
    },
    /** Hands over all that waits. */
    async deliver(): Promise<void> {
      const waiting = await house.database.kysely
        .selectFrom('outgoing_mail')
        .select('id')
        .where('state', '=', 'waiting')
        .orderBy('id')
        .execute()
      for (const { id } of waiting) await deliverMail(house, transport, id, newsComposers(house))
    },
  }
}

/** The job of a change, for all documents, as after any deed or at midnight. */
export async function turnOfLaw({ database, clock }: House): Promise<void> {
  const now = clock.now()
  const { rows } = await sql<{ id: string }>`select id from law_document order by id`.execute(database.kysely)
  for (const { id } of rows)
    await database.transaction((tx) => noteLawNews(tx, { documentId: id, today: dayAt(now), now }))
}

/** The path that stands in a mail behind the words of the address. */
export function linkIn({ text }: Pick<Message, 'text'>, beginning: string): string {
  const found = new RegExp(`${beginning}/[\\w-]+`, 'u').exec(text)
  if (found === null) throw new Error(`No link to ${beginning} in: ${text}`)
  return found[0]
}
