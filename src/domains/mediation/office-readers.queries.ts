import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { leads, samePerson, serves, whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * Whom danger in a case is told to, by the ids of persons: officers who run mediation in its commune, and the leader of its team; of the
 * team that works along theirs too, for the harm may threaten there. Whoever stands above, or is barred, is not told of it.
 * @law 35/2013/QH13, Điều 10 khoản 4 và 5
 */
export async function listTold(db: Db, caseId: string, today: Day): Promise<string[]> {
  const { rows: teams } = await sql<{ id: string; bodyId: string }>`
    select team.id, team.body_id as "bodyId" from mediation_team team
    where team.id = (select one.team_id from mediation_case one where one.id = ${caseId})
      or exists (select from mediation_joint joint where joint.case_id = ${caseId} and joint.team_id = team.id and joint.left_on is null)
    order by team.id`.execute(db)
  const told = new Set<string>()
  for (const bodyId of new Set(teams.map((team) => team.bodyId)))
    for (const officer of await listOfficers(db, bodyId, today, 'run mediation'))
      if (await mayOpen(db, officer.id, caseId, today)) told.add(officer.id)
  const { rows: leaders } = await sql<{ personId: string }>`
    select m.person_id as "personId" from mediator m
    where m.person_id is not null and m.team_id = any(${teams.map(({ id }) => id)}::uuid[]) and ${leads} and ${serves(today)}
      and not exists (select 1 from mediation_bar bar join mediator barred on barred.id = bar.mediator_id
        join mediator same on ${samePerson} where bar.case_id = ${caseId} and same.person_id = m.person_id)
    order by m.person_id`.execute(db)
  for (const { personId } of leaders) told.add(personId)
  return [...told]
}

async function mayOpen(db: Db, personId: string, caseId: string, today: Day): Promise<boolean> {
  const actor = await loadActor(db, personId, today)
  const { rows } = await sql`
    select 1 from mediation_case one join mediation_team team on team.id = one.team_id join body on body.id = team.body_id
    where one.id = ${caseId} and ${whereMayRead(actor, today)}`.execute(db)
  return rows.length > 0
}
