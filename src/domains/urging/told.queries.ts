import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import type { Db } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

/** What happened is told for so long to whoever had no digest since. */
export const toldDays = 14

/** Whether no digest of somebody has told of what happened at a moment; what happened long ago is told no more. */
export function isUntold(personId: RawBuilder<unknown>, at: RawBuilder<unknown>, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${at} >= ${addDays(today, -toldDays)}::date and not exists (select 1 from digest
    where digest.person_id = ${personId} and digest.day < ${today} and digest.composed_at >= ${at}))`
}

/**
 * Who has what to do at bodies today. `about` selects `key`, `body_id` and `since`: what happened at a moment is told once, what has no
 * moment on each day. `whose`: those whose role stands at a body of the same place, or everybody whose role reaches there.
 */
export async function listPeopleFor(
  db: Db,
  about: RawBuilder<unknown>,
  { today, deed, whose }: { today: Day; deed: Deed; whose: 'own' | 'reaching' },
): Promise<{ personId: string; key: string }[]> {
  const isNear = whose === 'own' ? sql<SqlBool>`at.place_path = body.place_path` : sql<SqlBool>`true`
  const { rows } = await sql<{ personId: string; key: string }>`
    select distinct held.person_id as "personId", about.key from (${about}) about join body on body.id = about.body_id
      ${joinHeld(today, deed)}
    where ${isNear} and (about.since is null or ${isUntold(sql`held.person_id`, sql`about.since`, today)})
    order by about.key, held.person_id`.execute(db)
  return rows
}
