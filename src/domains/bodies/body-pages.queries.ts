import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import {
  findBody,
  listAncestors,
  listBodyHistory,
  listBodyNames,
  listLivingChildren,
} from '#domains/bodies/bodies.queries.ts'
import { type BodyTable, bodyColumns, bodyOf } from '#domains/bodies/body.store.ts'
import { type Body, provinceIdOf } from '#domains/bodies/body.ts'
import { usualBodiesOf } from '#domains/bodies/usual-bodies.ts'
import { levelOf, nation, type Place } from '#domains/places/place.ts'
import { listChildren, loadPlace } from '#domains/places/places.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { may, refusals, whereMay } from '#platform/permission/permission.ts'

/** What each page of the register shows: only bodies within reach of 'manage bodies'. One query function a page. */

export type BodyRow = Body & {
  placeName: string
  parentName: string | null
  /** How many stand directly below it today. */
  below: number
}

export type BodiesPageProps = {
  search: string
  withEnded: boolean
  /** The body whose branch is open; its own row, with the ones above it within reach. */
  opened: { row: BodyRow; above: Body[] } | undefined
  rows: BodyRow[]
  /** More were found than are shown. */
  isCut: boolean
}

/** How many rows a page of the register shows; no province has so many communes. */
export const bodyRowsMax = 300

/** `?tim=` searches the whole reach, `?duoi=` opens one branch; else the tops of the reach, or the one there is, opened. */
export async function loadBodiesPage({ db, actor, query, today }: ReadContext): Promise<BodiesPageProps> {
  const search = tidy(query.tim ?? '').slice(0, 200)
  const withEnded = query['ca-da-ket-thuc'] === 'co'
  const list = (condition: RawBuilder<SqlBool>, order = officesFirst) =>
    listRows(db, actor, { condition, order, withEnded, day: today })
  if (search !== '') return { search, withEnded, opened: undefined, ...cut(await list(matches(search), highestFirst)) }
  const tops = query.duoi === undefined ? await list(isTop(actor)) : []
  const openId = query.duoi ?? (tops.length === 1 ? tops[0]!.id : undefined)
  if (openId === undefined) return { search, withEnded, opened: undefined, ...cut(tops) }
  const body = await loadWithin(db, actor, openId)
  const [row] = await listRows(db, actor, { condition: sql<SqlBool>`b.id = ${body.id}`, withEnded: true, day: today })
  const above = (await listAncestors(db, body)).filter((one) => may(actor, 'manage bodies', locationOf(one)))
  const rows = await list(sql<SqlBool>`b.parent_id = ${body.id}`)
  return { search, withEnded, opened: { row: row!, above }, ...cut(rows) }
}

export type BodyMove = { day: Day; decision: string; byName: string; fromName: string | null; toName: string | null }

export type BodyPageProps = {
  body: Body
  place: Place
  above: { body: Body; isWithin: boolean }[]
  children: BodyRow[]
  names: Awaited<ReturnType<typeof listBodyNames>>
  successions: Awaited<ReturnType<typeof listBodyHistory>>
  moves: BodyMove[]
  /** Names of the bodies that the history speaks of. */
  bodyNames: ReadonlyMap<string, string>
  choices: BodyChoices
  mayReadAudit: boolean
}

/** What the forms offer. */
export type BodyChoices = {
  /** Words typed to find other bodies: `?chon=`. */
  text: string
  /** Bodies to merge with, to split into or to hand the work to: those beside it, or what was searched. */
  others: Body[]
  /** There are more than are offered. */
  isCut: boolean
  /** Bodies it may hang under instead. */
  parents: Body[]
  /** Places that a new body below it may answer for; the first is its own. */
  places: Place[]
  /** The usual bodies of a commune that are not there yet; undefined where there is no such list. */
  missingUsual: string[] | undefined
}

export async function loadBodyPage({ db, actor, query, params, today }: ReadContext): Promise<BodyPageProps> {
  const body = await loadWithin(db, actor, params.bodyId ?? '')
  const place = await loadPlace(db, body.placeId)
  const successions = await listBodyHistory(db, body.id)
  return {
    body,
    place,
    above: (await listAncestors(db, body)).map((one) => ({
      body: one,
      isWithin: may(actor, 'manage bodies', locationOf(one)),
    })),
    children: await listRows(db, actor, {
      condition: sql<SqlBool>`b.parent_id = ${body.id}`,
      withEnded: false,
      day: today,
    }),
    names: await listBodyNames(db, body.id),
    successions,
    moves: await listMoves(db, body.id),
    bodyNames: await namesOf(
      db,
      successions.flatMap(({ oldId, newId }) => [oldId, newId]),
    ),
    choices: await listChoices(db, actor, { body, place, text: tidy(query.chon ?? '').slice(0, 200), day: today }),
    mayReadAudit: may(actor, 'read the audit', locationOf(body)),
  }
}

/** Refuses as "not found" outside the reach, so that the difference tells nothing. */
async function loadWithin(db: Db, actor: Actor, id: string): Promise<Body> {
  const body = isId(id) ? await findBody(db, id) : undefined
  if (body === undefined || !may(actor, 'manage bodies', locationOf(body))) throw refusals.notFound
  return body
}

function locationOf(body: Body) {
  return { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }
}

/** What the page's filter meets, whole branches and not only their tops, on from behind one of them: for a file. */
export async function listBodiesAfter(
  { db, actor, query, today }: Pick<ReadContext, 'db' | 'actor' | 'query' | 'today'>,
  after: Pick<Body, 'path'> | undefined,
  limit: number,
): Promise<BodyRow[]> {
  const search = tidy(query.tim ?? '').slice(0, 200)
  const branch = search === '' && query.duoi !== undefined ? (await loadWithin(db, actor, query.duoi)).path : undefined
  const conditions = [
    after === undefined ? sql<SqlBool>`true` : sql<SqlBool>`b.path > ${after.path}`,
    search === '' ? sql<SqlBool>`true` : matches(search),
    branch === undefined ? sql<SqlBool>`true` : sql<SqlBool>`starts_with(b.path, ${branch}::text)`,
  ]
  const withEnded = query['ca-da-ket-thuc'] === 'co'
  const condition = sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
  return listRows(db, actor, { condition, order: sql`b.path`, withEnded, day: today, limit })
}

type RowsWanted = {
  condition: RawBuilder<SqlBool>
  order?: RawBuilder<unknown>
  withEnded: boolean
  day: Day
  limit?: number
}

/** Offices before committees of communes. */
const officesFirst = sql`b.kind = 'ubnd'`
/** Who searches «UBND Kinh Bắc» wants the committee before its offices. */
const highestFirst = sql`length(b.path) - length(replace(b.path, '/', ''))`

/** One more than is shown, so that a cut is noticed. */
async function listRows(
  db: Db,
  actor: Actor,
  { condition, order = officesFirst, withEnded, day, limit = bodyRowsMax + 1 }: RowsWanted,
): Promise<BodyRow[]> {
  const { rows } = await sql<BodyTable & { place_name: string; parent_name: string | null; below: number }>`
    select ${columns}, pl.full_name as place_name, coalesce(up.short_name, up.name) as parent_name,
      (select count(*)::integer from body c where c.parent_id = b.id and (c.to_day is null or c.to_day > ${day})) as below
    from body b join place pl on pl.id = b.place_id left join body up on up.id = b.parent_id
    where ${whereMay(actor, 'manage bodies', 'b')} and ${condition}
      and (${withEnded}::boolean or b.to_day is null or b.to_day > ${day})
    order by ${order}, b.sort_key, b.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...bodyOf(row),
    placeName: row.place_name,
    parentName: row.parent_name,
    below: row.below,
  }))
}

function cut(rows: BodyRow[]) {
  return { rows: rows.slice(0, bodyRowsMax), isCut: rows.length > bodyRowsMax }
}

/** The highest bodies of the reach. */
function isTop(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select 1 from body top where top.id = b.parent_id and ${whereMay(actor, 'manage bodies', 'top')})`
}

/** Every word begins a word of a name it goes or went by, or of its place. */
function matches(text: string): RawBuilder<SqlBool> {
  const words = fold(text)
    .replace(/[^a-z0-9' ]/g, ' ')
    .split(' ')
    .filter(Boolean)
    .slice(0, 12)
  if (words.length === 0) return sql<SqlBool>`false`
  const each = words.map((word) => {
    const pattern = `% ${word}%`
    return sql<SqlBool>`(' ' || b.folded || ' ' || pl.folded like ${pattern}
      or exists (select 1 from body_name n where n.body_id = b.id and ' ' || n.folded like ${pattern}))`
  })
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`
}

/** Moves are written in the audit alone: the tables of bodies hold who stands where today. */
async function listMoves(db: Db, bodyId: string): Promise<BodyMove[]> {
  const { rows } = await sql<BodyMove>`
    select a.after ->> 'day' as day, coalesce(a.after ->> 'decision', '') as decision, a.actor_name as "byName",
      coalesce(f.short_name, f.name) as "fromName", coalesce(t.short_name, t.name) as "toName"
    from audit a left join body f on f.id::text = a.before ->> 'parentId' left join body t on t.id::text = a.after ->> 'parentId'
    where a.subject_kind = 'body' and a.subject_id = ${bodyId} and a.act = 'bodies.move-body'
    order by a.at limit 100`.execute(db)
  return rows
}

async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('body').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const othersMax = 40
const parentsMax = 200

type ChoicesWanted = { body: Body; place: Place; text: string; day: Day }

async function listChoices(db: Db, actor: Actor, { body, place, text, day }: ChoicesWanted): Promise<BodyChoices> {
  const samePlace =
    body.placePath === nation.path
      ? sql<SqlBool>`b.place_path = ''`
      : sql<SqlBool>`b.place_path like ${`${provinceIdOf(body)}/%`}`
  const elsewhere = sql<SqlBool>`b.path not like ${`${body.path}%`} and ${samePlace}`
  const wanted = text === '' ? sql<SqlBool>`b.parent_id is not distinct from ${body.parentId}` : matches(text)
  const living = (condition: RawBuilder<SqlBool>) => listRows(db, actor, { condition, withEnded: false, day })
  const others = await living(sql<SqlBool>`${elsewhere} and ${wanted} and b.id is distinct from ${body.parentId}`)
  const parents = await living(
    sql<SqlBool>`${elsewhere} and b.id is distinct from ${body.parentId} and starts_with(${body.placePath}::text, b.place_path)`,
  )
  const communes = levelOf(place) === 'province' ? await listChildren(db, place.id, day) : []
  return {
    text,
    others: others.slice(0, othersMax),
    isCut: others.length > othersMax,
    parents: parents.slice(0, parentsMax),
    places: [place, ...communes],
    missingUsual: await missingUsual(db, body, place),
  }
}

/** @law Nghị định 150/2025/NĐ-CP: the offices of a commune's committee. */
async function missingUsual(db: Db, body: Body, place: Place): Promise<string[] | undefined> {
  if (body.kind !== 'ubnd' || levelOf(place) !== 'commune') return undefined
  const there = new Set((await listLivingChildren(db, [body.id])).map(({ name }) => name))
  return usualBodiesOf(place)
    .map(({ name }) => name)
    .filter((name) => !there.has(name))
}

const columns = sql.join(bodyColumns.map((column) => sql.ref(`b.${column}`)))
