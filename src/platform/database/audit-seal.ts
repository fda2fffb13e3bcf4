import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import type { Database, Db } from '#platform/database/database.ts'

/**
 * Seals every finished day of the audit (Vietnamese calendar) that has no seal yet, the empty ones too, so that a removed day is
 * noticed. Run nightly, some time after midnight: an act that began before midnight must have ended. Returns the days sealed.
 */
export async function sealAudit(database: Database, today: Day): Promise<Day[]> {
  const sealed: Day[] = []
  while (sealed.length < daysMax) {
    const day = await database.transaction((tx) => sealNext(tx, today))
    if (!day) break
    sealed.push(day)
  }
  return sealed
}

export type AuditFault = { kind: 'row'; id: string } | { kind: 'day'; day: Day }

/** Recomputes every row and every seal; undefined when nothing was changed, else the first fault found. */
export async function findAuditFault(db: Db): Promise<AuditFault | undefined> {
  const rows = await sql<{
    id: string
  }>`select id from audit where hash <> audit_row_hash(audit) order by at limit 1`.execute(db)
  if (rows.rows[0]) return { kind: 'row', id: rows.rows[0].id }
  let previous: { day: Day; hash: string } | undefined
  for (;;) {
    const seals = await db
      .selectFrom('audit_seal')
      .selectAll()
      .$if(previous !== undefined, (query) => query.where('day', '>', previous!.day))
      .orderBy('day')
      .limit(100)
      .execute()
    if (seals.length === 0) return undefined
    for (const seal of seals) {
      if (previous && seal.day !== addDays(previous.day, 1)) return { kind: 'day', day: addDays(previous.day, 1) }
      const found = await digest(db, seal.day, previous?.hash ?? null)
      if (found.hash !== seal.hash || found.row_count !== seal.row_count) return { kind: 'day', day: seal.day }
      previous = seal
    }
  }
}

async function sealNext(tx: Db, today: Day): Promise<Day | undefined> {
  await sql`lock table audit_seal in exclusive mode`.execute(tx) // two nightly jobs at once seal one after the other
  const last = await tx
    .selectFrom('audit_seal')
    .select(['day', 'hash'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const day = last ? addDays(last.day, 1) : await firstDay(tx)
  if (!day || day >= today) return undefined
  const { hash, row_count } = await digest(tx, day, last?.hash ?? null)
  await tx
    .insertInto('audit_seal')
    .values({ day, row_count, previous_hash: last?.hash ?? null, hash })
    .execute()
  return day
}

async function firstDay(db: Db): Promise<Day | undefined> {
  const { rows } = await sql<{
    day: Day | null
  }>`select (min(at) at time zone 'UTC' + interval '7 hours')::date as day from audit`.execute(db)
  return rows[0]?.day ?? undefined
}

type Digest = { hash: string; row_count: number }

async function digest(db: Db, day: Day, previousHash: string | null): Promise<Digest> {
  const { rows } = await sql<Digest>`
    select count(*)::integer as row_count,
      encode(sha256(convert_to(concat_ws('|', ${previousHash}::text, ${day}::text, string_agg(hash, ',' order by id)), 'UTF8')), 'hex') as hash
    from audit
    where at >= (${day}::date - interval '7 hours') at time zone 'UTC'
      and at < (${day}::date + interval '17 hours') at time zone 'UTC'`.execute(db)
  return rows[0]!
}

/** Eleven years without a nightly run; more is taken up the next night. */
const daysMax = 4_000
