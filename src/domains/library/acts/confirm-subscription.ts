import { z } from 'zod'
import { beginFacts } from '#domains/library/subscribing/note-news.store.ts'
import { confirmRequest } from '#domains/library/subscribing/subscriber.store.ts'
import { refusals } from '#domains/library/subscribing/subscription.ts'
import { act } from '#platform/acts/act.ts'
import { hashToken, isToken } from '#platform/identity/session-token.ts'

/** Xác nhận theo dõi: whoever reads the mail presses a button; programs that look into links press none. */
export const confirmSubscription = act<{ token: string }, void>({
  name: 'library.confirm-subscription',
  may: 'anyone',
  parse: z.object({ token: z.string().catch('') }).parse,
  async run({ tx, now, today }, { token }) {
    if (!isToken(token)) throw refusals.oldRequest
    const subject = await confirmRequest(tx, hashToken(token), now)
    if (subject.kind === 'document') await beginFacts(tx, subject.documentId, today, now)
  },
})
