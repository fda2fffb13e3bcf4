import { z } from 'zod'
import {
  bumpElection,
  listCandidates,
  loadElectionToChange,
  refuseConfirmed,
  removeCandidate,
} from '#domains/mediation/election.store.ts'
import { refusals } from '#domains/mediation/election.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Bỏ một người khỏi danh sách bầu, before the result is confirmed. */
export const removeCandidateAct = act({
  name: 'mediation.remove-candidate',
  may: 'run mediation',
  parse: z.object({ electionId: idField(), candidateId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, { electionId, candidateId, version }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'run mediation', electionId)
    refuseConfirmed(election)
    if (election.version !== version) throw refusals.changedMeanwhile
    const before = (await listCandidates(tx, electionId)).find(({ id }) => id === candidateId)
    if (before === undefined) throw refusals.notFound
    await removeCandidate(tx, candidateId)
    audit({ subjectKind: 'mediator-election', subjectId: electionId, bodyId: team.bodyId, before })
    return bumpElection(tx, election)
  },
})
