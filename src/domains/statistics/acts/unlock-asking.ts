import { z } from 'zod'
import { loadAskingToChange, saveLock } from '#domains/statistics/returns/asking.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Mở khóa kỳ: for a correction, or for who was late with a good reason. */
export const unlockAsking = act({
  name: 'statistics.unlock-asking',
  may: 'ask for returns',
  parse: z.object({ askingId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, { askingId, version }) {
    const asking = await loadAskingToChange(tx, actor, { askingId, version })
    await saveLock(tx, { ...asking, lockedAt: null, lockedReason: '', version: version + 1 })
    audit({
      subjectKind: 'form-asking',
      subjectId: askingId,
      bodyId: asking.bodyId,
      before: { locked: asking.lockedAt !== null, reason: asking.lockedReason },
      after: { locked: false },
    })
    return asking
  },
})
