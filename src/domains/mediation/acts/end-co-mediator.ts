import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals } from '#domains/mediation/case.ts'
import { endCoMediators, listTogether } from '#domains/mediation/case-together.store.ts'
import { refuseUnlessOpen, refusals as together } from '#domains/mediation/case-together.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Thôi cùng hòa giải: from today on they neither mediate nor read it. */
export const endCoMediator = act({
  name: 'mediation.end-co-mediator',
  may: 'mediate',
  parse: z.object({ caseId: caseIdField(), mediatorId: idField(refusals.noMediator.message) }).parse,
  async run({ tx, actor, today, audit }, { caseId, mediatorId }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    refuseUnlessOpen(one)
    const { coMediators } = await listTogether(tx, caseId)
    if (!coMediators.some(({ id }) => id === mediatorId)) throw together.notWithUs
    await endCoMediators(tx, caseId, [mediatorId], today)
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      before: { coMediatorId: mediatorId },
    })
    return one
  },
})
