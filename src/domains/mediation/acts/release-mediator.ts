import { z } from 'zod'
import { decisionField } from '#domains/mediation/acts/steps/team-fields.ts'
import { releaseGroundsOn } from '#domains/mediation/mediation-law.ts'
import { loadMediator, loadTeamToChange, saveRelease } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Cho thôi làm hòa giải viên, on one of the law's three grounds. @law 35/2013/QH13, Điều 11 */
export const releaseMediator = act({
  name: 'mediation.release-mediator',
  may: 'recognise mediators',
  parse: z.object({
    teamId: idField(),
    mediatorId: idField(),
    ground: z.string({ error: refusals.noGround.message }),
    decision: decisionField(),
    day: dayField('ngày quyết định'),
  }).parse,
  async run({ tx, actor, audit }, { teamId, mediatorId, ground, decision, day }) {
    const team = await loadTeamToChange(tx, actor, 'recognise mediators', teamId)
    const mediator = await loadMediator(tx, team, mediatorId)
    if (mediator.releasedOn !== null) throw refusals.released
    if (day < mediator.recognisedOn) throw refusals.tooEarly
    if (!releaseGroundsOn(day).some(({ id }) => id === ground)) throw refusals.noGround
    await saveRelease(tx, mediator, { day, ground, decision })
    const { bodyId } = team
    audit({ subjectKind: 'mediator', subjectId: mediatorId, bodyId, after: { releasedOn: day, ground, decision } })
    return team
  },
})
