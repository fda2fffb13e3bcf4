import { sql } from 'kysely'
import { seatsMax } from '#domains/learning/contests/contest.ts'
import { refusals as entryRefusals } from '#domains/learning/contests/contest-entry.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'

export type EntryRow = Tables['contest_entry']

/** The entry that came with this very form; undefined: none yet. */
export async function findEntryByForm(
  db: Db,
  formHash: string,
): Promise<{ id: string; contestId: string } | undefined> {
  return db
    .selectFrom('contest_entry')
    .select(['id', 'contest_id as contestId'])
    .where('form_hash', '=', formHash)
    .executeTakeFirst()
}

export async function findEntryByCode(db: Db, contestId: string, codeHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('contest_entry')
    .select('id')
    .where('contest_id', '=', contestId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return row?.id
}

/** A seat of one telephone: the same name has one entry, another name the next seat where telephones are shared. */
export async function addEntry(tx: Tx, row: Omit<EntryRow, 'seat'>, sharesPhones: boolean): Promise<void> {
  const { rows } = await sql<{ name_hash: string }>`
    select name_hash from contest_entry where contest_id = ${row.contest_id} and phone_hash = ${row.phone_hash}`.execute(
    tx,
  )
  if (rows.some(({ name_hash }) => name_hash === row.name_hash) || (rows.length > 0 && !sharesPhones))
    throw entryRefusals.entered
  if (rows.length >= seatsMax) throw entryRefusals.seatsFull
  const added = await tx
    .insertInto('contest_entry')
    .values({ ...row, seat: rows.length + 1 })
    .onConflict((on) => on.columns(['contest_id', 'phone_hash', 'seat']).doNothing())
    .executeTakeFirst()
  // somebody with the same telephone pressed at the same moment
  if (added.numInsertedOrUpdatedRows === 0n) throw entryRefusals.entered
}

/** A number that nobody of the contest has; eight digits, so that it tells nothing of when or how many. */
export async function freeNumber(
  db: Db,
  table: 'contest_entry' | 'essay_entry',
  contestId: string,
  roll: () => number,
): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const number = roll()
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where contest_id = ${contestId} and number = ${number}`.execute(db)
    if (rows.length === 0) return number
  }
  throw new Error('No free number for an entry: the contest has more entries than numbers.')
}
