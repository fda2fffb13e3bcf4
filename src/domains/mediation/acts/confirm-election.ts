import { z } from 'zod'
import {
  listCandidates,
  loadElectionToChange,
  refuseConfirmed,
  saveCandidate,
  saveElection,
} from '#domains/mediation/election.store.ts'
import { electionResult, refusals } from '#domains/mediation/election.ts'
import { conditionsOn, electionRuleOn } from '#domains/mediation/mediation-law.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Xác nhận kết quả bầu: what was worked out is fixed by a person. @law 35/2013/QH13, Điều 8 khoản 3 */
export const confirmElection = act({
  name: 'mediation.confirm-election',
  may: 'run mediation',
  parse: z.object({ electionId: idField(), version: versionField() }).parse,
  async run({ tx, actor, today, audit }, { electionId, version }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'run mediation', electionId)
    refuseConfirmed(election)
    if (election.version !== version) throw refusals.changedMeanwhile
    const candidates = await listCandidates(tx, electionId)
    if (candidates.length === 0) throw refusals.noCandidate
    if (candidates.some(({ votes }) => votes === null)) throw refusals.votesMissing
    const rule = { share: electionRuleOn(election.heldOn), conditions: conditionsOn(election.heldOn) }
    const results = electionResult(election, candidates, rule)
    for (const [id, result] of results) await saveCandidate(tx, id, { result })
    const confirmed = { ...election, confirmedOn: today, version: version + 1 }
    await saveElection(tx, confirmed, personIdOf(actor))
    const after = Object.fromEntries(results)
    audit({ subjectKind: 'mediator-election', subjectId: electionId, bodyId: team.bodyId, after })
    return confirmed
  },
})
