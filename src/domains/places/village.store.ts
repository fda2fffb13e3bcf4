import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import { refusals, type Village, type VillageKind, type VillageSuccession } from '#domains/places/village.ts'
import { isOfHeir } from '#domains/places/villages.queries.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    village: {
      id: string
      commune_id: string
      kind: VillageKind
      name: string
      folded: string
      sort_key: string
      from_day: Day
      to_day: Day | null
      decision: string
      version: number
    }
    village_former_name: { village_id: string; name: string; to_day: Day; decision: string }
    village_households: { village_id: string; day: Day; households: number }
    village_succession: { old_id: string; new_id: string; on_day: Day; kind: VillageSuccession['kind'] }
  }
}

/** `keptIn`: the commune of that body; another one where it took over the village's own, until the village moves. */
export type KeptVillage = Village & { bodyId: string; keptIn: string }

/** Of a commune where the actor keeps villages, with the body of that commune; kept from other changes. */
export async function loadKeptVillage(tx: Tx, actor: Actor, id: string): Promise<KeptVillage> {
  await lockRow(tx, 'village', id)
  const { rows } = await sql<KeptVillage>`
    select village.id, village.commune_id as "communeId", village.kind, village.name, village.from_day as "fromDay",
      village.to_day as "toDay", village.version, body.id as "bodyId", body.place_id as "keptIn"
    from village join body on body.to_day is null and (body.place_id = village.commune_id or ${isOfHeir})
    where village.id = ${id} and ${whereMay(actor, 'keep villages', 'body')} order by body.path limit 1`.execute(tx)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** The commune of a body where the actor keeps villages. */
export async function loadKeptCommune(db: Db, actor: Actor, bodyId: string): Promise<{ communeId: string }> {
  const { rows } = await sql<{ communeId: string }>`
    select place.id as "communeId" from body join place on place.id = body.place_id
    where body.id = ${bodyId} and body.to_day is null and place.kind in ('xa', 'phuong', 'dac-khu')
      and ${whereMay(actor, 'keep villages', 'body')}`.execute(db)
  if (rows[0] === undefined) throw refusals.noCommune
  return rows[0]
}

export async function refuseTakenName(db: Db, communeId: string, name: string, besideId?: string): Promise<void> {
  const { rows } = await sql`
    select 1 from village where commune_id = ${communeId} and folded = ${fold(name)} and to_day is null
      and ${besideId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`id <> ${besideId}`}`.execute(db)
  if (rows.length > 0) throw refusals.nameTaken
}

export async function addVillage(tx: Tx, village: Village, { decision, households }: Founding): Promise<void> {
  await tx
    .insertInto('village')
    .values({
      id: village.id,
      commune_id: village.communeId,
      kind: village.kind,
      name: village.name,
      folded: fold(village.name),
      sort_key: sortKey(village.name),
      from_day: village.fromDay,
      to_day: village.toDay,
      decision,
      version: village.version,
    })
    .execute()
  await saveHouseholds(tx, village.id, village.fromDay, households)
}

export type Founding = { decision: string; households: number }

/** The number of one day; written again, the later one counts. */
export async function saveHouseholds(tx: Tx, villageId: string, day: Day, households: number): Promise<void> {
  await tx
    .insertInto('village_households')
    .values({ village_id: villageId, day, households })
    .onConflict((on) => on.columns(['village_id', 'day']).doUpdateSet({ households }))
    .execute()
}

export async function saveRenaming(
  tx: Tx,
  village: Village,
  { name, day, decision }: { name: string; day: Day; decision: string },
): Promise<void> {
  await tx
    .insertInto('village_former_name')
    .values({ village_id: village.id, name: village.name, to_day: day, decision })
    .onConflict((on) => on.columns(['village_id', 'to_day']).doNothing())
    .execute()
  await tx
    .updateTable('village')
    .set({ name, folded: fold(name), sort_key: sortKey(name), version: village.version + 1 })
    .where('id', '=', village.id)
    .execute()
}

/** The old ones end on the day, the new ones follow them. */
export async function saveSuccession(
  tx: Tx,
  olds: readonly Village[],
  news: readonly Village[],
  { onDay, kind }: Pick<VillageSuccession, 'onDay' | 'kind'>,
): Promise<void> {
  for (const old of olds)
    for (const { id } of news)
      await tx.insertInto('village_succession').values({ old_id: old.id, new_id: id, on_day: onDay, kind }).execute()
}

/** Ends before the new ones are written, which may bear its name. */
export async function endVillage(tx: Tx, village: Village, day: Day): Promise<void> {
  await tx
    .updateTable('village')
    .set({ to_day: day, version: village.version + 1 })
    .where('id', '=', village.id)
    .execute()
}

/**
 * Villages of communes whose committee ended and has one heir elsewhere, at most so many, to that heir's place. Straight to the end of the
 * chain, and of two with one name the elder, so that the order of batches decides nothing. What had ended goes along, whatever its name:
 * what stands in its stead is found from it.
 */
export async function moveStrandedVillages(
  tx: Tx,
  today: Day,
  countMax: number,
): Promise<{ id: string; fromId: string; toId: string; bodyId: string }[]> {
  const gone = sql`ended.kind = 'ubnd' and ended.to_day <= ${today}
    and (select count(*) from body_succession other where other.old_id = ended.id) = 1`
  const { rows } = await sql<{ id: string; fromId: string; toId: string; bodyId: string }>`
    with recursive chain (old_id, at_id, steps) as (
      select s.old_id, s.new_id, 1 from body ended join body_succession s on s.old_id = ended.id where ${gone}
      union all
      select chain.old_id, s.new_id, chain.steps + 1 from chain join body ended on ended.id = chain.at_id
        join body_succession s on s.old_id = ended.id where ${gone} and chain.steps < 20),
    stranded as (
      select village.id, village.commune_id, heir.place_id, heir.id as heir_id, village.to_day,
        row_number() over (partition by heir.place_id, village.folded, village.to_day is null order by village.id) as turn
      from chain join body old on old.id = chain.old_id join body heir on heir.id = chain.at_id
        join village on village.commune_id = old.place_id
      where heir.kind = 'ubnd' and (heir.to_day is null or heir.to_day > ${today}) and heir.place_id <> old.place_id
        and not exists (select 1 from body standing where standing.place_id = old.place_id and standing.kind = 'ubnd'
          and (standing.to_day is null or standing.to_day > ${today}))
        and (village.to_day is not null or not exists (
          select 1 from village same where same.commune_id = heir.place_id and same.folded = village.folded and same.to_day is null))),
    chosen as (select * from stranded where turn = 1 or to_day is not null order by id limit ${countMax})
    update village set commune_id = chosen.place_id, version = village.version + 1
    from chosen where village.id = chosen.id
    returning village.id, chosen.commune_id as "fromId", chosen.place_id as "toId", chosen.heir_id as "bodyId"`.execute(
    tx,
  )
  return rows
}
