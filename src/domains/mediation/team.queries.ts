import type { Day } from '#base/day.ts'
import { type LawFact, teamRulesOn } from '#domains/mediation/mediation-law.ts'
import { listMediators, listReviews, loadTeam } from '#domains/mediation/team.store.ts'
import { isServing, type Mediator, missingIn, type Team, type TeamReview } from '#domains/mediation/team.ts'
import { type CountedVillage, listVillagesInStead } from '#domains/places/villages.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

/** A team as it stands on a day. */
export type TeamState = Team & {
  /** What stands today where the team was founded; several after a split, until a person chooses. */
  villages: CountedVillage[]
  mediators: Mediator[]
  serving: number
  reviews: TeamReview[]
  missing: LawFact[]
}

export async function findEthnicArea(db: Db, bodyId: string) {
  return db
    .selectFrom('mediation_commune')
    .select(['is_ethnic_area as isEthnicArea', 'basis', 'version'])
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
}

/** The teams of a commune that have not ended, by name. */
export async function listTeams(db: Db, bodyId: string, today: Day): Promise<TeamState[]> {
  const teams = await db
    .selectFrom('mediation_team')
    .select([
      'id',
      'body_id as bodyId',
      'village_id as villageId',
      'name',
      'quota',
      'decision',
      'decided_on as decidedOn',
      'ended_on as endedOn',
      'version',
    ])
    .where('body_id', '=', bodyId)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .limit(500)
    .execute()
  return statesOf(db, teams, bodyId, today)
}

export async function loadTeamState(db: Db, actor: Actor, deed: Deed, id: string, today: Day): Promise<TeamState> {
  const team = await loadTeam(db, actor, deed, id)
  const [state] = await statesOf(db, [team], team.bodyId, today)
  return state!
}

async function statesOf(db: Db, teams: Team[], bodyId: string, today: Day): Promise<TeamState[]> {
  const ids = teams.map(({ id }) => id)
  const mediators = await listMediators(db, ids)
  const reviews = await listReviews(db, ids)
  const area = await findEthnicArea(db, bodyId)
  const villages = await listVillagesInStead(
    db,
    teams.map(({ villageId }) => villageId),
    today,
  )
  return teams.map((team) => {
    const own = {
      mediators: mediators.filter(({ teamId }) => teamId === team.id),
      reviews: reviews.filter(({ teamId }) => teamId === team.id),
    }
    return {
      ...team,
      ...own,
      villages: villages.get(team.villageId) ?? [],
      serving: own.mediators.filter((one) => isServing(one, today)).length,
      missing: missingIn(
        { ...own, isEthnicArea: area?.isEthnicArea === true, decidedOn: team.decidedOn },
        teamRulesOn(today),
        today,
      ),
    }
  })
}
