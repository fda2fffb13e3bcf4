import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Reach, wholeSystem } from '#domains/people/grant.ts'
import { deedsOf } from '#domains/people/roles.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { Grant } from '#platform/permission/permission.ts'

/**
 * The person as somebody who acts, with the grants in force on a day. For a person who is unknown or closed: no grants, so
 * nothing. Address and browser are filled in by the edge.
 */
export async function loadActor(db: Db, personId: string, today: Day): Promise<Actor> {
  const person = await db
    .selectFrom('person')
    .select(['name', 'home_body_id'])
    .where('id', '=', personId)
    .where((on) => on.or([on('closed_on', 'is', null), on('closed_on', '>', today)]))
    .executeTakeFirst()
  const grants = person === undefined ? [] : await listGrantsInForce(db, personId, today)
  return actorOf({ id: personId, name: person?.name ?? '', homeBodyId: person?.home_body_id ?? null }, grants)
}

export function actorOf(
  person: { id: string; name: string; homeBodyId: string | null },
  grants: Grant[],
  from: Pick<Actor, 'address' | 'userAgent'> = { address: null, userAgent: null },
): Actor {
  return {
    personId: person.id,
    name: person.name,
    grants,
    bodyId: person.homeBodyId,
    actingFor: grants.find((grant) => grant.actingFor !== undefined)?.actingFor ?? null,
    ...from,
  }
}

/**
 * What a person may do on a day. A lent grant counts only while the grant it lends is in force and its owner's account is open:
 * never more than the absent officer has.
 */
export async function listGrantsInForce(db: Db, personId: string, today: Day): Promise<Grant[]> {
  const { rows } = await sql<GrantRow>`
    select g.role, g.reach, g.acting_for, b.id as body_id, b.path, b.place_path
    from role_grant g left join body b on b.id = g.body_id
    where g.person_id = ${personId} and ${inForce('g', today)}
      and (g.lent_grant_id is null or exists (
        select 1 from role_grant own join person owner on owner.id = own.person_id
        where own.id = g.lent_grant_id and own.acting_for is null and ${inForce('own', today)}
          and (owner.closed_on is null or owner.closed_on > ${today})))
    order by g.id limit ${grantsMax}`.execute(db)
  return rows.map(grantOf)
}

/** More roles than any person holds; a limit all the same. */
const grantsMax = 500

type GrantRow = {
  role: string
  reach: Reach
  acting_for: string | null
  body_id: string | null
  path: string | null
  place_path: string | null
}

function inForce(alias: string, today: Day) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`(${column('ended_at')} is null and ${column('from_day')} <= ${today}
              and (${column('to_day')} is null or ${column('to_day')} >= ${today}))`
}

function grantOf(row: GrantRow): Grant {
  return {
    deeds: deedsOf(row.role),
    reach: row.reach,
    bodyId: row.body_id ?? wholeSystem.bodyId,
    bodyPath: row.path ?? wholeSystem.bodyPath,
    placePath: row.place_path ?? wholeSystem.placePath,
    ...(row.acting_for === null ? {} : { actingFor: row.acting_for }),
  }
}
