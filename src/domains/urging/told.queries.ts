import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import type { DigestRef } from '#domains/urging/digest.ts'
import type { Db } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

/** What happened is told for so long to whoever had no digest since. */
const toldDays = 14

/** Whether no digest of somebody has told of what happened at a moment; what happened long ago is told no more. */
export function isUntold(personId: RawBuilder<unknown>, at: RawBuilder<unknown>, today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${at} >= ${addDays(today, -toldDays)}::date and not exists (select 1 from digest
    where digest.person_id = ${personId} and digest.day < ${today} and digest.composed_at >= ${at}))`
}

/** Of the grants that somebody holds: null where one is their own, else whom they act for. */
export const actingFor = sql<
  string | null
>`case when bool_or(held.acting_for is null) then null else min(held.acting_for::text) end`

type PersonFor = { personId: string; key: string; actingFor: string | null }

/**
 * Who has what to do at bodies today. `about` selects `key`, `body_id` and `since`: what happened at a moment is told once, what has no
 * moment on each day. `whose`: those whose role stands at a body of the same place, or everybody whose role reaches there. `except`, over
 * `about` and `held`: who has the role and still may not, as who wrote what waits for approval.
 */
export async function listPeopleFor(
  db: Db,
  about: RawBuilder<unknown>,
  {
    today,
    deed,
    whose,
    except = sql<SqlBool>`false`,
  }: { today: Day; deed: Deed; whose: 'own' | 'reaching'; except?: RawBuilder<SqlBool> },
): Promise<PersonFor[]> {
  const isNear = whose === 'own' ? sql<SqlBool>`at.place_path = body.place_path` : sql<SqlBool>`true`
  const { rows } = await sql<PersonFor>`
    select held.person_id as "personId", about.key, ${actingFor} as "actingFor" from (${about}) about join body on body.id = about.body_id
      ${joinHeld(today, deed)}
    where ${isNear} and not (${except}) and (about.since is null or ${isUntold(sql`held.person_id`, sql`about.since`, today)})
    group by about.key, held.person_id order by about.key, held.person_id`.execute(db)
  return rows
}

/** Of whom the readers of refs act for, by what the ref is about. */
export async function listAbsentNames(db: Db, refs: readonly DigestRef[]): Promise<Map<string, string>> {
  const lent = refs.flatMap(({ o, f }) => (f === undefined ? [] : [{ o, f }]))
  if (lent.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${lent.map(({ f }) => f)}::uuid[])`.execute(db)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(lent.flatMap(({ o, f }): [string, string][] => (names.has(f) ? [[o, names.get(f)!]] : [])))
}
