import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { moveReturn } from '#domains/statistics/acts/steps/move-return.ts'
import { returnFields } from '#domains/statistics/acts/steps/return-fields.ts'
import { addSubmission, listAskingsFor } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals, refuseLocked } from '#domains/statistics/returns/asking.ts'
import { approve } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'

/** Duyệt và gửi: by somebody who has not written in it; it goes at once to everybody who asked for this form and these days. */
export const approveReturn = act({
  name: 'statistics.approve-return',
  may: 'approve returns',
  parse: z.object(returnFields).parse,
  async run(context, form) {
    const { tx, actor, now, today } = context
    const one = await moveReturn(context, {
      deed: 'approve returns',
      form,
      rule: (before) => approve(before, personIdOf(actor), now),
    })
    const askings = await listAskingsFor(tx, one)
    const open = askings.filter(({ lockedAt }) => lockedAt === null)
    if (open.length === 0 && askings[0] !== undefined) refuseLocked(askings[0])
    if (open.length === 0) throw askingRefusals.notFound
    for (const asking of open)
      await addSubmission(tx, {
        id: newId(now.getTime()),
        askingId: asking.id,
        returnId: one.id,
        bodyId: one.bodyId,
        sentOn: today,
        sentAt: now,
      })
    return { id: one.id, sentTo: open.map(({ bodyName }) => bodyName) }
  },
})
