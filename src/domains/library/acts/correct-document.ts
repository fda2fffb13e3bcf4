import { z } from 'zod'
import { documentFields } from '#domains/library/acts/steps/document-fields.ts'
import { loadKeptToChange } from '#domains/library/desk/desk.store.ts'
import { correct, faultsOf } from '#domains/library/desk/document-correction.ts'
import { saveDocument } from '#domains/library/document.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Sửa thông tin, ngày của văn bản: a day is entered from a place in the text, and whoever reads sees which. */
export const correctDocument = act({
  name: 'library.correct-document',
  may: 'keep the library',
  parse: z.object({
    documentId: idField(),
    version: versionField(),
    ...documentFields,
    source: optionalLineField('nơi lấy các ngày', 500),
    compared: z
      .string()
      .optional()
      .transform((text) => text === 'co'),
  }).parse,
  async run(context, { documentId, version, ...said }) {
    const { tx, actor, now, audit } = context
    const document = await loadKeptToChange(tx, actor, { documentId, version })
    const faults = faultsOf(document, said)
    if (Object.keys(faults).length > 0) throw new FormRefusal(faults)
    const corrected = correct(document, said)
    await saveDocument(tx, corrected, now)
    const [before, after] = [shownOf(document), shownOf(corrected)]
    audit({ subjectKind: 'law-document', subjectId: documentId, bodyId: document.keeperBodyId, before, after })
    return { documentId }
  },
})

function shownOf({
  keeper: _,
  keeperName: __,
  version: ___,
  ...document
}: Awaited<ReturnType<typeof loadKeptToChange>>) {
  return document
}
