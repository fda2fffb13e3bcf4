import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { findAgreement } from '#domains/mediation/agreement.queries.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { keysOf, refusals } from '#domains/mediation/case.ts'
import { findCourt } from '#domains/mediation/case-together.store.ts'
import { courtResults, refusals as together } from '#domains/mediation/case-together.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalDayField, versionField } from '#platform/acts/fields.ts'

/** Ghi các bên nộp đơn yêu cầu Tòa án công nhận, and what came of it. @law 92/2015/QH13, Điều 418, 419 */
export const noteCourt = act({
  name: 'mediation.note-court',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    version: versionField(),
    filedOn: dayField('ngày nộp đơn'),
    result: z
      .union([z.enum(keysOf(courtResults)), z.literal('')], { error: 'Hãy chọn kết quả, hoặc chưa có kết quả.' })
      .optional(),
    resultOn: optionalDayField('ngày có kết quả'),
  }).parse,
  async run({ tx, actor, today, house, audit }, { caseId, version, filedOn, result = '', resultOn }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (one.outcome !== 'reached') throw refusals.notReached
    const before = await findCourt(tx, caseId)
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    if ((result === '') !== (resultOn === null)) throw together.courtHalf
    const agreedOn = (await findAgreement(tx, house.secretKey, caseId))?.agreedOn ?? one.endedOn!
    if (filedOn < agreedOn || filedOn > today) throw refusals.dayOrder
    if (resultOn !== null && (resultOn < filedOn || resultOn > today)) throw refusals.dayOrder
    const row = { filed_on: filedOn, result: result === '' ? null : result, result_on: resultOn, version: version + 1 }
    await tx
      .insertInto('mediation_court')
      .values({ case_id: caseId, ...row })
      .onConflict((on) => on.column('case_id').doUpdateSet(row))
      .execute()
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      ...(before !== undefined && { before }),
      after: { filedOn, courtResult: row.result, resultOn },
    })
    return one
  },
})
