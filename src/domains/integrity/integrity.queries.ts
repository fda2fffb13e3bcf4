import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Finding } from '#domains/integrity/finding.ts'
import type { Offence } from '#domains/integrity/integrity-check.ts'
import type { Db } from '#platform/database/database.ts'
import type { Location } from '#platform/permission/permission.ts'

type Row = {
  checkId: string
  day: Day
  count: number
  first: Offence[]
  idsSum: string
  seenCount: number | null
  seenIds: string[] | null
  seenSum: string | null
  reason: string | null
  seenBy: string | null
  seenAt: Date | null
}

/** What the last run of each check that could be asked found, with who has looked at it; those that found nothing are left out. */
export async function listFindings(db: Db): Promise<Finding[]> {
  const { rows } = await sql<Row>`
    select r.check_id as "checkId", r.day, r.count, r.first, r.ids_sum as "idsSum", a.ids_sum as "seenSum", a.count as "seenCount", a.ids as "seenIds", a.reason, person.name as "seenBy", a.seen_at as "seenAt"
    from (select distinct on (check_id) * from integrity_result where fault = '' or ids_sum <> '' order by check_id, day desc) r
      left join integrity_acknowledgement a on a.check_id = r.check_id left join person on person.id = a.seen_by
    where r.count > 0 order by r.count desc, r.check_id`.execute(db)
  return rows.map(({ seenCount, seenIds, seenSum, reason, seenBy, seenAt, ...row }) => ({
    ...row,
    seen:
      seenCount === null
        ? null
        : { count: seenCount, ids: seenIds!, idsSum: seenSum!, reason: reason!, byName: seenBy!, at: seenAt! },
  }))
}

/** Checks that could not be asked the last time, in order. */
export async function listFaults(db: Db): Promise<{ checkId: string; day: Day }[]> {
  const { rows } = await sql<{ checkId: string; day: Day }>`
    select check_id as "checkId", day from (select distinct on (check_id) * from integrity_result order by check_id, day desc) r
    where fault <> '' order by check_id`.execute(db)
  return rows
}

/** What dead jobs were to do, and when they were given up; never their payload or their error. */
export async function listDeadJobs(db: Db, ids: readonly string[]): Promise<Map<string, { kind: string; at: Date }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; kind: string; at: Date }>`
    select id::text as id, kind, finished_at as at from job where id = any(${[...ids]}::uuid[]) and state = 'dead'`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...job }) => [id, job]))
}

/** When the checks were run last, and how many then; undefined before the first night. */
export async function findLastRun(db: Db): Promise<{ at: Date; checks: number; slowestMs: number } | undefined> {
  const { rows } = await sql<{ at: Date | null; checks: number; slowestMs: number | null }>`
    select max(checked_at) as at, count(*)::int as checks, max(slowest_ms) as "slowestMs" from integrity_result
    where day = (select max(day) from integrity_result)`.execute(db)
  const { at, checks, slowestMs } = rows[0]!
  return at === null ? undefined : { at, checks, slowestMs: slowestMs ?? 0 }
}

export type NamedLocation = Location & { name: string }

/** Bodies that findings name, by id: to say where something is, and whether the viewer may see it there. */
export async function listLocations(db: Db, bodyIds: readonly string[]): Promise<Map<string, NamedLocation>> {
  if (bodyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name', 'path', 'place_path'])
    .where('id', 'in', [...new Set(bodyIds)])
    .execute()
  return new Map(
    rows.map(({ id, name, path, place_path }) => [id, { bodyId: id, name, bodyPath: path, placePath: place_path }]),
  )
}
