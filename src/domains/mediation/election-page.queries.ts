import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { findElection, listCandidates } from '#domains/mediation/election.store.ts'
import { electionResult, looksLike, refusals, votesNeeded } from '#domains/mediation/election.ts'
import { conditionsOn, electionRuleOn, showSource, teamRulesOn } from '#domains/mediation/mediation-law.ts'
import { loadTeamState } from '#domains/mediation/team.queries.ts'
import { isServing } from '#domains/mediation/team.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

/** What the page of an election shows; what is confirmed stands as it was confirmed. */
export async function loadElectionPage(db: Db, actor: Actor, id: string, today: Day) {
  const election = isId(id) ? await findElection(db, id) : undefined
  if (election === undefined) throw refusals.notFound
  const team = await loadTeamState(db, actor, 'see mediation', election.teamId, today)
  const share = electionRuleOn(election.heldOn)
  const conditions = conditionsOn(election.heldOn)
  const candidates = await listCandidates(db, id)
  const results = electionResult(election, candidates, { share, conditions })
  const shown = candidates.map((one) => ({
    ...one,
    result: one.result ?? results.get(one.id)!,
    lacks: conditions.filter((condition) => !one.conditions.includes(condition.id)).map(({ what }) => what),
  }))
  const elected = election.recognisedOn !== null ? [] : shown.filter(({ result }) => result === 'elected')
  const serving = team.mediators.filter((one) => isServing(one, today))
  return {
    election,
    team,
    candidates: shown,
    conditions,
    needed: votesNeeded(election.households, share),
    shareArticle: showSource(share),
    wouldServe: serving.length + elected.filter((one) => !serving.some((each) => looksLike(each, one))).length,
    likeServing: elected.flatMap((one) => {
      // whoever may serve on the day of the decision, which is not known yet
      const like = team.mediators.find(
        (each) => looksLike(each, one) && (each.releasedOn === null || each.releasedOn > election.heldOn),
      )
      return like === undefined ? [] : [{ candidateId: one.id, name: one.name, since: like.recognisedOn }]
    }),
    teamMin: teamRulesOn(today).find(({ id }) => id === 'three-mediators')?.count ?? 0,
    mayRun: mayAnywhere(actor, 'run mediation'),
    mayRecognise: mayAnywhere(actor, 'recognise mediators'),
  }
}
