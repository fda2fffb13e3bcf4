import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { openPhone } from '#domains/practitioners/practitioner.store.ts'
import { practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import type { PublicPractitioner } from '#domains/practitioners/public-practitioner.ts'
import type { Db } from '#platform/database/database.ts'

/** `key`: by which places stand in order, a province before its communes. */
export type DirectoryPlace = { id: string; name: string; count: number; key: string }

const published = practitionerKinds.filter(({ isPublished }) => isPublished).map(({ id }) => id)

/** Active, not paused, term not over; and either the law makes the decision public or they agreed to be shown. */
const isShown = (today: Day) => sql<SqlBool>`
  p.state = 'recognised' and not p.is_paused and (p.term_to is null or p.term_to >= ${today})
    and (p.kind = any(${published}::text[]) or p.shown_on is not null) and body.to_day is null`

/** The law makes the decision public: name, kind, field. What else is known of a person is shown when they agreed. */
const agreed = (column: string, otherwise: RawBuilder<unknown>) =>
  sql`case when p.shown_on is null then ${otherwise} else ${sql.ref(column)} end`

/** Provinces in which somebody is shown. */
export async function listDirectoryProvinces(db: Db, today: Day): Promise<DirectoryPlace[]> {
  const { rows } = await sql<DirectoryPlace>`
    select province.id, province.full_name as name, count(*)::int as count, province.sort_key as key
    from practitioner p join body on body.id = p.body_id join place on place.id = body.place_id
      join place province on province.id = coalesce(place.parent_id, place.id)
    where ${isShown(today)} group by province.id order by province.sort_key limit 100`.execute(db)
  return rows
}

/** The province's own list, and its communes in which somebody is shown. */
export async function listDirectoryPlaces(db: Db, provinceId: string, today: Day): Promise<DirectoryPlace[]> {
  const { rows } = await sql<DirectoryPlace>`
    select place.id, place.full_name as name, count(*)::int as count,
      case when place.parent_id is null then '' else place.sort_key end as key
    from practitioner p join body on body.id = p.body_id join place on place.id = body.place_id
    where ${isShown(today)} and (place.id = ${provinceId} or place.parent_id = ${provinceId})
    group by place.id order by place.parent_id nulls first, place.sort_key limit 500`.execute(db)
  return rows
}

/** What everybody may see of the people of one place; at most 500. Nothing but what the type names leaves the database. */
export async function listPublicPractitioners(
  db: Db,
  secretKey: Uint8Array,
  placeId: string,
  today: Day,
): Promise<PublicPractitioner[]> {
  const { rows } = await sql<PublicPractitioner & { id: string; sealedPhone: string | null }>`
    select p.id, p.kind, p.name, p.fields, ${agreed('p.languages', sql`'{}'::text[]`)} as languages, ${agreed('p.serves', sql`'{}'::text[]`)} as serves,
      ${agreed('p.where_met', sql`''`)} as "whereMet", ${agreed('p.when_met', sql`''`)} as "whenMet",
      coalesce(body.short_name, body.name) as "bodyName", case when p.shown_on is null or p.phone_shown_on is null then null else p.sealed_phone end as "sealedPhone"
    from practitioner p join body on body.id = p.body_id
    where body.place_id = ${placeId} and ${isShown(today)} order by p.sort_key, p.id limit 500`.execute(db)
  return rows.map(({ kind, name, fields, languages, serves, whereMet, whenMet, bodyName, id, sealedPhone }) => ({
    kind,
    name,
    fields,
    languages,
    serves,
    whereMet,
    whenMet,
    bodyName,
    phone: openPhone(secretKey, id, sealedPhone),
  }))
}

/** The September opening that runs at a place today. */
export async function findOpenRegistration(
  db: Db,
  placeId: string,
  today: Day,
): Promise<{ bodyName: string; closesOn: Day; whereTold: string } | undefined> {
  const { rows } = await sql<{ bodyName: string; closesOn: Day; whereTold: string }>`
    select coalesce(body.short_name, body.name) as "bodyName", o.closes_on as "closesOn", o.where_told as "whereTold"
    from communicator_opening o join body on body.id = o.body_id
    where body.place_id = ${placeId} and ${today} between o.opened_on and o.closes_on order by o.year desc limit 1`.execute(
    db,
  )
  return rows[0]
}
