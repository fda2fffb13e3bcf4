import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { findAgreement } from '#domains/mediation/agreement.queries.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { act } from '#platform/acts/act.ts'
import { textField, versionField } from '#platform/acts/fields.ts'

/** Soạn văn bản hòa giải thành, when the parties want one: its contents are those of the law. @law 35/2013/QH13, Điều 24 khoản 2 */
export const writeAgreement = act({
  name: 'mediation.write-agreement',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    version: versionField(),
    basis: textField('căn cứ tiến hành hòa giải', 1, 1000),
    parties: textField('thông tin cơ bản về các bên', 1, 3000),
    subject: textField('nội dung chủ yếu của vụ, việc', 1, 6000),
    course: textField('diễn biến của quá trình hòa giải', 1, 6000),
    terms: textField('thỏa thuận đạt được và giải pháp thực hiện', 1, 6000),
    duties: textField('quyền và nghĩa vụ của các bên', 1, 6000),
    manner: textField('phương thức, thời hạn thực hiện', 1, 3000),
  }).parse,
  async run({ tx, actor, today, house, audit }, { caseId, version, ...words }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (one.outcome !== 'reached') throw refusals.notReached
    const before = await findAgreement(tx, house.secretKey, caseId)
    if (before?.signedOn) throw refusals.signed
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    const row = { sealed: sealFor(house.secretKey, 'agreement', caseId, words), version: version + 1 }
    await tx
      .insertInto('mediation_agreement')
      .values({ case_id: caseId, agreed_on: one.endedOn!, signed_on: null, ...row })
      .onConflict((on) => on.column('case_id').doUpdateSet(row))
      .execute()
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { agreementVersion: version + 1 },
    })
    return one
  },
})
