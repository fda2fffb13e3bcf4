import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { loadCaseToChange } from '#domains/mediation/case.store.ts'
import { barGrounds, keysOf, refusals } from '#domains/mediation/case.ts'
import { listTogether } from '#domains/mediation/case-together.store.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Ghi hòa giải viên có xung đột lợi ích: who is barred neither mediates nor reads the case; an officer takes a wrong note back (unbar-mediator.ts). @law 35/2013/QH13, Điều 10 khoản 3, Điều 18 khoản 2 */
export const barMediator = act({
  name: 'mediation.bar-mediator',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    mediatorId: idField(refusals.noMediator.message),
    ground: z.enum(keysOf(barGrounds), { error: 'Hãy chọn lý do.' }),
  }).parse,
  async run({ tx, actor, today, audit }, { caseId, mediatorId, ground }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    const together = await listTogether(tx, caseId)
    const teamIds = [one.teamId, ...together.joint.map(({ teamId }) => teamId)]
    const mediator = (await listMediators(tx, teamIds)).find(({ id }) => id === mediatorId)
    if (mediator === undefined) throw refusals.noMediator
    // whoever is barred no longer finds the case: nobody shuts out the leader of the team that leads it but who assigns in it
    if (mediator.teamId === one.teamId && !one.mayAssign) throw refusals.onlyLeaderBars
    if (one.mediatorId === mediatorId || together.coMediators.some(({ id }) => id === mediatorId))
      throw refusals.isAssigned
    await tx
      .insertInto('mediation_bar')
      .values({ case_id: caseId, mediator_id: mediatorId, ground, noted_on: today })
      .onConflict((on) => on.columns(['case_id', 'mediator_id']).doUpdateSet({ ground }))
      .execute()
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, after: { mediatorId, ground } })
    return one
  },
})
