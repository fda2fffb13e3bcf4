import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database, Tx } from '#platform/database/database.ts'

export type Migration = { number: number; name: string; text: string; checksum: string }

/**
 * Brings the schema up to date: every numbered file that was not applied yet, in order, each in its own transaction. Returns the
 * names applied. Two processes may do it at once. A fault when an applied file has changed since or is missing.
 */
export async function migrate(
  database: Database,
  report: (name: string) => void = () => undefined,
  migrations?: Migration[],
): Promise<string[]> {
  const known = migrations ?? (await readMigrations())
  await createLedger(database)
  const applied: string[] = []
  for (const migration of known) {
    const done = await database.transaction((tx) => applyOnce(tx, migration))
    if (!done) continue
    applied.push(migration.name)
    report(migration.name)
  }
  return applied
}

/** The same inside a transaction that the caller has open, for building a schema and filling it as one whole. */
export async function applyMigrations(tx: Tx, migrations: Migration[]): Promise<void> {
  await sql.raw(ledger).execute(tx)
  for (const migration of migrations) await applyOnce(tx, migration)
}

/** The files `0001-….sql` beside this module: `src/platform/database/migrations/`, in the built product `dist/migrations/`. */
export async function readMigrations(folder = new URL('./migrations/', import.meta.url)): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    names.map(async (name) => migrationOf(name, await readFile(new URL(name, folder), 'utf8'))),
  )
  const twice = migrations.find((migration, index) => migrations[index + 1]?.number === migration.number)
  if (twice) throw new Error(`Two migrations have the number ${twice.number}.`)
  return migrations
}

export function migrationOf(name: string, text: string): Migration {
  const match = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)
  if (!match) throw new Error(`A migration is named like 0012-matters-add-receipt-code.sql, not ${name}.`)
  const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
  return { number: Number(match[1]), name, text, checksum }
}

async function applyOnce(tx: Tx, migration: Migration): Promise<boolean> {
  await sql`lock table schema_migration in exclusive mode`.execute(tx) // a second process waits here, then sees the row
  const row = await tx
    .selectFrom('schema_migration')
    .selectAll()
    .where('number', '=', migration.number)
    .executeTakeFirst()
  if (row) {
    if (row.checksum === migration.checksum) return false
    throw new Error(`Migration ${row.name} was changed after it had been applied. Write a new one instead.`)
  }
  await sql`set local lock_timeout = '60s'`.execute(tx)
  await sql`set local statement_timeout = '30min'`.execute(tx) // a large table may take long to index
  await sql.raw(migration.text).execute(tx)
  const { number, name, checksum } = migration
  await tx.insertInto('schema_migration').values({ number, name, checksum }).execute()
  return true
}

async function createLedger(database: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.raw(ledger).execute(database.kysely)
      return
    } catch (error) {
      // Two sessions that create it at the same moment: one gets a unique violation in the catalogue.
      if (attempt >= 5) throw error
    }
  }
}

const ledger = `create table if not exists schema_migration (
  number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`
