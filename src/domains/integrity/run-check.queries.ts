import { sql } from 'kysely'
import type { CheckedAt, IntegrityCheck, Offence } from '#domains/integrity/integrity-check.ts'
import type { Db } from '#platform/database/database.ts'

/** Hands a question to the database: to the primary, or to whoever may answer for some seconds ago. */
export type AskDatabase = <T>(ask: (db: Db) => Promise<T>) => Promise<T>

/**
 * What one check found: how many rows in all, the first of them, how long its longest question took; `idsSum`: a number of all their ids,
 * whatever the order and the slices they came in.
 */
export type CheckFound = { checkId: string; count: number; first: Offence[]; idsSum: string; slowestMs: number }

type SliceFound = { last: string | null; count: number; sum: string; first: Offence[] | null }

/** Enough to go and look; the count says how many there are. */
export const firstOffences = 20

/** Asks one check of the whole database: at once, or slice after slice until its table ends. Only reads. Stops between two slices. */
export async function runCheck(
  ask: AskDatabase,
  check: IntegrityCheck,
  at: CheckedAt,
  signal?: AbortSignal,
): Promise<CheckFound> {
  const found: CheckFound = { checkId: check.id, count: 0, first: [], idsSum: '0', slowestMs: 0 }
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted()
    const begun = performance.now()
    const { rows } = await ask((db) => questionOf(check, at, after).execute(db))
    const slice: SliceFound = rows[0]!
    found.slowestMs = Math.max(found.slowestMs, Math.round(performance.now() - begun))
    found.count += Number(slice.count)
    found.idsSum = String(BigInt(found.idsSum) + BigInt(slice.sum))
    found.first.push(...(slice.first ?? []).slice(0, firstOffences - found.first.length))
    if (check.over === undefined || slice.last === null) return found
    after = slice.last
  }
}

/** One statement: the rows of one slice, what breaks the check among them, and where the next slice begins. */
export function questionOf(check: IntegrityCheck, at: CheckedAt, after: string | null) {
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
      (select coalesce(sum(('x' || substr(md5(id), 1, 15))::bit(60)::bigint), 0)::text from found) as sum,
      (select jsonb_agg(jsonb_build_object('id', one.id, 'bodyId', one.body_id) order by one.id)
        from (select id, body_id from found order by id limit ${sql.lit(firstOffences)}) one) as first`
}
