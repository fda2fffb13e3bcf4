import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { IntegrityCheck, Offence } from '#domains/integrity/integrity-check.ts'
import type { Db } from '#platform/database/database.ts'

/** Hands a question to the database: to the primary, or to whoever may answer for some seconds ago. */
export type AskDatabase = <T>(ask: (db: Db) => Promise<T>) => Promise<T>

/** What one check found: how many rows in all, the first of them, and how long its longest question took. */
export type CheckFound = { checkId: string; count: number; first: Offence[]; slowestMs: number }

type SliceFound = { last: string | null; count: number; first: Offence[] | null }

/** Enough to go and look; the count says how many there are. */
export const firstOffences = 20

/** Asks one check of the whole database: at once, or slice after slice until its table ends. Only reads. Stops between two slices. */
export async function runCheck(
  ask: AskDatabase,
  check: IntegrityCheck,
  at: { today: Day; now: Date },
  signal?: AbortSignal,
): Promise<CheckFound> {
  const found: CheckFound = { checkId: check.id, count: 0, first: [], slowestMs: 0 }
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted()
    const begun = performance.now()
    const { rows } = await ask((db) => questionOf(check, at, after).execute(db))
    const slice: SliceFound = rows[0]!
    found.slowestMs = Math.max(found.slowestMs, Math.round(performance.now() - begun))
    found.count += Number(slice.count)
    found.first.push(...(slice.first ?? []).slice(0, firstOffences - found.first.length))
    if (check.over === undefined || slice.last === null) return found
    after = slice.last
  }
}

/** One statement: the rows of one slice, what breaks the check among them, and where the next slice begins. */
export function questionOf(check: IntegrityCheck, at: { today: Day; now: Date }, after: string | null) {
  const { over } = check
  const slice =
    over === undefined
      ? sql``
      : sql`slice as materialized (select * from ${sql.table(over.table)} ${after === null ? sql`` : sql`where id > ${after}::uuid`}
          order by id limit ${sql.lit(over.rows)}),`
  return sql<SliceFound>`
    with ${slice} found as materialized (${check.find(at)})
    select ${over === undefined ? sql`null` : sql`(select id::text from slice order by slice.id desc limit 1)`} as last,
      (select count(*) from found) as count,
      (select jsonb_agg(jsonb_build_object('id', one.id, 'bodyId', one.body_id) order by one.id)
        from (select id, body_id from found order by id limit ${sql.lit(firstOffences)}) one) as first`
}
