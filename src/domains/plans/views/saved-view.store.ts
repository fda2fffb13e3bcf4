import { sql } from 'kysely'
import { type Direction, orderAfterMove, refusals, type SavedView } from '#domains/plans/views/saved-view.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A person's views in their order; two acts of one person follow one another. */
export async function loadViewsToChange(tx: Tx, personId: string): Promise<SavedView[]> {
  await lockRow(tx, 'person', personId)
  const rows = await tx
    .selectFrom('saved_view')
    .select(['id', 'name', 'query', 'shared_body_id', 'is_default'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, query, shared_body_id, is_default }) => ({
    id,
    name,
    query,
    sharedBodyId: shared_body_id,
    isDefault: is_default,
  }))
}

/** One of them; somebody else's is as unknown as one that never was. */
export function viewOf(views: readonly SavedView[], id: string): SavedView {
  const found = views.find((one) => one.id === id)
  if (found === undefined) throw refusals.notFound
  return found
}

export async function addView(
  tx: Tx,
  view: Pick<SavedView, 'id' | 'name' | 'query'> & { personId: string },
  now: Date,
): Promise<void> {
  const { id, personId, name, query } = view
  await sql`insert into saved_view (id, person_id, name, query, position, created_at)
    select ${id}, ${personId}, ${name}, ${query}, coalesce(max(position) + 1, 0), ${now} from saved_view where person_id = ${personId}`.execute(
    tx,
  )
}

export async function saveViewName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('saved_view').set({ name }).where('id', '=', id).execute()
}

export async function saveViewSharing(tx: Tx, id: string, sharedBodyId: string | null): Promise<void> {
  await tx.updateTable('saved_view').set({ shared_body_id: sharedBodyId }).where('id', '=', id).execute()
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute()
}

/** Moves one by one place, and numbers all anew. */
export async function saveMove(tx: Tx, views: readonly SavedView[], id: string, direction: Direction): Promise<void> {
  const ids = orderAfterMove(
    views.map((one) => one.id),
    id,
    direction,
  )
  await sql`update saved_view set position = listed.place - 1
    from unnest(${ids}::uuid[]) with ordinality as listed (id, place) where saved_view.id = listed.id`.execute(tx)
}

/** The view that opens first, or none. */
export async function saveDefault(tx: Tx, personId: string, id: string | null): Promise<void> {
  // the old one first: at no moment are there two
  await tx.updateTable('saved_view').set({ is_default: false }).where('person_id', '=', personId).execute()
  if (id !== null) await tx.updateTable('saved_view').set({ is_default: true }).where('id', '=', id).execute()
}

/** A body at work today where the person may read tasks. */
export async function requireBodyToShare(tx: Tx, actor: Actor, bodyId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from body where id = ${bodyId} and to_day is null and ${whereMay(actor, 'read tasks', 'body')}`.execute(tx)
  if (rows.length === 0) throw refusals.bodyElsewhere
}
