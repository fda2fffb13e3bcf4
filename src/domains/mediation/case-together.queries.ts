import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCase } from '#domains/mediation/case.store.ts'
import { findTriedAgain } from '#domains/mediation/case-together.store.ts'
import { mayTryAgain, refusals } from '#domains/mediation/case-together.ts'
import { openFor } from '#domains/mediation/sealed-case.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type OtherTeam = { id: string; name: string; villageName: string; communeName: string; bodyId: string }

/** Teams of the same province that stand today, but not of this one; at most 6000. */
export async function listOtherTeams(db: Db, teamId: string): Promise<OtherTeam[]> {
  const { rows } = await sql<OtherTeam>`
    select other.id, other.name, village.name as "villageName", place.full_name as "communeName", other.body_id as "bodyId"
    from mediation_team own join body home on home.id = own.body_id join place own_place on own_place.id = home.place_id
      join place on place.parent_id = own_place.parent_id join body on body.place_id = place.id
      join mediation_team other on other.body_id = body.id join village on village.id = other.village_id
    where own.id = ${teamId} and other.id <> ${teamId} and other.ended_on is null
    order by place.id <> own_place.id, place.full_name, other.name, other.id limit 6000`.execute(db)
  return rows
}

export type CaseToTryAgain = Awaited<ReturnType<typeof loadCaseToTryAgain>>

/** What a form that tries a case again starts from. Throws why it may not be tried again. */
export async function loadCaseToTryAgain(db: Db, secretKey: Uint8Array, actor: Actor, today: Day, id: string) {
  const { sealed, ...one } = await loadCase(db, actor, today, id)
  if (!one.mayWrite) throw refusals.readsOnly
  if (!mayTryAgain(one)) throw refusals.againTooSoon
  if ((await findTriedAgain(db, id)) !== undefined) throw refusals.againTwice
  const { id: caseId, teamId, number, year, topic } = one
  return { caseId, teamId, number, year, topic, words: openFor(secretKey, 'case', id, sealed) }
}
