import { z } from 'zod'
import { whyField } from '#domains/statistics/acts/steps/return-fields.ts'
import { loadAskingToChange, saveLock } from '#domains/statistics/returns/asking.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Khóa kỳ: from here on nothing more is written for it or sent to it; the reason is what others read. */
export const lockAsking = act({
  name: 'statistics.lock-asking',
  may: 'ask for returns',
  parse: z.object({ askingId: idField(), version: versionField(), reason: whyField('lý do khóa kỳ') }).parse,
  async run({ tx, actor, now, audit }, { askingId, version, reason }) {
    const asking = await loadAskingToChange(tx, actor, { askingId, version })
    await saveLock(tx, { ...asking, lockedAt: now, lockedReason: reason, version: version + 1 })
    audit({ subjectKind: 'form-asking', subjectId: askingId, bodyId: asking.bodyId, after: { locked: true, reason } })
    return asking
  },
})
