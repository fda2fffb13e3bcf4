import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { findLatestSubmission, loadAskingToChange, saveSubmission } from '#domains/statistics/returns/asking.store.ts'
import { askingRefusals } from '#domains/statistics/returns/asking.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Nhận báo cáo biểu: the one that was read, as long as the body has sent no later one meanwhile. */
export const receiveReturn = act({
  name: 'statistics.receive-return',
  may: 'ask for returns',
  parse: z.object({ askingId: idField(), bodyId: idField(), returnId: idField() }).parse,
  async run({ tx, actor, now, audit }, { askingId, bodyId, returnId }) {
    const asking = await loadAskingToChange(tx, actor, { askingId })
    const one = await findLatestSubmission(tx, askingId, bodyId)
    if (one === undefined) throw askingRefusals.notFound
    if (one.returnId !== returnId) throw askingRefusals.sentAgain
    if (one.receivedAt !== null) return asking
    await saveSubmission(tx, one.id, { receivedBy: personIdOf(actor), receivedAt: now })
    audit({ subjectKind: 'form-asking', subjectId: askingId, bodyId: asking.bodyId, after: { received: one.returnId } })
    return asking
  },
})
