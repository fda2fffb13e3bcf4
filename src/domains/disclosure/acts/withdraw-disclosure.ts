import { z } from 'zod'
import { lockDisclosure, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, refusals } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Rút khỏi danh mục what was entered by mistake and never public: so no lateness goes with it. The line stays, with the reason. */
export const withdrawDisclosure = act({
  name: 'disclosure.withdraw-disclosure',
  may: 'record disclosures',
  parse: z.object({ disclosureId: idField(), version: versionField(), withdrawnWhy: textField('lý do', 5, 1_000) })
    .parse,
  async run({ tx, actor, today, audit }, { withdrawnWhy, ...form }): Promise<Disclosure> {
    const before = await lockDisclosure(tx, actor, form)
    if (before.localDocumentId !== null) throw refusals.ofDocument
    if (before.publishedOn !== null) throw refusals.publishedStays
    const after = { ...before, withdrawnOn: today, withdrawnWhy, version: before.version + 1 }
    await saveDisclosure(tx, after)
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      after: { withdrawnOn: today, withdrawnWhy },
    })
    return after
  },
})
