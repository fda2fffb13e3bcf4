import { z } from 'zod'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { isBarred, loadCaseToChange } from '#domains/mediation/case.store.ts'
import { refusals, refuseDay } from '#domains/mediation/case.ts'
import { addCoMediator, listTogether } from '#domains/mediation/case-together.store.ts'
import { refuseUnlessOpen, refusals as together } from '#domains/mediation/case-together.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { isServing } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Thêm hòa giải viên cùng hòa giải, of this team or of the one that works along; each is asked for themselves. @law 35/2013/QH13, Điều 10 khoản 3, Điều 18 */
export const addCoMediatorAct = act({
  name: 'mediation.add-co-mediator',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    mediatorId: idField(refusals.noMediator.message),
    interestAsked: tickField(),
    day: dayField('ngày cùng hòa giải'),
  }).parse,
  async run({ tx, actor, today, audit }, { caseId, mediatorId, interestAsked, day }) {
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    refuseUnlessOpen(one)
    if (one.mediatorId === null) throw refusals.notAssigned
    refuseDay(one, day, today)
    const { coMediators, joint } = await listTogether(tx, caseId)
    if (one.mediatorId === mediatorId || coMediators.some(({ id }) => id === mediatorId)) throw together.mediatesAlready
    const teamIds = [one.teamId, ...joint.map(({ teamId }) => teamId)]
    const mediator = (await listMediators(tx, teamIds)).find(({ id }) => id === mediatorId)
    if (mediator === undefined || !isServing(mediator, day) || !isServing(mediator, today)) throw refusals.noMediator
    if (await isBarred(tx, caseId, mediatorId)) throw refusals.barred
    if (!interestAsked) throw refusals.notAsked
    await addCoMediator(tx, caseId, mediatorId, day)
    audit({
      subjectKind: 'mediation-case',
      subjectId: caseId,
      bodyId: one.bodyId,
      after: { coMediatorId: mediatorId, day },
    })
    return one
  },
})
