import { z } from 'zod'
import { addMatterEvent, loadOwnMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { withdraw } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Người gửi rút, where a word is enough: the matter ends, and stays in the register. */
export const withdrawMatter = act<{ matterId: string; submissionIds: string[] }, Matter>({
  name: 'matters.withdraw',
  may: 'anyone',
  parse: z.object({
    matterId: idField(),
    submissionIds: z.array(z.string()),
    sure: z.literal('co', { error: 'Hãy đánh dấu là bạn chắc chắn muốn rút.' }),
  }).parse,
  async run({ tx, now, today, audit }, { matterId, submissionIds }) {
    const after = withdraw(await loadOwnMatterToChange(tx, submissionIds, matterId), today)
    await saveMatter(tx, after, now)
    await addMatterEvent(tx, { matterId, kind: 'withdrawn', personId: null, at: now, told: 'Bạn đã rút.' })
    audit({ subjectKind: 'matter', subjectId: matterId, bodyId: after.bodyId, after: { withdrawn: true } })
    return after
  },
})
