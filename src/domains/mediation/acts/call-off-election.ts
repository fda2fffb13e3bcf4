import { z } from 'zod'
import {
  listCandidates,
  loadElectionToChange,
  refuseConfirmed,
  removeElection,
} from '#domains/mediation/election.store.ts'
import { refusals } from '#domains/mediation/election.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Bỏ một cuộc bầu ghi nhầm, before its result is confirmed; the audit keeps what stood there. */
export const callOffElection = act({
  name: 'mediation.call-off-election',
  may: 'run mediation',
  parse: z.object({ electionId: idField(), version: versionField() }).parse,
  async run({ tx, actor, audit }, { electionId, version }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'run mediation', electionId)
    refuseConfirmed(election)
    if (election.version !== version) throw refusals.changedMeanwhile
    const before = { ...election, candidates: await listCandidates(tx, electionId) }
    await removeElection(tx, electionId)
    audit({ subjectKind: 'mediator-election', subjectId: electionId, bodyId: team.bodyId, before })
    return team
  },
})
