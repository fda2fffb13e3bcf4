import { z } from 'zod'
import { lockWithdrawn, saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { type Disclosure, refusals } from '#domains/disclosure/disclosure.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Đưa lại vào danh mục a line that was withdrawn by mistake, with the reason; one of a legal document goes with its document. */
export const restoreDisclosure = act({
  name: 'disclosure.restore-disclosure',
  may: 'record disclosures',
  parse: z.object({ disclosureId: idField(), version: versionField(), restoreWhy: textField('vì sao', 5, 500) }).parse,
  async run({ tx, actor, audit }, { restoreWhy, ...form }): Promise<Disclosure> {
    const before = await lockWithdrawn(tx, actor, form)
    if (before.localDocumentId !== null) throw refusals.ofDocument
    const after = { ...before, withdrawnOn: null, withdrawnWhy: '', version: before.version + 1 }
    await saveDisclosure(tx, after)
    audit({
      subjectKind: 'disclosure',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { withdrawnOn: before.withdrawnOn, withdrawnWhy: before.withdrawnWhy },
      after: { withdrawnOn: null, why: restoreWhy },
    })
    return after
  },
})
