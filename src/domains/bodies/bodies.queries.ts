import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { bodyColumns, bodyOf } from '#domains/bodies/body.store.ts'
import type { Body, BodyName, BodySuccession } from '#domains/bodies/body.ts'
import { type Register, registerOf } from '#domains/bodies/register.ts'
import { nation } from '#domains/places/place.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import type { Db } from '#platform/database/database.ts'

export const refusals = {
  noBody: new Refusal(404, 'Không tìm thấy cơ quan này trong danh mục. Hãy chọn lại.'),
}

/** Throws `refusals.noBody` when there is none. */
export async function loadBody(db: Db, id: string): Promise<Body> {
  const row = await db.selectFrom('body').select(bodyColumns).where('id', '=', id).executeTakeFirst()
  if (!row) throw refusals.noBody
  return bodyOf(row)
}

/** All of them, in the order asked for; throws `refusals.noBody` when one is missing. */
export async function loadBodies(db: Db, ids: readonly string[]): Promise<Body[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('body').select(bodyColumns).where('id', 'in', ids).execute()
  const found = new Map(rows.map((row) => [row.id, bodyOf(row)]))
  return ids.map((id) => {
    const body = found.get(id)
    if (!body) throw refusals.noBody
    return body
  })
}

export async function findBody(db: Db, id: string): Promise<Body | undefined> {
  const row = await db.selectFrom('body').select(bodyColumns).where('id', '=', id).executeTakeFirst()
  return row && bodyOf(row)
}

/** The living bodies directly below some parents; `null` for the roots. */
export async function listLivingChildren(db: Db, parentIds: readonly (string | null)[]): Promise<Body[]> {
  const ids = parentIds.filter((id) => id !== null)
  const rows = await db
    .selectFrom('body')
    .select(bodyColumns)
    .where((on) =>
      on.or([
        on('parent_id', 'in', ids.length > 0 ? ids : [null]),
        ...(parentIds.includes(null) ? [on('parent_id', 'is', null)] : []),
      ]),
    )
    .where('to_day', 'is', null)
    .orderBy('sort_key')
    .execute()
  return rows.map(bodyOf)
}

/** The committees that stand at the root on a day: one for each province. */
export async function listRootBodies(db: Db, day: Day): Promise<Body[]> {
  const rows = await standing(db, day).where('b.parent_id', 'is', null).orderBy('b.sort_key').limit(500).execute()
  return rows.map(bodyOf)
}

/** What stands directly below a body on a day; committees of communes last. At most 1,000. */
export async function listBodiesUnder(db: Db, parentId: string, day: Day): Promise<Body[]> {
  const rows = await standing(db, day)
    .where('b.parent_id', '=', parentId)
    .orderBy(sql`b.kind = 'ubnd'`)
    .orderBy('b.sort_key')
    .orderBy('b.id')
    .limit(1000)
    .execute()
  return rows.map(bodyOf)
}

/** The body itself and all that stand below it on a day, parents first. At most 5,000. */
export async function listSubtree(db: Db, path: string, day: Day): Promise<Body[]> {
  const rows = await standing(db, day).where('b.path', 'like', `${path}%`).orderBy('b.path').limit(5000).execute()
  return rows.map(bodyOf)
}

/** From the root down to the body's own parent. */
export async function listAncestors(db: Db, body: Pick<Body, 'path'>): Promise<Body[]> {
  const steps = body.path.split('/').slice(1, -2)
  const paths = steps.map((_, index) => `/${steps.slice(0, index + 1).join('/')}/`)
  if (paths.length === 0) return []
  const rows = await db
    .selectFrom('body')
    .select(bodyColumns)
    .where('path', 'in', paths)
    .orderBy(sql`length(path)`)
    .execute()
  return rows.map(bodyOf)
}

/**
 * Bodies by what a person types, with or without marks: every word begins a word of a name, also of a former or other one.
 * `within`: a place path, `24/`; `under`: a body path. Names that begin with the text come first. At most `limit` (≤ 50).
 */
export async function searchBodies(
  db: Db,
  text: string,
  { day, within, under, limit }: { day: Day; within?: string; under?: string; limit?: number },
): Promise<Body[]> {
  const words = fold(text)
    .replace(/[^a-z0-9' ]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .slice(0, 12)
  if (words.length === 0) return []
  let query = standing(db, day)
  for (const word of words) {
    const pattern = `% ${word}%`
    query = query.where(
      sql<boolean>`(' ' || b.folded like ${pattern} or exists (select 1 from body_name n where n.body_id = b.id and ' ' || n.folded like ${pattern}))`,
    )
  }
  if (within !== undefined) query = query.where('b.place_path', 'like', `${within}%`)
  if (under !== undefined) query = query.where('b.path', 'like', `${under}%`)
  const rows = await query
    .orderBy(sql`position(${words.join(' ')} in b.folded) = 0`)
    .orderBy(sql`length(b.path) - length(replace(b.path, '/', ''))`)
    .orderBy('b.sort_key')
    .orderBy('b.id')
    .limit(Math.min(limit ?? 20, 50))
    .execute()
  return rows.map(bodyOf)
}

/** Every other name a body has or had, latest first. */
export async function listBodyNames(db: Db, bodyId: string): Promise<BodyName[]> {
  const rows = await db
    .selectFrom('body_name')
    .selectAll()
    .where('body_id', '=', bodyId)
    .orderBy('to_day', 'desc')
    .orderBy('name')
    .limit(200)
    .execute()
  return rows.map(nameOf)
}

/** Who a body took over from and who took over from it, oldest first. */
export async function listBodyHistory(db: Db, bodyId: string): Promise<BodySuccession[]> {
  const rows = await db
    .selectFrom('body_succession')
    .selectAll()
    .where((on) => on.or([on('old_id', '=', bodyId), on('new_id', '=', bodyId)]))
    .orderBy('on_day')
    .limit(500)
    .execute()
  return rows.map(successionOf)
}

/**
 * Every body of a province, living or ended, under every name, for `resolveBodies` on any day; at most 20,000. Of the nation: those of the
 * whole country and those of the provinces themselves, for a ministry's plan names no commune's.
 */
export async function loadRegister(db: Db, provinceId: string): Promise<Register> {
  const within = (alias: string) => {
    const path = sql.ref(`${alias}.place_path`)
    if (provinceId !== nation.id) return sql<SqlBool>`${path} like ${`${provinceId}/%`}`
    return sql<SqlBool>`${sql.ref(`${alias}.place_id`)} in (select id from place where parent_id is null)`
  }
  const bodies = await db
    .selectFrom('body')
    .select(bodyColumns)
    .where(within('body'))
    .orderBy('sort_key')
    .orderBy('id')
    .limit(20_000)
    .execute()
  const names = await db
    .selectFrom('body_name as n')
    .innerJoin('body as b', 'b.id', 'n.body_id')
    .selectAll('n')
    .where(within('b'))
    .limit(20_000)
    .execute()
  const successions = await db
    .selectFrom('body_succession as s')
    .innerJoin('body as b', 'b.id', 's.old_id')
    .selectAll('s')
    .where(within('b'))
    .limit(20_000)
    .execute()
  return registerOf(
    provinceId,
    { bodies: bodies.map(bodyOf), names: names.map(nameOf), successions: successions.map(successionOf) },
    placeFacts(),
  )
}

function standing(db: Db, day: Day) {
  return db
    .selectFrom('body as b')
    .select(bodyColumns.map((column) => `b.${column}` as const))
    .where((on) => on.or([on('b.from_day', 'is', null), on('b.from_day', '<=', day)]))
    .where((on) => on.or([on('b.to_day', 'is', null), on('b.to_day', '>', day)]))
}

function nameOf(row: {
  body_id: string
  name: string
  kind: BodyName['kind']
  to_day: Day | null
  decision: string
}): BodyName {
  return { bodyId: row.body_id, name: row.name, kind: row.kind, toDay: row.to_day, decision: row.decision }
}

function successionOf(row: {
  old_id: string
  new_id: string
  on_day: Day
  kind: BodySuccession['kind']
  decision: string
}): BodySuccession {
  return { oldId: row.old_id, newId: row.new_id, onDay: row.on_day, kind: row.kind, decision: row.decision }
}
