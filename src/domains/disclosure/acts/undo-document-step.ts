import { z } from 'zod'
import { changeDocument, documentForm } from '#domains/disclosure/acts/steps/change-document.ts'
import { saveDisclosure } from '#domains/disclosure/disclosure.store.ts'
import { lockLineOf } from '#domains/disclosure/local-document.store.ts'
import {
  type DocumentStep,
  documentSteps,
  type LocalDocument,
  localDocumentRefusals as refusals,
} from '#domains/disclosure/local-document.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Bỏ ghi một bước that was noted by mistake, with the reason; issuing takes its line out of the list of what has to be made public. */
export const undoDocumentStep = act({
  name: 'disclosure.undo-document-step',
  may: 'record disclosures',
  parse: z.object({
    ...documentForm,
    step: z.enum(Object.keys(documentSteps) as [DocumentStep, ...DocumentStep[]], { error: 'Hãy chọn bước bỏ ghi.' }),
    undoWhy: textField('vì sao', 5, 500),
  }).parse,
  async run(context, { step, undoWhy, ...form }): Promise<LocalDocument> {
    const after = await changeDocument(context, form, (before) => withoutStep(before, step), undoWhy)
    if (step !== 'issued') return after
    const { tx, today, audit } = context
    const line = await lockLineOf(tx, after.id)
    if (line === undefined || line.withdrawnOn !== null) return after
    if (line.publishedOn !== null) throw refusals.undoPublishedFirst
    const withdrawn = { withdrawnOn: today, withdrawnWhy: undoWhy }
    await saveDisclosure(tx, { ...line, ...withdrawn, version: line.version + 1 })
    audit({ subjectKind: 'disclosure', subjectId: line.id, bodyId: line.bodyId, after: withdrawn })
    return after
  },
})

function withoutStep(before: LocalDocument, step: DocumentStep): Partial<LocalDocument> {
  switch (step) {
    case 'draft':
      if (before.draftSharedOn === null) throw refusals.noSuchStep
      return { draftSharedOn: null, draftSharedAt: '' }
    case 'issued':
      if (before.issuedOn === null) throw refusals.noSuchStep
      if (before.checkedOn !== null) throw refusals.undoCheckFirst
      return { issuedOn: null, number: '' }
    case 'checked':
      if (before.checkedOn === null) throw refusals.noSuchStep
      return { checkedOn: null, isInOrder: null, checkNote: '' }
    case 'dropped':
      if (before.droppedOn === null) throw refusals.noSuchStep
      return { droppedOn: null, droppedWhy: '' }
  }
}
