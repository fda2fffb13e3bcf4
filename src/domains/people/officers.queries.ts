import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { deedsOf, roleKeys } from '#domains/people/roles.ts'
import type { Db } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

export type OfficerChoice = { id: string; name: string }

const officersMax = 200

/** Who may do a deed at a body today: by a role there, above it over all that is below, or at its place. */
export async function listOfficers(db: Db, bodyId: string, day: Day, deed: Deed): Promise<OfficerChoice[]> {
  const { rows } = await sql<OfficerChoice>`
    select distinct person.id, person.name from ${grants} join body on body.id = ${bodyId} where ${holds(deed, day)}
    order by person.name limit ${officersMax}`.execute(db)
  return rows
}

/** The same with where mail reaches them; those without an address are not there. `alsoIds`: who else, with an open account. */
export async function listOfficersByMail(
  db: Db,
  bodyId: string,
  day: Day,
  deed: Deed,
  alsoIds: readonly string[] = [],
): Promise<(OfficerChoice & { email: string })[]> {
  const { rows } = await sql<OfficerChoice & { email: string }>`
    select id, name, email from person
    where email is not null and closed_on is null and (id = any(${[...alsoIds]}::uuid[]) or id in (
      select person.id from ${grants} join body on body.id = ${bodyId} where ${holds(deed, day)}))
    order by id limit ${officersMax}`.execute(db)
  return rows
}

/** Whether somebody still may do the deed at the row's `body` that day. */
export function isOfficer(personId: RawBuilder<unknown>, day: Day, deed: Deed): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from ${grants} where held.person_id = ${personId} and ${holds(deed, day)})`
}

/** Every grant of a deed over the row's `body`, to join: `held` is the grant, `at` the body at which it stands. */
export function joinHeld(day: Day, deed: Deed): RawBuilder<unknown> {
  return sql`join (${grants}) on ${holds(deed, day)}`
}

const grants = sql`role_grant held join person on person.id = held.person_id join body at on at.id = held.body_id`

function holds(deed: Deed, day: Day): RawBuilder<SqlBool> {
  const able = roleKeys.filter((role) => deedsOf(role).has(deed))
  return sql<SqlBool>`held.role = any(${[...able]}::text[]) and held.from_day <= ${day} and (held.to_day is null or held.to_day >= ${day})
    and held.ended_at is null and person.closed_on is null and (at.id = body.id or (held.reach = 'subtree' and body.path like at.path || '%')
      or (held.reach = 'place' and body.place_path like at.place_path || '%'))`
}
