import { createHash } from 'node:crypto'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { isMinistryRow } from '#domains/bodies/ministry.queries.ts'
import { nation } from '#domains/places/place.ts'
import { levelsVersion } from '#domains/statistics/board/measure-levels.ts'
import { mayCountPlace } from '#domains/statistics/counted-reach.ts'
import {
  addCounted,
  type Counted,
  type CountedSince,
  type MeasureId,
  measureOf,
  measures,
  type RecordKind,
  readingDeeds,
} from '#domains/statistics/measure.ts'
import { activitySources } from '#domains/statistics/measures/activities.queries.ts'
import { caseSources } from '#domains/statistics/measures/cases.queries.ts'
import { disclosureSources } from '#domains/statistics/measures/disclosure.queries.ts'
import { peopleSources } from '#domains/statistics/measures/people.queries.ts'
import { planSources } from '#domains/statistics/measures/plans.queries.ts'
import {
  countsIn,
  type Holds,
  type Source,
  type Taking,
  type Window,
} from '#domains/statistics/measures/source.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { prefixPattern, whereMay } from '#platform/permission/permission.ts'

/**
 * Of a body and all below it, or of every body on a place and the places below; `placeId: null`: everywhere. `tookOver`: bodies that ended
 * and count with it (`listTookOver`). Whoever may see the figures of the one and of all below it sees theirs and those of all that was
 * below them; whoever may see those of the one alone sees theirs alone.
 */
export type CountedPlace = { bodyId: string; tookOver?: readonly string[] } | CountedGround

/**
 * `tookOver`: places that ended and count with this one (`listPlacesTookOver`), which lie elsewhere in the tree; only for who may see all
 * of the place, for whom they are part of it. `ownOnly`: bodies of the place itself, none of those below.
 */
type CountedGround = { placeId: string | null; tookOver?: readonly string[]; ownOnly?: boolean }

/** `seenBy`: whose reach it stays within; `system`: for what is counted once for everybody, never to answer one person. */
export type Scope = Window & CountedPlace & { seenBy: Pick<Actor, 'grants'> | 'system' }

export const sources: readonly Source[] = [
  ...planSources,
  ...activitySources,
  ...peopleSources,
  ...caseSources,
  ...disclosureSources,
]

/** One measure in one window; see `figureOf` for blank. */
export async function countMeasure(db: Db, id: MeasureId, scope: Scope): Promise<Counted> {
  return (await countMany(db, [id], scope)).get(id)!
}

/** Several at once, one question a kind of record. Every id asked for is in the answer. */
export async function countMany(db: Db, ids: readonly MeasureId[], scope: Scope): Promise<Map<MeasureId, Counted>> {
  const within = await withinOf(db, scope)
  const groups = await countBy(db, ids, { ...scope, within, holds: within, key: sql`''` })
  return groups.get('') ?? new Map(ids.map((id) => [id, none()]))
}

/**
 * Of the whole system, or of the place with the path `under`, by the first `steps` of the path of the place: `24/` with one, `24/00002/`
 * with two, `''` with none; a body that stands higher comes under its own path. Each place is counted within itself. Places without a
 * record are left out.
 */
export function countByPlaces(db: Db, ids: readonly MeasureId[], window: Window, steps: number, under = '') {
  const key = (alias: string) =>
    steps === 0 ? sql`''` : sql`substring(${sql.ref(`${alias}.place_path`)} from ${`^(?:[^/]*/){0,${steps}}`})`
  const holds: Holds = (alias) => sql<SqlBool>`${key(alias)} = ${key('body')}`
  const within: Holds = (alias) => (under === '' ? sql<SqlBool>`true` : anyBelow(alias, 'place_path', [under]))
  return countBy(db, ids, { ...window, within, holds, key: key('body') })
}

/** How many records of one measure happened in each month (its first day) of a window; a month without one is not there. */
export async function countByMonth(db: Db, id: MeasureId, scope: Scope): Promise<Map<Day, number>> {
  const months = new Map<Day, number>()
  const within = await withinOf(db, scope)
  for (const source of sources) {
    const taking = source.takes[id]
    if (taking === undefined) continue
    const month = sql`to_char(${taking.day}, 'YYYY-MM-01')`
    for (const { key, r0 } of await countSource(db, source, [id], { ...scope, within, holds: within, key: month }))
      months.set(key, (months.get(key) ?? 0) + r0!)
  }
  return months
}

/** Measures that count one thing of two rows: what they come to at a place is not the sum of the places below. */
export const notAdditive: readonly MeasureId[] = [
  ...new Set(sources.flatMap(({ takes }) => takenBy(takes).filter((id) => takes[id]!.unless !== undefined))),
]

let mark: string | undefined

/** Changes when a measure is added or takes other records, and when other levels are kept: what was counted before does not say it. */
export function countedAs(): string {
  mark ??= createHash('sha256')
    .update(JSON.stringify([levelsVersion, [...measures].map(([id, { when }]) => [id, when]), sources.map(meaningOf)]))
    .digest('hex')
    .slice(0, 16)
  return mark
}

function meaningOf({ rows, bodyId, takes }: Source) {
  const written = (part: RawBuilder<unknown> | undefined) => part?.toOperationNode()
  return [
    written(rows),
    written(bodyId),
    takenBy(takes).map((id) => {
      const { day, until, when, amount, unless } = takes[id]!
      const left = unless?.((alias) => sql<SqlBool>`${sql.ref(alias)}`)
      return [id, ...[day, until, when, amount, left].map(written)]
    }),
  ]
}

type Grouping = Window & { within: Holds; holds: Holds; key: RawBuilder<unknown> }

async function countBy(db: Db, asked: readonly MeasureId[], grouping: Grouping) {
  const groups = new Map<string, Map<MeasureId, Counted>>()
  for (const source of sources) {
    const own = asked.filter((id) => source.takes[id] !== undefined)
    if (own.length === 0) continue
    for (const { key: group, ...row } of await countSource(db, source, own, grouping)) {
      const counts = groups.get(group) ?? new Map(asked.map((id) => [id, none()]))
      for (const [index, id] of own.entries()) {
        const records = row[`r${index}`]!
        // without an amount records are counted: each says one
        const found = { records, told: row[`t${index}`] ?? records, sum: row[`s${index}`] ?? records }
        counts.set(id, addCounted([counts.get(id)!, found]))
      }
      groups.set(group, counts)
    }
  }
  return groups
}

type CountRow = { key: string } & Record<string, number>

async function countSource(
  db: Db,
  source: Source,
  asked: readonly MeasureId[],
  grouping: Grouping,
): Promise<CountRow[]> {
  const { within, holds, key } = grouping
  const columns = asked.flatMap((id, index) => {
    const taking = source.takes[id]!
    const counts = countsIn(taking, measureOf(id).when, grouping, holds)
    const records = sql`count(*) filter (where ${counts})::int as ${sql.ref(`r${index}`)}`
    if (taking.amount === undefined) return [records]
    return [
      records,
      sql`count(${taking.amount}) filter (where ${counts})::int as ${sql.ref(`t${index}`)}`,
      sql`coalesce(sum(${taking.amount}) filter (where ${counts}), 0)::bigint as ${sql.ref(`s${index}`)}`,
    ]
  })
  const { rows } = await sql<CountRow>`
    select ${key} as key, ${sql.join(columns)} from ${source.rows} join body on body.id = ${source.bodyId}
    where ${within('body')} and ${anyOf(source, asked, grouping)} group by 1`.execute(db)
  return rows
}

const none = (): Counted => ({ records: 0, told: 0, sum: 0 })

function takenBy(takes: Source['takes']): MeasureId[] {
  return Object.keys(takes) as MeasureId[]
}

function amountOf({ amount }: Taking): RawBuilder<unknown> {
  return amount ?? sql`1`
}

/** Keeps the question to rows that count for something; several measures often ask for the same days. */
function anyOf(source: Source, asked: readonly MeasureId[], grouping: Grouping): RawBuilder<SqlBool> {
  const spans = new Map<string, RawBuilder<SqlBool>>()
  for (const id of asked) {
    const { day, until } = source.takes[id]!
    const { when } = measureOf(id)
    const span = countsIn({ day, ...(until && { until }) }, when, grouping, grouping.holds)
    spans.set(JSON.stringify([day.toOperationNode(), until?.toOperationNode(), when]), span)
  }
  return sql<SqlBool>`(${sql.join([...spans.values()], sql` or `)})`
}

/**
 * Whether the scope holds the body of an alias. Paths are looked up before and stand in the question as values: so the database sees
 * that it is one commune, and goes by its bodies instead of through everybody's records.
 */
async function withinOf(db: Db, scope: Scope): Promise<Holds> {
  const reach: Holds = (alias) =>
    scope.seenBy === 'system' ? sql<SqlBool>`true` : whereMay(scope.seenBy, 'see statistics', alias)
  if ('bodyId' in scope) {
    const own = await findOwn(db, scope.bodyId)
    // a ministry counts the whole country, whose provinces stand under no body, for who reaches all of it
    if (own?.isMinistry && (scope.seenBy === 'system' || mayCountPlace(scope.seenBy, ''))) return reach
    const holdsOwn: Holds = (alias) =>
      sql<SqlBool>`(${reach(alias)} and ${anyBelow(alias, 'path', own === undefined ? [] : [own.path])})`
    const { tookOver = [] } = scope
    if (tookOver.length === 0) return holdsOwn
    const below = (await reachesBelow(db, scope.seenBy, scope.bodyId)) ? await pathsOf(db, 'body', tookOver) : []
    return (alias) =>
      sql<SqlBool>`(${holdsOwn(alias)} or ${sql.ref(`${alias}.id`)} = any(${tookOver}::uuid[]) or ${anyBelow(alias, 'path', below)})`
  }
  if (scope.placeId === null && !scope.ownOnly) return reach
  const place = scope.placeId === null ? [nation.path] : await pathsOf(db, 'place', [scope.placeId])
  if (scope.ownOnly)
    return (alias) => sql<SqlBool>`(${reach(alias)} and ${sql.ref(`${alias}.place_path`)} = any(${place}::text[]))`
  const holdsOwn: Holds = (alias) => sql<SqlBool>`(${reach(alias)} and ${anyBelow(alias, 'place_path', place)})`
  const { seenBy } = scope
  const isWhole = seenBy === 'system' || place.every((path) => mayCountPlace(seenBy, path))
  const tookOver = isWhole ? await pathsOf(db, 'place', scope.tookOver ?? []) : []
  if (tookOver.length === 0) return holdsOwn
  return (alias) => sql<SqlBool>`(${holdsOwn(alias)} or ${anyBelow(alias, 'place_path', tookOver)})`
}

/** Whether somebody reaches what stands below a body: a grant at that body alone does not. */
async function reachesBelow(db: Db, seenBy: Scope['seenBy'], bodyId: string): Promise<boolean> {
  if (seenBy === 'system') return true
  const grants = seenBy.grants.filter(({ reach }) => reach !== 'body')
  const found = await db
    .selectFrom('body')
    .select('id')
    .where('id', '=', bodyId)
    .where(whereMay({ grants }, 'see statistics', 'body'))
    .executeTakeFirst()
  return found !== undefined
}

async function findOwn(db: Db, bodyId: string): Promise<{ path: string; isMinistry: boolean } | undefined> {
  return db
    .selectFrom('body')
    .select(['path', isMinistryRow('body').as('isMinistry')])
    .where('id', '=', bodyId)
    .executeTakeFirst()
}

async function pathsOf(db: Db, table: 'body' | 'place', ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom(table).select('path').where('id', 'in', ids).orderBy('path').execute()
  return rows.map(({ path }) => path)
}

export function anyBelow(alias: string, column: 'path' | 'place_path', paths: readonly string[]): RawBuilder<SqlBool> {
  if (paths.length === 0) return sql<SqlBool>`false`
  const each = paths.map((path) => sql`${sql.ref(`${alias}.${column}`)} like ${prefixPattern(path)}`)
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`
}

export type ListedRecord = {
  kind: RecordKind
  id: string
  /** Whose page opens for it: itself, or the record to which it belongs. */
  opens: string
  /** '' for who may not read such a record: they see its kind and day. */
  label: string
  day: Day
  /** By which the measure counts it: a case is shown with the day on which it came, and counts as ended on another. */
  countedOn: Day
  bodyId: string
  bodyName: string
  /** null: this record does not say. */
  amount: number | null
}

export const listPageSize = 100

/**
 * The records that a measure counts, the latest first: as many as `Counted.records` says over all pages.
 * `after`: the last one of the page before.
 */
export async function listMeasure(
  db: Db,
  id: MeasureId,
  scope: Scope,
  { limit = listPageSize, after }: { limit?: number; after?: { day: Day; id: string } } = {},
): Promise<ListedRecord[]> {
  const within = await withinOf(db, scope)
  const parts = sources.flatMap((source) => {
    const taking = source.takes[id]
    if (taking === undefined) return []
    return [
      sql`select ${source.kind}::text as kind, ${source.id} as id, ${source.opens ?? source.id} as opens, ${labelFor(source, scope)} as label, ${source.shownOn} as day,
        ${taking.day} as "countedOn", body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", ${amountOf(taking)}::bigint as amount
      from ${source.rows} join body on body.id = ${source.bodyId}
      where ${within('body')} and ${countsIn(taking, measureOf(id).when, scope, within)}`,
    ]
  })
  const onwards =
    after === undefined ? sql<SqlBool>`true` : sql<SqlBool>`(day, id) < (${after.day}::date, ${after.id}::uuid)`
  const { rows } = await sql<ListedRecord>`
    select * from (${sql.join(parts, sql` union all `)}) listed where ${onwards} order by day desc, id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

function labelFor({ kind, label }: Source, { seenBy }: Scope): RawBuilder<unknown> {
  const deed = readingDeeds[kind]
  if (seenBy === 'system' || deed === null) return label
  return sql`case when ${whereMay(seenBy, deed, 'body')} then ${label} else '' end`
}

/** Which measures count this record, each with its day or the day from which it stands; nothing of a record that is not there. */
export async function listCounting(
  db: Db,
  kind: RecordKind,
  recordId: string,
): Promise<(CountedSince & { bodyId: string })[]> {
  if (!isId(recordId)) return []
  const found: (CountedSince & { bodyId: string })[] = []
  for (const source of sources.filter((one) => one.kind === kind)) {
    const ids = [...measures.keys()].filter((id) => source.takes[id] !== undefined)
    const columns = ids.flatMap((id, index) => {
      const { day, until = sql`null::date`, when = sql<SqlBool>`true` } = source.takes[id]!
      return [
        sql`case when ${when} then ${day} end as ${sql.ref(`d${index}`)}`,
        sql`${until} as ${sql.ref(`u${index}`)}`,
      ]
    })
    const { rows } = await sql<{ bodyId: string } & Record<string, Day | null>>`
      select ${source.bodyId} as "bodyId", ${sql.join(columns)} from ${source.rows} where ${source.id} = ${recordId}`.execute(
      db,
    )
    for (const row of rows)
      for (const [index, id] of ids.entries()) {
        const day = row[`d${index}`]
        if (day) found.push({ id, day, until: row[`u${index}`] ?? null, bodyId: row.bodyId })
      }
  }
  return found
}

/** Whose a record is, also one that counts nowhere any more; undefined: there is none. */
export async function findRecordBody(db: Db, kind: RecordKind, recordId: string): Promise<string | undefined> {
  if (!isId(recordId)) return undefined
  for (const source of sources.filter((one) => one.kind === kind)) {
    const { rows } = await sql<{ bodyId: string }>`
      select ${source.bodyId} as "bodyId" from ${source.rows} where ${source.id} = ${recordId} limit 1`.execute(db)
    if (rows[0] !== undefined) return rows[0].bodyId
  }
  return undefined
}
