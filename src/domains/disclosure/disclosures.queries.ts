import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import { disclosureColumns, loadDisclosure } from '#domains/disclosure/disclosure.store.ts'
import type { Disclosure, DisclosureState } from '#domains/disclosure/disclosure.ts'
import type { DisclosureFilter, DisclosureShow } from '#domains/disclosure/disclosure-filter.ts'
import { listTookOver, mayAtHeir } from '#domains/disclosure/took-over.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type DisclosureRow = Disclosure & { bodyName: string }

export const disclosurePageSize = 25

/** Over `disclosure d join body`, for the list and for its counts: what somebody may read. */
export type Seen = RawBuilder<SqlBool>

/** Lines of bodies in reach, and what was public of those that ended and one in reach alone took over, for that one puts it right. */
export async function findSeen(db: Db, actor: Actor): Promise<Seen> {
  const own = whereMay(actor, 'read disclosures', 'body')
  const tookOver = await listTookOver(db, actor, 'read disclosures')
  return tookOver.length === 0
    ? own
    : sql<SqlBool>`(${own} or d.published_on is not null and d.body_id = any(${tookOver}::uuid[]))`
}

/** Of what somebody may read: what waits by its day, else the newest first. */
export async function listDisclosures(
  db: Db,
  seen: Seen,
  filter: DisclosureFilter,
  { today, offset, limit }: { today: Day; offset: number; limit: number },
): Promise<DisclosureRow[]> {
  const waits = filter.show === 'due' || filter.show === 'late'
  const order = waits ? sql`d.due_on, d.id` : sql`d.made_on desc, d.id desc`
  const { rows } = await sql<DisclosureRow>`
    select ${disclosureColumns}, coalesce(body.short_name, body.name) as "bodyName"
    from disclosure d join body on body.id = d.body_id
    where ${conditions(seen, filter)} and ${isShown(filter.show, today)}
    order by ${order} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type DisclosureCounts = Record<DisclosureState, number>

/** The same list by state, whichever state it is narrowed to. */
export async function countDisclosures(
  db: Db,
  seen: Seen,
  filter: DisclosureFilter,
  today: Day,
): Promise<DisclosureCounts> {
  const count = (state: DisclosureState) => sql`count(*) filter (where ${isShown(state, today)})::int`
  const { rows } = await sql<DisclosureCounts>`
    select ${count('due')} as due, ${count('late')} as late, ${count('in-time')} as "in-time",
      ${count('published-late')} as "published-late", ${count('published-unsure')} as "published-unsure",
      ${count('withdrawn')} as withdrawn
    from disclosure d join body on body.id = d.body_id where ${conditions(seen, filter)}`.execute(db)
  return rows[0]!
}

/** How many the list holds. */
export function totalOf(counts: DisclosureCounts, show: DisclosureShow): number {
  if (show !== 'standing') return counts[show]
  return (['due', 'late', 'in-time', 'published-late', 'published-unsure'] as const).reduce(
    (sum, state) => sum + counts[state],
    0,
  )
}

/** `stateOf` over rows of `disclosure d`. */
function isShown(show: DisclosureShow, today: Day) {
  switch (show) {
    case 'standing':
      return sql<SqlBool>`d.withdrawn_on is null`
    case 'withdrawn':
      return sql<SqlBool>`d.withdrawn_on is not null`
    case 'due':
      return sql<SqlBool>`d.withdrawn_on is null and d.published_on is null and (d.due_on >= ${today} or not d.is_due_sure)`
    case 'late':
      return sql<SqlBool>`d.withdrawn_on is null and d.published_on is null and d.due_on < ${today} and d.is_due_sure`
    case 'in-time':
      return sql<SqlBool>`d.withdrawn_on is null and d.published_on <= d.due_on`
    case 'published-late':
      return sql<SqlBool>`d.withdrawn_on is null and d.published_on > d.due_on and d.is_due_sure`
    case 'published-unsure':
      return sql<SqlBool>`d.withdrawn_on is null and d.published_on > d.due_on and not d.is_due_sure`
  }
}

function conditions(seen: Seen, { kind, year, bodyId, search }: DisclosureFilter) {
  const parts = [
    seen,
    kind !== undefined && sql<SqlBool>`d.kind = ${kind}`,
    year !== undefined && sql<SqlBool>`d.made_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
    bodyId !== undefined && sql<SqlBool>`d.body_id = ${bodyId}`,
    search !== '' && whereAllWords('d.folded', search),
  ].filter((part) => typeof part === 'object')
  return sql.join(parts, sql` and `)
}

/** The committee of the place for which somebody works, where they keep the list; undefined: they keep none there. */
export async function findOwnBody(db: Db, actor: Actor): Promise<BodyLine | undefined> {
  if (actor.bodyId === null) return undefined
  const { rows } = await sql<BodyLine>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName"
    from body own join body on body.place_id = own.place_id and body.kind = 'ubnd' and body.to_day is null
    where own.id = ${actor.bodyId} and ${whereMay(actor, 'record disclosures', 'body')} order by body.path limit 1`.execute(
    db,
  )
  return rows[0]
}

/** On whose public page the lines of a body stand. */
export async function findPlaceOf(db: Db, bodyId: string): Promise<string> {
  const row = await db.selectFrom('body').select('place_id').where('id', '=', bodyId).executeTakeFirstOrThrow()
  return row.place_id
}

export type Correction = {
  id: string
  correctedOn: Day
  /** '': taken back. */
  words: string
  byName: string
  takenBackOn: Day | null
  takenBackWhy: string
}

export type DisclosurePage = {
  disclosure: Disclosure
  bodyName: string
  /** On whose public page it stands. */
  placeId: string
  mayRecord: boolean
  /** What is public, also of a body that ended: whoever records at the one that alone took over. */
  mayCorrect: boolean
  /** One page of them, the last first. */
  corrections: Correction[]
  /** Of all, with those that were taken back. */
  correctionCount: number
  correctionPage: number
  /** Some correction stands. */
  isCorrected: boolean
}

export const correctionPageSize = 20

export async function loadDisclosurePage(db: Db, actor: Actor, id: string, page = 1): Promise<DisclosurePage> {
  const disclosure = await loadDisclosure(db, actor, id)
  const body = await db
    .selectFrom('body')
    .select(['name', 'short_name', 'path', 'place_path', 'place_id', 'to_day'])
    .where('id', '=', disclosure.bodyId)
    .executeTakeFirstOrThrow()
  const { rows: corrections } = await sql<Correction>`
    select c.id, c.corrected_on as "correctedOn", c.words, person.name as "byName",
      c.taken_back_on as "takenBackOn", c.taken_back_why as "takenBackWhy"
    from disclosure_correction c join person on person.id = c.entered_by
    where c.disclosure_id = ${id} order by c.corrected_on desc, c.id desc
    limit ${correctionPageSize} offset ${(page - 1) * correctionPageSize}`.execute(db)
  const { rows: counted } = await sql<{ count: number; isCorrected: boolean }>`
    select count(*)::int as count, coalesce(bool_or(taken_back_on is null), false) as "isCorrected"
    from disclosure_correction where disclosure_id = ${id}`.execute(db)
  const at = { bodyId: disclosure.bodyId, bodyPath: body.path, placePath: body.place_path }
  const mayRecord = body.to_day === null && may(actor, 'record disclosures', at)
  return {
    disclosure,
    bodyName: body.short_name ?? body.name,
    placeId: body.place_id,
    mayRecord,
    mayCorrect:
      mayRecord || (body.to_day !== null && (await mayAtHeir(db, actor, 'record disclosures', disclosure.bodyId))),
    corrections,
    correctionCount: counted[0]!.count,
    correctionPage: page,
    isCorrected: counted[0]!.isCorrected,
  }
}
