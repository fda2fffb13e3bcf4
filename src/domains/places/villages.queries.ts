import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import type { Village, VillageSuccession } from '#domains/places/village.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export type CommuneBody = { bodyId: string; bodyName: string; communeId: string; communeName: string }

const communesMax = 200

/** Committees of communes where somebody may do a deed, one a commune: their own first, then by name. */
export async function listCommuneBodies(db: Db, actor: Actor, deed: Deed): Promise<CommuneBody[]> {
  const { rows } = await sql<CommuneBody>`
    select * from (
      select distinct on (place.id) body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName",
        place.id as "communeId", place.full_name as "communeName", body.sort_key
      from body join place on place.id = body.place_id
      where body.to_day is null and body.kind = 'ubnd' and place.kind in ('xa', 'phuong', 'dac-khu') and ${whereMay(actor, deed, 'body')}
      order by place.id, body.path) commune
    order by commune."bodyId" is not distinct from ${actor.bodyId} desc, commune.sort_key limit ${communesMax}`.execute(
    db,
  )
  return rows
}

/** The one in the address, else the first. */
export function chosenCommune(all: readonly CommuneBody[], asked: string | undefined): CommuneBody | undefined {
  return asked === undefined ? all[0] : all.find(({ bodyId }) => bodyId === asked)
}

/** With the number of households that stood on the day, and since when it is known. */
export type CountedVillage = Village & { households: number | null; householdsOn: Day | null }

/** Those of a commune that stand on a day, in Vietnamese order; `withEnded`: those that ended too. At most 500. */
export async function listVillages(
  db: Db,
  communeId: string,
  day: Day,
  { withEnded = false }: { withEnded?: boolean } = {},
): Promise<CountedVillage[]> {
  const stands = sql<SqlBool>`village.from_day <= ${day} and (village.to_day is null or village.to_day > ${day})`
  const { rows } = await sql<CountedVillage>`
    ${counted(day)} where village.commune_id = ${communeId} and ${withEnded ? sql<SqlBool>`true` : stands}
    order by village.to_day is not null, village.sort_key, village.id limit 500`.execute(db)
  return rows
}

/**
 * Over `village` and `body`: the body alone took over the commune in which the village still stands. It keeps it until the night in which
 * it moves; a village that bears a name of the new commune must be renamed before.
 */
export const isOfHeir = sql<SqlBool>`exists (
  select from body ended join body_succession s on s.old_id = ended.id
  where ended.kind = 'ubnd' and ended.to_day is not null and ended.place_id = village.commune_id and s.new_id = body.id
    and (select count(*) from body_succession other where other.old_id = ended.id) = 1)`

/** Standing villages that wait in a commune which this body took over. */
export async function listWaitingVillages(db: Db, bodyId: string, day: Day): Promise<CountedVillage[]> {
  const { rows } = await sql<CountedVillage>`
    ${counted(day)} join body on body.id = ${bodyId} and body.place_id <> village.commune_id
    where village.to_day is null and ${isOfHeir} order by village.sort_key, village.id limit 500`.execute(db)
  return rows
}

/** Which of these keeps the village: its own commune's, else the one that took that commune over. */
export async function findKeeper(
  db: Db,
  communes: readonly CommuneBody[],
  village: Village | undefined,
): Promise<CommuneBody | undefined> {
  if (village === undefined) return undefined
  const own = communes.find(({ communeId }) => communeId === village.communeId)
  if (own !== undefined) return own
  const { rows } = await sql<{ id: string }>`
    select body.id from village join body on body.id = any(${communes.map(({ bodyId }) => bodyId)}::uuid[])
    where village.id = ${village.id} and ${isOfHeir} limit 1`.execute(db)
  return communes.find(({ bodyId }) => bodyId === rows[0]?.id)
}

export async function findVillage(db: Db, id: string, day: Day): Promise<CountedVillage | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<CountedVillage>`${counted(day)} where village.id = ${id}`.execute(db)
  return rows[0]
}

/** Every merger and split of a commune's villages. */
export async function listVillageSuccessions(db: Db, communeId: string): Promise<VillageSuccession[]> {
  const { rows } = await sql<VillageSuccession>`
    select s.old_id as "oldId", s.new_id as "newId", s.on_day as "onDay", s.kind
    from village_succession s join village on village.id = s.old_id
    where village.commune_id = ${communeId} order by s.on_day, s.old_id, s.new_id limit 2000`.execute(db)
  return rows
}

/**
 * What stands where each of these villages stood, by the id of the one asked for: itself, one, or several after a split; wherever it is,
 * since a commune that was merged may have left one of them behind. With the households of the day.
 */
export async function listVillagesInStead(
  db: Db,
  villageIds: readonly string[],
  day: Day,
): Promise<Map<string, CountedVillage[]>> {
  const { rows } = await sql<CountedVillage & { askedId: string }>`
    with recursive line (asked_id, id) as (
      select asked.id, asked.id from village asked where asked.id = any(${[...villageIds]}::uuid[])
      union select line.asked_id, s.new_id from line join village_succession s on s.old_id = line.id)
    select line.asked_id as "askedId", stands.* from line join (${counted(day)}) stands on stands.id = line.id join village on village.id = line.id
    where not exists (select 1 from village_succession s where s.old_id = line.id)
    order by village.sort_key, village.id`.execute(db)
  const found = new Map<string, CountedVillage[]>(villageIds.map((id) => [id, []]))
  for (const { askedId, ...village } of rows) found.get(askedId)?.push(village)
  return found
}

export type VillageStory = {
  formerNames: { name: string; toDay: Day; decision: string }[]
  numbers: { day: Day; households: number }[]
}

/** What it was called before, and every number of households that was noted, newest first. */
export async function loadVillageStory(db: Db, id: string): Promise<VillageStory> {
  const formerNames = await db
    .selectFrom('village_former_name')
    .select(['name', 'to_day as toDay', 'decision'])
    .where('village_id', '=', id)
    .orderBy('to_day', 'desc')
    .limit(100)
    .execute()
  const numbers = await db
    .selectFrom('village_households')
    .select(['day', 'households'])
    .where('village_id', '=', id)
    .orderBy('day', 'desc')
    .limit(100)
    .execute()
  return { formerNames, numbers }
}

function counted(day: Day) {
  return sql`
    select village.id, village.commune_id as "communeId", village.kind, village.name, village.from_day as "fromDay",
      village.to_day as "toDay", village.version, noted.households, noted.day as "householdsOn"
    from village left join lateral (
      select h.households, h.day from village_households h
      where h.village_id = village.id and h.day <= ${day} order by h.day desc limit 1) noted on true`
}
