import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import {
  addCandidate,
  bumpElection,
  listCandidates,
  loadElectionToChange,
  refuseConfirmed,
} from '#domains/mediation/election.store.ts'
import { candidatesMax, refusals, votesMax } from '#domains/mediation/election.ts'
import { conditionsOn } from '#domains/mediation/mediation-law.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, listField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Ghi người ứng cử, người được giới thiệu, with the conditions of Điều 7 that were looked at. */
export const addCandidateAct = act({
  name: 'mediation.add-candidate',
  may: 'run mediation',
  parse: z.object({
    electionId: idField(),
    name: lineField('họ tên', 120),
    birthYear: optionalWholeNumberField('năm sinh').pipe(
      z.number().min(1900, 'Năm sinh không đúng.').max(2100, 'Năm sinh không đúng.').nullable(),
    ),
    isWoman: tickField(),
    isEthnic: tickField(),
    conditions: listField(10),
    votes: optionalWholeNumberField('số hộ đồng ý'),
  }).parse,
  async run({ tx, actor, now, audit }, { electionId, conditions, ...person }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'run mediation', electionId)
    refuseConfirmed(election)
    if ((await listCandidates(tx, electionId)).length >= candidatesMax) throw refusals.full
    if (person.votes !== null && person.votes > votesMax(election)) throw refusals.tooManyVotes
    const known = conditionsOn(election.heldOn).map(({ id }) => id)
    const candidate = { id: newId(now.getTime()), ...person, conditions: known.filter((id) => conditions.includes(id)) }
    await addCandidate(tx, electionId, candidate)
    audit({ subjectKind: 'mediator-election', subjectId: electionId, bodyId: team.bodyId, after: candidate })
    return bumpElection(tx, election)
  },
})
