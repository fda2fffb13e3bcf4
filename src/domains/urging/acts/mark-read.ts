import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { markDigestRead } from '#domains/urging/digest.store.ts'
import { act } from '#platform/acts/act.ts'

/** Đã đọc: one's own digests until today, and the urges one has received. */
export const markRead = act({
  name: 'urging.mark-read',
  may: 'anyone',
  parse: z.object({}).parse,
  async run({ tx, actor, today, now, audit }) {
    const personId = personIdOf(actor)
    await markDigestRead(tx, personId, today, now)
    audit({ subjectKind: 'person', subjectId: personId, bodyId: actor.bodyId, after: { readUntil: today } })
  },
})
