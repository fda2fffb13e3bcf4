import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import { refusals, type Village, type VillageKind, type VillageSuccession } from '#domains/places/village.ts'
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

export type KeptVillage = Village & { bodyId: string }

/** Of a commune where the actor keeps villages, with the body of that commune; kept from other changes. */
export async function loadKeptVillage(tx: Tx, actor: Actor, id: string): Promise<KeptVillage> {
  await lockRow(tx, 'village', id)
  const { rows } = await sql<KeptVillage>`
    select village.id, village.commune_id as "communeId", village.kind, village.name, village.from_day as "fromDay",
      village.to_day as "toDay", village.version, body.id as "bodyId"
    from village join body on body.place_id = village.commune_id and body.to_day is null
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
