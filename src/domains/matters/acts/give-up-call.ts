import { z } from 'zod'
import { endCall, loadCallToChange } from '#domains/matters/calls/call.store.ts'
import { checkGiveUp, refusals } from '#domains/matters/calls/call.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thôi gọi, after enough tries; the person still reads everything with their code. */
export const giveUpCall = act({
  name: 'matters.give-up-call',
  may: 'work on matters',
  parse: z.object({ eventId: idField() }).parse,
  async run({ tx, actor, now, audit }, { eventId }): Promise<void> {
    const call = await loadCallToChange(tx, actor, eventId)
    if (call.state !== 'open') throw refusals.over
    checkGiveUp(call.tries)
    await endCall(tx, eventId, { state: 'given-up', by: personIdOf(actor), at: now })
    audit({ subjectKind: 'matter', subjectId: call.matterId, bodyId: call.bodyId, after: { called: 'given-up' } })
  },
})
