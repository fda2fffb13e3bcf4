import { z } from 'zod'
import { whyField } from '#domains/statistics/acts/steps/return-fields.ts'
import { findLatestSubmission, loadAskingToChange, saveSubmission } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals } from '#domains/statistics/returns/asking.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Yêu cầu đính chính: what was sent stays as it was signed; the body answers with the next number. */
export const sendBackReturn = act({
  name: 'statistics.send-back-return',
  may: 'ask for returns',
  parse: z.object({ askingId: idField(), bodyId: idField(), returnId: idField(), why: whyField('điều cần đính chính') })
    .parse,
  async run({ tx, actor, audit }, { askingId, bodyId, returnId, why }) {
    const asking = await loadAskingToChange(tx, actor, { askingId })
    if (asking.lockedAt !== null) throw askingRefusals.unlockFirst
    const one = await findLatestSubmission(tx, askingId, bodyId)
    if (one === undefined) throw askingRefusals.notFound
    if (one.returnId !== returnId) throw askingRefusals.sentAgain
    if (one.receivedAt !== null) throw returnRefusals.notOpen
    await saveSubmission(tx, one.id, { sentBackWhy: why })
    audit({
      subjectKind: 'form-asking',
      subjectId: askingId,
      bodyId: asking.bodyId,
      after: { sentBack: one.returnId, why },
    })
    return asking
  },
})
