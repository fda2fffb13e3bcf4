import { z } from 'zod'
import { findFirstCorrection, lockDisclosure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, refusals } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Bỏ ghi công khai: it was noted for what is not public at all. */
export const undoPublished = act({
  name: 'disclosure.undo-published',
  may: 'record disclosures',
  parse: z.object({ disclosureId: idField(), version: versionField(), undoWhy: textField('vì sao', 5, 500) }).parse,
  async run({ tx, actor, audit }, { undoWhy, ...form }): Promise<Disclosure> {
    const before = await lockDisclosure(tx, actor, form)
    const { publishedOn, publishedAt } = before
    if (publishedOn === null) throw refusals.notPublishedYet
    if ((await findFirstCorrection(tx, before.id)) !== undefined) throw refusals.corrected
    const after = { ...before, publishedOn: null, publishedAt: '', version: before.version + 1 }
    await saveDisclosure(tx, after)
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { publishedOn, publishedAt },
      after: { publishedOn: null, why: undoWhy },
    })
    return after
  },
})
