import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { returnFields, whyField } from '#domains/statistics/acts/steps/return-fields.ts'
import { listAskingsFor } from '#domains/statistics/returns/asking.store.ts'
import { refuseLockedByAll } from '#domains/statistics/returns/asking.ts'
import { addReturn, findLatestReturn, loadReturnToChange } from '#domains/statistics/returns/form-return.store.ts'
import { correction } from '#domains/statistics/returns/form-return.ts'
import { act } from '#platform/acts/act.ts'

/** Đính chính: the next number, to be written, submitted and signed again; the one before stays as it was signed. */
export const correctReturn = act({
  name: 'statistics.correct-return',
  may: 'write returns',
  parse: z.object({ ...returnFields, why: whyField('lý do đính chính') }).parse,
  async run({ tx, actor, now, audit }, { why, ...form }) {
    const one = await loadReturnToChange(tx, actor, 'write returns', form)
    refuseLockedByAll(await listAskingsFor(tx, one))
    const latest = await findLatestReturn(tx, one)
    if (latest !== undefined && latest.number > one.number) return latest
    const after = correction(one, newId(now.getTime()), why, personIdOf(actor))
    const added = await addReturn(tx, after)
    if (added.id !== after.id) return added
    audit({ subjectKind: 'form-return', subjectId: after.id, bodyId: one.bodyId, after: { number: after.number, why } })
    return after
  },
})
