import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { findAgreement } from '#domains/mediation/agreement.queries.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, versionField } from '#platform/acts/fields.ts'

/** Ghi văn bản hòa giải thành đã ký hoặc điểm chỉ: from then on its words stay. @law 35/2013/QH13, Điều 24 khoản 2 điểm h */
export const signAgreement = act({
  name: 'mediation.sign-agreement',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), version: versionField(), signedOn: dayField('ngày ký') }).parse,
  async run({ tx, actor, today, house, audit }, { caseId, version, signedOn }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    const agreement = await findAgreement(tx, house.secretKey, caseId)
    if (agreement === undefined) throw refusals.noAgreement
    if (agreement.signedOn !== null) throw refusals.signed
    if (agreement.version !== version) throw refusals.changedMeanwhile
    if (signedOn < agreement.agreedOn || signedOn > today) throw refusals.dayOrder
    await tx
      .updateTable('mediation_agreement')
      .set({ signed_on: signedOn, version: version + 1 })
      .where('case_id', '=', caseId)
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { signedOn } })
    return one
  },
})
