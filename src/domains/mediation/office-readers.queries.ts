import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** The commune's officers who run mediation and may open the very case: whoever stands above, or is barred, is not told of it. */
export async function listOfficeReaders(
  db: Db,
  { id, bodyId }: { id: string; bodyId: string },
  today: Day,
): Promise<{ id: string; name: string }[]> {
  const readers: { id: string; name: string }[] = []
  for (const officer of await listOfficers(db, bodyId, today, 'run mediation')) {
    const actor = await loadActor(db, officer.id, today)
    const { rows } = await sql`
      select 1 from mediation_case one join mediation_team team on team.id = one.team_id join body on body.id = team.body_id
      where one.id = ${id} and ${whereMayRead(actor, today)}`.execute(db)
    if (rows.length > 0) readers.push(officer)
  }
  return readers
}
