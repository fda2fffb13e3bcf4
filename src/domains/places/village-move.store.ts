import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type MovedVillage, moveRefusals, type VillageMove } from '#domains/places/village-move.ts'
import { json, type Tx } from '#platform/database/database.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    village_move: {
      id: string
      from_body_id: string
      to_body_id: string
      on_day: Day
      reason: string
      villages: Json<MovedVillage[]>
      taken: Json<unknown[]>
      moved_by: string
      moved_at: Date
      undone_by: string | null
      undone_at: Date | null
    }
  }
}

/** Standing villages of one commune into another; refuses when one is no longer there. Answers with them as they are then, by id. */
export async function moveVillagesTo(
  tx: Tx,
  villageIds: readonly string[],
  { fromPlaceId, toPlaceId }: { fromPlaceId: string; toPlaceId: string },
): Promise<MovedVillage[]> {
  const { rows } = await sql<MovedVillage>`
    with going as (
      select id from village where id = any(${[...villageIds]}::uuid[]) and commune_id = ${fromPlaceId} and to_day is null order by id for update)
    update village set commune_id = ${toPlaceId}, version = village.version + 1 from going where village.id = going.id
    returning village.id, village.name, village.version`.execute(tx)
  if (rows.length !== new Set(villageIds).size) throw moveRefusals.gone
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

export async function addMove(
  tx: Tx,
  move: Omit<VillageMove, 'undoneAt'> & { onDay: Day; reason: string; movedBy: string; movedAt: Date },
): Promise<void> {
  await tx
    .insertInto('village_move')
    .values({
      id: move.id,
      from_body_id: move.fromBodyId,
      to_body_id: move.toBodyId,
      on_day: move.onDay,
      reason: move.reason,
      villages: json(move.villages),
      taken: json(move.taken),
      moved_by: move.movedBy,
      moved_at: move.movedAt,
      undone_by: null,
      undone_at: null,
    })
    .execute()
}

/** Kept from a second undoing. */
export async function loadMove(tx: Tx, id: string): Promise<VillageMove> {
  const row = await tx.selectFrom('village_move').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw moveRefusals.notFound
  const { from_body_id: fromBodyId, to_body_id: toBodyId, villages, taken, undone_at: undoneAt } = row
  return { id, fromBodyId, toBodyId, villages, taken, undoneAt }
}

/** Whether each village is still as the move left it. */
export async function areUntouched(tx: Tx, villages: readonly MovedVillage[], placeId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('village')
    .select(['id', 'version'])
    .where(
      'id',
      'in',
      villages.map(({ id }) => id),
    )
    .where('commune_id', '=', placeId)
    .where('to_day', 'is', null)
    .execute()
  return villages.every(({ id, version }) => rows.some((row) => row.id === id && row.version === version))
}

export async function saveUndone(tx: Tx, id: string, by: { personId: string; now: Date }): Promise<void> {
  await tx.updateTable('village_move').set({ undone_by: by.personId, undone_at: by.now }).where('id', '=', id).execute()
}
