import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { quotaField } from '#domains/mediation/acts/steps/team-fields.ts'
import { listElections, saveElection } from '#domains/mediation/election.store.ts'
import { type Election, electionModeKeys, refusals } from '#domains/mediation/election.ts'
import { loadTeamState } from '#domains/mediation/team.queries.ts'
import { loadTeamToChange } from '#domains/mediation/team.store.ts'
import { findVillage } from '#domains/places/villages.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Mở một cuộc bầu, or an extra one: the households of the village on that day are what votes are counted by. @law 35/2013/QH13, Điều 8 */
export const openElection = act({
  name: 'mediation.open-election',
  may: 'run mediation',
  parse: z.object({
    teamId: idField(),
    heldOn: dayField('ngày bầu'),
    mode: z.enum(electionModeKeys, { error: 'Hãy chọn hình thức bầu.' }),
    attended: optionalWholeNumberField('số đại diện hộ dự họp'),
    seats: quotaField(),
  }).parse,
  async run({ tx, actor, now, today, audit }, { teamId, heldOn, mode, attended, seats }): Promise<Election> {
    const team = await loadTeamToChange(tx, actor, 'run mediation', teamId)
    if ((await listElections(tx, teamId)).some(({ confirmedOn }) => confirmedOn === null)) throw refusals.openAlready
    const { villages } = await loadTeamState(tx, actor, 'run mediation', teamId, today)
    const [village, another] = villages
    if (village === undefined || another !== undefined) throw refusals.severalVillages
    // of what stands today, never of a village that ended: votes are counted by everybody who lives there
    const households = (await findVillage(tx, village.id, heldOn))?.households ?? null
    if (households === null) throw refusals.noHouseholds
    if (mode !== 'sheets' && attended === null) throw refusals.attendedMissing
    if (attended !== null && attended > households) throw refusals.tooManyAttended
    const election: Election = {
      id: newId(now.getTime()),
      teamId,
      heldOn,
      mode,
      households,
      attended: mode === 'sheets' ? null : attended,
      seats,
      confirmedOn: null,
      recognisedOn: null,
      decision: null,
      version: 0,
    }
    await saveElection(tx, election, null)
    audit({ subjectKind: 'mediator-election', subjectId: election.id, bodyId: team.bodyId, after: election })
    return election
  },
})
