import { z } from 'zod'
import { moveStrandedDisclosures, moveStrandedDocuments } from '#domains/disclosure/follow-body.store.ts'
import { act } from '#platform/acts/act.ts'

/**
 * What a body that ended had not made public yet, and legal documents that it had not issued, checked or made public, go to the one that
 * took over, a document and its line together; what is done stays where it was done. One batch, each in the audit: so many lines of no
 * document and documents.
 */
export const followBody = act({
  name: 'disclosure.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run({ tx, today, audit }, { countMax }): Promise<number> {
    const free = await moveStrandedDisclosures(tx, today, countMax)
    const left = countMax - free.length
    const { documents, lines } = left > 0 ? await moveStrandedDocuments(tx, today, left) : { documents: [], lines: [] }
    for (const [subjectKind, moved] of [
      ['disclosure', [...free, ...lines]],
      ['local-document', documents],
    ] as const)
      for (const { id, fromId, toId } of moved)
        audit({ subjectKind, subjectId: id, bodyId: toId, before: { bodyId: fromId }, after: { bodyId: toId } })
    return free.length + documents.length
  },
})
