import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import type { Tx } from '#platform/database/database.ts'

/** Lan and Hùng work in one ward, Mai watches its province, Nam the whole country. */
export type NamedPeople = {
  wardOfficerId: string
  wardLeaderId: string
  provinceOverseerId: string
  nationOverseerId: string
  wardBodyId: string
  provinceBodyId: string
}

export const provinceId = '24'

export async function addPeople(tx: Tx): Promise<NamedPeople> {
  const { rows } = await sql<{ ward: string; province: string; justice: string }>`
    select (select id from body where kind = 'ubnd' and place_path like ${`${provinceId}/_%`} order by path limit 1) as ward,
      (select id from body where kind = 'ubnd' and place_id = ${provinceId} limit 1) as province,
      (select id from body where kind = 'so' and place_id = ${provinceId} limit 1) as justice`.execute(tx)
  const { ward, province, justice } = rows[0]!
  const [wardOfficerId, wardLeaderId, provinceOverseerId, nationOverseerId] = [newId(), newId(), newId(), newId()]
  for (const [id, name, role, home, body, reach] of [
    [wardOfficerId, 'Lan', 'officer', ward, ward, 'subtree'],
    [wardLeaderId, 'Hùng', 'leader', ward, ward, 'subtree'],
    [provinceOverseerId, 'Mai', 'overseer', justice, justice, 'place'],
    [nationOverseerId, 'Nam', 'overseer', null, null, 'subtree'],
  ] as const) {
    await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
      values (${id}, ${name}, ${fold(name)}, ${home}, now(), ${fold(name)}, ${fold(name)})`.execute(tx)
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, reason, granted_at)
      values (${newId()}, ${id}, ${role}, ${body}, ${reach}, '2026-01-01', 'Để đo', now())`.execute(tx)
  }
  return {
    wardOfficerId,
    wardLeaderId,
    provinceOverseerId,
    nationOverseerId,
    wardBodyId: ward,
    provinceBodyId: province,
  }
}

/** So many officers, in turn at every commune; every fourth of a commune is its leader. */
export async function addOfficersEverywhere(tx: Tx, count: number): Promise<void> {
  await sql`
    insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
    select gen_random_uuid(), 'Cán bộ số ' || n, 'can-bo-so-' || n, commune.id, now(), 'can bo so ' || n, 'can bo so ' || n
    from generate_series(1, ${count}::int) n
    join (select id, row_number() over (order by path) - 1 as turn, count(*) over () as turns from body where kind = 'ubnd' and place_path like '%/%/') commune on commune.turn = n % commune.turns`.execute(
    tx,
  )
  await sql`
    insert into role_grant (id, person_id, role, body_id, reach, from_day, reason, granted_at)
    select gen_random_uuid(), id, case when nth % 4 = 1 then 'leader' else 'officer' end, home_body_id, 'subtree', '2026-01-01', 'Để đo', now()
    from (select id, home_body_id, row_number() over (partition by home_body_id order by user_name) as nth from person where user_name like 'can-bo-so-%') officer`.execute(
    tx,
  )
}
