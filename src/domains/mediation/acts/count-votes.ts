import { z } from 'zod'
import {
  bumpElection,
  listCandidates,
  loadElectionToChange,
  refuseConfirmed,
  saveCandidate,
} from '#domains/mediation/election.store.ts'
import { refusals, votesMax } from '#domains/mediation/election.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalWholeNumberField, versionField } from '#platform/acts/fields.ts'

/** Ghi số hộ đồng ý của từng người: fields `votes-{candidate}`; blank is not zero. */
export const countVotes = act({
  name: 'mediation.count-votes',
  may: 'run mediation',
  parse: z.looseObject({ electionId: idField(), version: versionField() }).transform((typed, context) => {
    const votes = new Map<string, number | null>()
    for (const [name, value] of Object.entries(typed)) {
      if (!name.startsWith('votes-')) continue
      const read = optionalWholeNumberField('số hộ đồng ý').safeParse(value)
      if (read.success) votes.set(name.slice('votes-'.length), read.data)
      else context.addIssue({ code: 'custom', message: read.error.issues[0]!.message, path: [name] })
    }
    return { electionId: typed.electionId, version: typed.version, votes }
  }).parse,
  async run({ tx, actor, audit }, { electionId, version, votes }) {
    const { election, team } = await loadElectionToChange(tx, actor, 'run mediation', electionId)
    refuseConfirmed(election)
    if (election.version !== version) throw refusals.changedMeanwhile
    const most = votesMax(election)
    const candidates = await listCandidates(tx, electionId)
    for (const { id } of candidates) {
      const counted = votes.get(id)
      if (counted === undefined) continue
      if (counted !== null && counted > most) throw refusals.tooManyVotes
      await saveCandidate(tx, id, { votes: counted })
    }
    const before = Object.fromEntries(candidates.map(({ id, votes }) => [id, votes]))
    const after = Object.fromEntries(votes)
    audit({ subjectKind: 'mediator-election', subjectId: electionId, bodyId: team.bodyId, before, after })
    return bumpElection(tx, election)
  },
})
