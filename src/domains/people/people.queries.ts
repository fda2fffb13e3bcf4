import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { covers, isAhead, isInForce, type Reach, type RoleGrant, wholeSystem } from '#domains/people/grant.ts'
import { type AccountState, type PeopleFilter, peoplePageSize } from '#domains/people/people-filter.ts'
import { personOf } from '#domains/people/person.store.ts'
import { type Person, refusals } from '#domains/people/person.ts'
import { roleName } from '#domains/people/roles.ts'
import type { Session } from '#domains/people/session.ts'
import { idleMinutesMax } from '#domains/people/session.ts'
import type { Db } from '#platform/database/database.ts'
import type { Holder } from '#platform/permission/permission.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type PersonRow = {
  id: string
  name: string
  userName: string
  title: string
  homeBodyName: string | null
  /** Names of roles in force today. */
  roles: string[]
  state: AccountState
}

/** The people within reach of 'manage people', by given name; typed with or without marks. Nobody without that deed. */
export async function listPeople(
  db: Db,
  holder: Holder,
  filter: PeopleFilter,
  today: Day,
): Promise<{ rows: PersonRow[]; count: number }> {
  const { rows } = await sql<ReadPersonRow & { count: number }>`
    select ${personColumns(today)}, count(*) over () as count
    from person p left join body b on b.id = p.home_body_id
    where ${sql.join(conditionsOf(holder, filter, today), sql` and `)}
    order by p.sort_key, p.id limit ${peoplePageSize} offset ${(filter.page - 1) * peoplePageSize}`.execute(db)
  return { rows: rows.map(({ count: _, ...row }) => personRowOf(row)), count: rows[0]?.count ?? 0 }
}

/** The same people in the same order, on from behind one of them: for a file. */
export async function listPeopleAfter(
  db: Db,
  holder: Holder,
  filter: Omit<PeopleFilter, 'page'>,
  { today, after, limit }: { today: Day; after: PersonRow | undefined; limit: number },
): Promise<PersonRow[]> {
  const conditions = conditionsOf(holder, filter, today)
  if (after !== undefined)
    conditions.push(
      sql`(p.sort_key, p.id) > (select last.sort_key, last.id from person last where last.id = ${after.id})`,
    )
  const { rows } = await sql<ReadPersonRow>`
    select ${personColumns(today)} from person p left join body b on b.id = p.home_body_id
    where ${sql.join(conditions, sql` and `)} order by p.sort_key, p.id limit ${limit}`.execute(db)
  return rows.map(personRowOf)
}

type ReadPersonRow = Omit<PersonRow, 'roles'> & { roles: string[] | null }

function personColumns(today: Day): RawBuilder<unknown> {
  return sql`p.id, p.name, p.user_name as "userName", p.title, coalesce(b.short_name, b.name) as "homeBodyName",
    ${stateOf(today)} as state,
    (select array_agg(distinct g.role) from role_grant g where g.person_id = p.id and ${inForce('g', today)}) as roles`
}

function personRowOf(row: ReadPersonRow): PersonRow {
  return { ...row, roles: (row.roles ?? []).map(roleName) }
}

function conditionsOf(holder: Holder, filter: Omit<PeopleFilter, 'page'>, today: Day): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [
    withinReach(holder, today),
    ...wordsOf(filter.text).map((word) => sql`p.folded like ${word}`),
  ]
  if (filter.state !== undefined) conditions.push(sql`${stateOf(today)} = ${filter.state}`)
  if (filter.role !== undefined)
    conditions.push(
      sql`exists (select 1 from role_grant rg where rg.person_id = p.id and rg.role = ${filter.role} and ${inForce('rg', today)})`,
    )
  return conditions
}

/** Refuses as "not found" outside the reach, so that the difference tells nothing. */
export async function loadPersonWithin(db: Db, holder: Holder, id: string, today: Day): Promise<Person> {
  if (!isId(id)) throw refusals.notFound
  const { rows } = await sql<{ id: string }>`
    select p.id from person p where p.id = ${id} and ${withinReach(holder, today)}`.execute(db)
  if (rows.length === 0) throw refusals.notFound
  return loadPerson(db, id)
}

export async function loadPerson(db: Db, id: string): Promise<Person> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return personOf(row)
}

export async function loadPersonState(db: Db, id: string, today: Day): Promise<AccountState> {
  const { rows } = await sql<{ state: AccountState }>`
    select ${stateOf(today)} as state from person p where p.id = ${id}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0].state
}

/** A role as a page shows it. */
export type GrantRow = Pick<RoleGrant, 'id' | 'role' | 'bodyId' | 'reach' | 'fromDay' | 'toDay'> & {
  personId: string
  personName: string
  roleName: string
  bodyName: string
  bodyPath: string
  placePath: string
  /** Ủy quyền: whose work it is. */
  actingFor: string | null
  actingForName: string | null
  reason: string
  state: 'in force' | 'to come' | 'over'
}

/** The roles of a person, latest first; also those that are over. */
export async function listGrantRows(db: Db, personId: string, today: Day): Promise<GrantRow[]> {
  return grantRows(db, sql`g.person_id = ${personId}`, today)
}

/** What others hold for this person now or later. */
export async function listDelegationsOf(db: Db, personId: string, today: Day): Promise<GrantRow[]> {
  const rows = await grantRows(db, sql`g.acting_for = ${personId}`, today)
  return rows.filter((row) => row.state !== 'over')
}

/** One's own open sessions, latest seen first. */
export async function listSessions(db: Db, personId: string, now: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'user_agent'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('second_factor_due', '=', false)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutesMax * 60_000))
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    userAgent: row.user_agent,
  }))
}

export type BodyChoice = { id: string; name: string; placeName: string }

/** Bodies at which the holder may manage people; by words of the name, or from the top when none are typed. At most 50. */
export async function listBodiesToManage(
  db: Db,
  holder: Holder,
  { text, always }: { text?: string; always?: string | null },
  today: Day,
): Promise<BodyChoice[]> {
  const words = wordsOf(text).map((word) => sql`(b.folded || ', ' || pl.folded) like ${word}`)
  const conditions = [
    whereMay(holder, 'manage people', 'b'),
    sql`(b.to_day is null or b.to_day > ${today})`,
    words.length === 0 ? sql`true` : sql`((${sql.join(words, sql` and `)}) or b.id = ${always ?? null})`,
  ]
  const { rows } = await sql<BodyChoice>`
    select b.id, coalesce(b.short_name, b.name) as name, pl.full_name as "placeName"
    from body b join place pl on pl.id = b.place_id where ${sql.join(conditions, sql` and `)}
    order by (b.id = ${always ?? null}) is true desc, length(b.path) - length(replace(b.path, '/', '')), b.sort_key, b.id
    limit 50`.execute(db)
  return rows
}

export type PersonChoice = { id: string; name: string; title: string; bodyName: string }

/** Who may take over work at a body: open accounts of that body, of those above it and below it. At most 200. */
export async function listColleagues(
  db: Db,
  { bodyIds, without }: { bodyIds: string[]; without: string },
  today: Day,
): Promise<PersonChoice[]> {
  if (bodyIds.length === 0) return []
  const { rows } = await sql<PersonChoice>`
    select p.id, p.name, p.title, coalesce(h.short_name, h.name) as "bodyName"
    from person p join body h on h.id = p.home_body_id
    where p.id <> ${without} and (p.closed_on is null or p.closed_on > ${today})
      and exists (select 1 from body b where b.id = any(${bodyIds}::uuid[])
        and (starts_with(h.path, b.path) or starts_with(b.path, h.path)))
    order by p.sort_key, p.id limit 200`.execute(db)
  return rows
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const row = await db.selectFrom('person').select('recovery_code_hashes').where('id', '=', personId).executeTakeFirst()
  return row?.recovery_code_hashes.length ?? 0
}

/** Home body or a role ahead within reach; everybody for who manages the whole system. */
function withinReach(holder: Holder, today: Day): RawBuilder<SqlBool> {
  if (covers(holder, 'manage people', { ...wholeSystem, reach: 'subtree' })) return sql<SqlBool>`true`
  return sql<SqlBool>`(
    exists (select 1 from body hb where hb.id = p.home_body_id and ${whereMay(holder, 'manage people', 'hb')})
    or exists (select 1 from role_grant vg join body vb on vb.id = vg.body_id
      where vg.person_id = p.id and vg.ended_at is null and (vg.to_day is null or vg.to_day >= ${today})
        and ${whereMay(holder, 'manage people', 'vb')}))`
}

function stateOf(today: Day) {
  return sql`case when p.closed_on <= ${today} then 'closed'
    when p.password_hash is null and not exists (select 1 from external_identity e where e.person_id = p.id) then 'invited'
    else 'open' end`
}

function inForce(alias: string, today: Day) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`(${column('ended_at')} is null and ${column('from_day')} <= ${today}
              and (${column('to_day')} is null or ${column('to_day')} >= ${today}))`
}

function wordsOf(text: string | undefined): string[] {
  return fold(text ?? '')
    .replace(/[\\%_]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .slice(0, 12)
    .map((word) => `%${word}%`)
}

async function grantRows(db: Db, condition: RawBuilder<unknown>, today: Day): Promise<GrantRow[]> {
  const { rows } = await sql<StoredGrantRow>`
    select g.id, g.person_id, p.name as person_name, g.role, g.body_id, g.reach, g.from_day, g.to_day, g.acting_for,
      a.name as acting_for_name, g.reason, g.ended_at, coalesce(b.short_name, b.name) as body_name, b.path, b.place_path
    from role_grant g join person p on p.id = g.person_id
      left join body b on b.id = g.body_id left join person a on a.id = g.acting_for
    where ${condition} order by g.id desc limit 200`.execute(db)
  return rows.map((row) => grantRowOf(row, today))
}

type StoredGrantRow = {
  id: string
  person_id: string
  person_name: string
  role: string
  body_id: string | null
  reach: Reach
  from_day: Day
  to_day: Day | null
  acting_for: string | null
  acting_for_name: string | null
  reason: string
  ended_at: Date | null
  body_name: string | null
  path: string | null
  place_path: string | null
}

function grantRowOf(row: StoredGrantRow, today: Day): GrantRow {
  const days = { fromDay: row.from_day, toDay: row.to_day, endedAt: row.ended_at }
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role,
    roleName: roleName(row.role),
    bodyId: row.body_id,
    bodyName: row.body_name ?? 'Toàn hệ thống',
    bodyPath: row.path ?? wholeSystem.bodyPath,
    placePath: row.place_path ?? wholeSystem.placePath,
    reach: row.reach,
    fromDay: row.from_day,
    toDay: row.to_day,
    actingFor: row.acting_for,
    actingForName: row.acting_for_name,
    reason: row.reason,
    state: isInForce(days, today) ? 'in force' : isAhead(days, today) ? 'to come' : 'over',
  }
}
