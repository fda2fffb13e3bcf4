import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { returnFields } from '#domains/statistics/acts/steps/return-fields.ts'
import { addSubmission, findLatestSubmission, listAskingsFor } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals, refuseLocked } from '#domains/statistics/returns/asking.ts'
import { findSignedReturn, loadReturnToChange } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/**
 * Gửi bản đã duyệt: to one who asked for the same form and days after it was signed, or whose asking was locked then. What was signed goes
 * as it is; nothing is made up to be corrected.
 */
export const sendReturn = act({
  name: 'statistics.send-return',
  may: 'approve returns',
  parse: z.object({ ...returnFields, askingId: idField() }).parse,
  async run({ tx, actor, now, today, audit }, { askingId, ...form }) {
    const one = await loadReturnToChange(tx, actor, 'approve returns', form)
    if (one.state !== 'approved') throw returnRefusals.notOpen
    if ((await findSignedReturn(tx, one))?.id !== one.id) throw returnRefusals.signedLater
    const asking = (await listAskingsFor(tx, one)).find(({ id }) => id === askingId)
    if (asking === undefined) throw askingRefusals.notFound
    refuseLocked(asking)
    const sent = { id: one.id, sentTo: asking.bodyName }
    if ((await findLatestSubmission(tx, askingId, one.bodyId))?.returnId === one.id) return sent
    await addSubmission(tx, {
      id: newId(now.getTime()),
      askingId,
      returnId: one.id,
      bodyId: one.bodyId,
      sentOn: today,
      sentAt: now,
    })
    audit({ subjectKind: 'form-return', subjectId: one.id, bodyId: one.bodyId, after: { sentTo: askingId } })
    return sent
  },
})
