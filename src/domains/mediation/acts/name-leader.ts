import { z } from 'zod'
import { decisionField } from '#domains/mediation/acts/steps/team-fields.ts'
import { loadMediator, loadTeamToChange, saveLeader } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField } from '#platform/acts/fields.ts'

/** Công nhận tổ trưởng, whom the mediators elected among themselves. @law 35/2013/QH13, Điều 14 */
export const nameLeader = act({
  name: 'mediation.name-leader',
  may: 'recognise mediators',
  parse: z.object({
    teamId: idField(),
    mediatorId: idField(),
    decision: decisionField(),
    day: dayField('ngày quyết định'),
  }).parse,
  async run({ tx, actor, audit }, { teamId, mediatorId, decision, day }) {
    const team = await loadTeamToChange(tx, actor, 'recognise mediators', teamId)
    const mediator = await loadMediator(tx, team, mediatorId)
    if (mediator.releasedOn !== null) throw refusals.released
    if (day < mediator.recognisedOn) throw refusals.tooEarly
    await saveLeader(tx, mediator, day, decision)
    audit({ subjectKind: 'mediator', subjectId: mediatorId, bodyId: team.bodyId, after: { leaderFrom: day, decision } })
    return team
  },
})
