import { z } from 'zod'
import { caseIdField, partiesFields } from '#domains/mediation/acts/steps/case-fields.ts'
import { findAgreement } from '#domains/mediation/agreement.queries.ts'
import { loadCaseToChange, saveCase, saveCaseWords } from '#domains/mediation/case.store.ts'
import { caseTopics, keysOf, refusals } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { act } from '#platform/acts/act.ts'
import { optionalLineField, textField, versionField } from '#platform/acts/fields.ts'

const fields = z.object({
  caseId: caseIdField(),
  version: versionField(),
  topic: z.enum(keysOf(caseTopics), { error: 'Hãy chọn loại việc.' }),
  others: optionalLineField('người liên quan', 1000),
  story: textField('nội dung chủ yếu', 1, 6000),
})

/** Sửa tên các bên, nội dung đã ghi, until an agreement is signed on them; the audit says that it was done, never what stood there. */
export const correctCase = act({
  name: 'mediation.correct-case',
  may: 'mediate',
  parse: (raw: unknown) => ({ ...fields.parse(raw), parties: partiesFields().parse(raw) }),
  async run({ tx, actor, today, house, audit }, { caseId, version, topic, ...words }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (one.version !== version) throw refusals.changedMeanwhile
    if ((await findAgreement(tx, house.secretKey, caseId))?.signedOn) throw refusals.signed
    await saveCase(tx, one)
    await saveCaseWords(tx, caseId, topic, sealFor(house.secretKey, 'case', caseId, words))
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      before: { topic: one.topic },
      after: { topic },
    })
    return one
  },
})
