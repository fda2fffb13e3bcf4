import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { caseIdField } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { isBarred, loadCaseToChange, saveCase } from '#domains/mediation/case.store.ts'
import { refusals, refuseDay } from '#domains/mediation/case.ts'
import { dropCoMediator } from '#domains/mediation/case-together.store.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { isServing } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalDayField, versionField } from '#platform/acts/fields.ts'

const startBefore = new Refusal(422, 'Ngày các bên hẹn bắt đầu phải từ ngày phân công trở đi.')

/**
 * Ghi người hòa giải: the parties' choice first, the leader assigns where they choose nobody; whoever has an interest is barred.
 * Another takes over the same way. @law 35/2013/QH13, Điều 17 khoản 1, Điều 18
 */
export const assignMediator = act({
  name: 'mediation.assign-mediator',
  may: 'mediate',
  parse: z.object({
    caseId: caseIdField(),
    version: versionField(),
    mediatorId: idField(refusals.noMediator.message),
    chosenBy: z.enum(['parties', 'leader'], { error: 'Hãy ghi ai chọn: các bên, hay tổ trưởng phân công.' }),
    partiesAsked: tickField(),
    interestAsked: tickField(),
    day: dayField('ngày phân công'),
    agreedStart: optionalDayField('ngày các bên hẹn bắt đầu'),
  }).parse,
  async run({ tx, actor, today, audit }, input) {
    const { caseId, version, mediatorId, chosenBy, partiesAsked, interestAsked, day, agreedStart } = input
    const one = await loadCaseToChange(tx, actor, today, caseId)
    if (!one.mayAssign) throw refusals.onlyLeader
    if (one.version !== version) throw refusals.changedMeanwhile
    if (one.state === 'out-of-scope') throw refusals.outOfScope
    if (one.state === 'ended') throw refusals.ended
    refuseDay(one, day, today)
    if (agreedStart !== null && agreedStart < day) throw startBefore
    const mediator = (await listMediators(tx, [one.teamId])).find(({ id }) => id === mediatorId)
    if (mediator === undefined || !isServing(mediator, day) || !isServing(mediator, today)) throw refusals.noMediator
    if (await isBarred(tx, caseId, mediatorId)) throw refusals.barred
    if (!interestAsked) throw refusals.notAsked
    if (chosenBy === 'leader' && !partiesAsked) throw refusals.choiceFirst
    const state = one.begunOn === null ? 'assigned' : 'in-progress'
    const changed = { ...one, mediatorId, chosenBy, assignedOn: day, agreedStart, state } as const
    await dropCoMediator(tx, caseId, mediatorId)
    await saveCase(tx, changed)
    const before = { mediatorId: one.mediatorId }
    const after = { mediatorId, chosenBy, assignedOn: day, agreedStart }
    audit({ subjectKind: 'mediation-case', subjectId: caseId, bodyId: one.bodyId, before, after })
    return one
  },
})
