import type { Database } from '#platform/database/database.ts'
import type { Message } from '#platform/mail/message.ts'

/**
 * Soạn lại lúc trao thư: writes a mail anew from the facts of the moment in which it is handed over, or says why it need not
 * go at all. The sentence is kept with the mail. It may run several times, once a try, and changes nothing.
 */
export type MailComposer = (
  at: { database: Database; now: Date },
  payload: unknown,
) => Promise<Omit<Message, 'id'> | { dropBecause: string }>

/** By the key that a mail names: `urging.digest`. */
export type MailComposers = Readonly<Record<string, MailComposer>>
