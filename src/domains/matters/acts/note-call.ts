import { z } from 'zod'
import { addTry, endCall, loadCallToChange } from '#domains/matters/calls/call.store.ts'
import { refusals, type TryHow } from '#domains/matters/calls/call.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi một lần gọi: who was told is called no more. */
export const noteCall = act({
  name: 'matters.note-call',
  may: 'work on matters',
  parse: z.object({
    eventId: idField(),
    how: z.enum(['told', 'no-answer', 'busy', 'wrong-number'], { error: 'Hãy chọn kết quả cuộc gọi.' }),
    note: optionalLineField('ghi chú', 300),
  }).parse,
  async run({ tx, actor, now, audit }, { eventId, how, note }): Promise<TryHow> {
    const call = await loadCallToChange(tx, actor, eventId)
    if (call.state !== 'open') throw refusals.over
    const by = personIdOf(actor)
    await addTry(tx, eventId, { how, note, by, at: now })
    if (how === 'told') await endCall(tx, eventId, { state: 'done', by, at: now })
    audit({ subjectKind: 'matter', subjectId: call.matterId, bodyId: call.bodyId, after: { called: how } })
    return how
  },
})
