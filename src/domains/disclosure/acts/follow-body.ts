import { z } from 'zod'
import { moveStrandedDisclosures, moveStrandedDocuments } from '#domains/disclosure/follow-body.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * What a body that ended had not made public yet, and legal documents that it had not issued, go to the one that took over; what is public
 * or issued stays as it was done. One batch, each in the audit.
 */
export const followBody = act({
  name: 'disclosure.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }): Promise<number> {
    const lines = await moveStrandedDisclosures(tx, today, countMax)
    const left = countMax - lines.length
    const documents = left > 0 ? await moveStrandedDocuments(tx, today, left) : []
    for (const [subjectKind, moved] of [
      ['disclosure', lines],
      ['local-document', documents],
    ] as const)
      for (const { id, fromId, toId } of moved)
        audit({ subjectKind, subjectId: id, bodyId: toId, before: { bodyId: fromId }, after: { bodyId: toId } })
    return lines.length + documents.length
  },
})
