import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type SavedView, viewsMax } from '#domains/plans/views/saved-view.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type OwnView = SavedView & { sharedWith: string | null }
/** What a colleague shared, with the colleague's name and the body. */
export type SharedView = Pick<SavedView, 'id' | 'name' | 'query'> & { ownerName: string; sharedWith: string }
export type Views = { own: OwnView[]; shared: SharedView[] }

export const sharedMax = 100

/**
 * One's own views in their order; then what open accounts share with bodies where the person may read tasks, the nearest body
 * first. Only names and queries: what a query shows is for the queue to say, by the reach of whoever opens it.
 */
export async function listViews(db: Db, actor: Actor, today: Day): Promise<Views> {
  const { rows } = await sql<OwnView & { ownerName: string; isOwn: boolean }>`
    select view.id, view.name, view.query, view.shared_body_id as "sharedBodyId", view.is_default as "isDefault",
      person.name as "ownerName", view.person_id = ${actor.personId}::uuid as "isOwn", coalesce(body.short_name, body.name) as "sharedWith"
    from (select id from saved_view where person_id = ${actor.personId}::uuid
      union select shared.id from saved_view shared join body at on at.id = shared.shared_body_id join person owner on owner.id = shared.person_id
        where (owner.closed_on is null or owner.closed_on > ${today}) and ${whereMay(actor, 'read tasks', 'at')}) seen
    join saved_view view on view.id = seen.id join person on person.id = view.person_id left join body on body.id = view.shared_body_id
    order by "isOwn" desc, (view.shared_body_id = ${actor.bodyId}::uuid and view.person_id <> ${actor.personId}::uuid) desc nulls last,
      case when view.person_id = ${actor.personId}::uuid then '' else person.sort_key end, view.person_id, view.position, view.id
    limit ${viewsMax + sharedMax}`.execute(db)
  return {
    own: rows
      .filter((row) => row.isOwn)
      .map(({ id, name, query, sharedBodyId, isDefault, sharedWith }) => ({
        id,
        name,
        query,
        sharedBodyId,
        isDefault,
        sharedWith,
      })),
    shared: rows
      .filter((row) => !row.isOwn)
      .map(({ id, name, query, ownerName, sharedWith }) => ({
        id,
        name,
        query,
        ownerName,
        sharedWith: sharedWith ?? '',
      })),
  }
}

/** What opens where the address says nothing. */
export async function findDefaultQuery(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('saved_view')
    .select('query')
    .where('person_id', '=', personId)
    .where('is_default', '=', true)
    .executeTakeFirst()
  return row?.query
}

const bodiesMax = 200

/** Bodies whose people a view may be shared with: one's own first, then those above it, then the others. */
export async function listBodiesToShare(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select body.id, body.name || case when body.parent_id is null or place.full_name is null then '' else ' – ' || place.full_name end as name
    from body left join place on place.id = body.place_id left join body home on home.id = ${actor.bodyId}::uuid
    where body.to_day is null and ${whereMay(actor, 'read tasks', 'body')}
    order by (body.id = home.id) desc nulls last, starts_with(home.path, body.path) desc nulls last, body.sort_key, body.id
    limit ${bodiesMax}`.execute(db)
  return rows
}
