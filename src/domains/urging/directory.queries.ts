import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Reach, wholeSystem } from '#domains/people/grant.ts'
import { deedsOf } from '#domains/people/roles.ts'
import {
  type Directory,
  directoryOf,
  type HeldRole,
  type Officer,
  type StandingBody,
} from '#domains/urging/recipients.ts'
import type { Db } from '#platform/database/database.ts'
import type { Grant } from '#platform/permission/permission.ts'

/**
 * Everybody with a role in force on a day, and every body: once for all tasks, instead of a question for each. A lent role
 * counts only while the one it lends is in force and its owner's account is open, as in `listGrantsInForce`.
 */
export async function loadDirectory(db: Db, today: Day): Promise<Directory> {
  const { rows: bodies } = await sql<StandingBody>`
    select id as "bodyId", path as "bodyPath", place_path as "placePath", parent_id as "parentId", (to_day is null or to_day > ${today}) as "isAlive"
    from body`.execute(db)
  const { rows } = await sql<RoleRow>`
    select g.person_id as "personId", p.name, g.role, g.reach, g.acting_for as "actingFor", g.body_id as "bodyId",
      p.email is not null and coalesce(choice.by_mail, true) as "hasMail"
    from role_grant g join person p on p.id = g.person_id left join urging_choice choice on choice.person_id = p.id
    where ${inForce('g', today)} and (p.closed_on is null or p.closed_on > ${today})
      and (g.lent_grant_id is null or exists (
        select 1 from role_grant own join person owner on owner.id = own.person_id
        where own.id = g.lent_grant_id and own.acting_for is null and ${inForce('own', today)}
          and (owner.closed_on is null or owner.closed_on > ${today})))
    order by p.sort_key, g.id`.execute(db)
  const places = new Map(bodies.map((body) => [body.bodyId, body]))
  const roles = rows.map((row): HeldRole => ({ ...row, grant: grantOf(row, places) }))
  return directoryOf(officersOf(rows, roles), roles, bodies)
}

type RoleRow = {
  personId: string
  name: string
  role: string
  reach: Reach
  actingFor: string | null
  bodyId: string | null
  hasMail: boolean
}

function grantOf(row: RoleRow, bodies: ReadonlyMap<string, StandingBody>): Grant {
  const at = (row.bodyId === null ? undefined : bodies.get(row.bodyId)) ?? wholeSystem
  const { bodyId, bodyPath, placePath } = at
  return { deeds: deedsOf(row.role), reach: row.reach, bodyId, bodyPath, placePath }
}

function officersOf(rows: readonly RoleRow[], roles: readonly HeldRole[]): Officer[] {
  const grants = Map.groupBy(roles, (role) => role.personId)
  const first = new Map(rows.map((row) => [row.personId, row]))
  return [...first.values()].map(({ personId, name, hasMail }) => ({
    id: personId,
    name,
    hasMail,
    grants: grants.get(personId)!.map((role) => role.grant),
  }))
}

function inForce(alias: string, today: Day) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`(${column('ended_at')} is null and ${column('from_day')} <= ${today}
              and (${column('to_day')} is null or ${column('to_day')} >= ${today}))`
}
