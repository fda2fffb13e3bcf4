import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import { inProcessSocket } from '#platform/database/in-process-socket.ts'
import { migrate, readMigrations } from '#platform/database/migrate.ts'
import { embeddedDatabase, openDatabase } from '#platform/database/open-database.ts'
import { startPGlite } from '#platform/database/pglite-engine.ts'
import { SharedSession } from '#platform/database/shared-session.ts'

/** `keep`: tables of facts that the suite fills once and does not want emptied between its tests. */
export type SuiteChoice = { keep?: string[] }

/**
 * The same suite on the embedded database (in memory, migrated) and on a PostgreSQL server when TEST_DATABASE_URL names one.
 * Every test starts with empty tables. `database()` may be called inside tests and hooks.
 */
export function onBothDatabases(
  name: string,
  suite: (database: () => Database) => void,
  choice: SuiteChoice = {},
): void {
  describe(`${name} · embedded`, () => within(openInMemory, suite, choice))
  const url = process.env.TEST_DATABASE_URL
  if (url) describe(`${name} · server`, () => within(() => openFresh(url), suite, choice))
  else describe.skip(`${name} · server (skipped: TEST_DATABASE_URL is not set)`, () => suite(notOpen))
}

function within(open: () => Promise<Database>, suite: (database: () => Database) => void, choice: SuiteChoice): void {
  let database: Database | undefined
  let empty = async () => {}
  beforeAll(async () => {
    database = await open()
    empty = await emptier(database, choice.keep ?? [])
  })
  beforeEach(() => empty())
  afterAll(async () => await database?.close())
  suite(() => database ?? notOpen())
}

function notOpen(): never {
  throw new Error('database() is for use inside tests and hooks.')
}

/** Empties, in one transaction, the tables that have rows. */
async function emptier(database: Database, keep: string[]): Promise<() => Promise<void>> {
  const kept = new Set(['schema_migration', ...keep])
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(database.kysely)
  const names = rows.map((row) => row.name).filter((name) => !kept.has(name))
  const filled = sql.join(
    names.map((name) => sql`select ${name} as name where exists (select 1 from ${sql.table(name)})`),
    sql` union all `,
  )
  return () =>
    database.transaction(async (tx) => {
      const found = await sql<{ name: string }>`${filled}`.execute(tx)
      if (found.rows.length === 0) return
      await sql`set local session_replication_role = replica`.execute(tx) // the audit refuses truncate otherwise
      const tables = found.rows.map((row) => sql.table(row.name))
      await sql`truncate ${sql.join(tables)} cascade`.execute(tx)
    })
}

/** An in-memory PGlite with the schema, from templates in the temporary folder: one per engine (seconds to make), one per schema. */
export async function openInMemory(): Promise<Database> {
  const migrated = templateFile(`${pgliteVersion()}-${await schemaVersion()}`)
  if (!existsSync(migrated)) await makeTemplate(migrated, await bareTemplate(), migrate)
  return inMemory(migrated)
}

/** The same without any table, for what builds a schema itself. */
export async function openBareInMemory(): Promise<Database> {
  return inMemory(await bareTemplate())
}

async function bareTemplate(): Promise<string> {
  const bare = templateFile(pgliteVersion())
  if (!existsSync(bare)) await makeTemplate(bare, undefined, async () => undefined)
  return bare
}

function templateFile(version: string): string {
  return join(tmpdir(), `luat-gan-dan-test-${version}.tar`)
}

async function inMemory(template: string | undefined): Promise<Database & { dump(): Promise<Uint8Array> }> {
  const engine = await startPGlite({ memoryFrom: template })
  const session = new SharedSession(engine, { waitMs: 10_000, idleInTransactionMs: 20_000 })
  const database = embeddedDatabase({
    socket: () => inProcessSocket((end) => session.serve(end)),
    async close() {
      await session.close()
      await engine.close()
    },
  })
  return { ...database, dump: engine.dump }
}

async function makeTemplate(
  file: string,
  from: string | undefined,
  fill: (database: Database) => Promise<unknown>,
): Promise<void> {
  const database = await inMemory(from)
  await fill(database)
  await sql`checkpoint`.execute(database.kysely)
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, await database.dump())
  renameSync(aside, file) // two test workers may both make it; either one is good
  await database.close()
  removeOldTemplates()
}

/** Each schema leaves one of 40 MB. */
function removeOldTemplates(): void {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith('luat-gan-dan-test-'))) {
    const file = join(tmpdir(), name)
    const stats = statSync(file, { throwIfNoEntry: false })
    if (stats && Date.now() - stats.mtimeMs > templateMsMax) rmSync(file, { force: true })
  }
}

const templateMsMax = 6 * 3_600_000

function pgliteVersion(): string {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = JSON.parse(readFileSync(join(dirname(engine), '../package.json'), 'utf8')) as { version: string }
  return version
}

async function schemaVersion(): Promise<string> {
  const checksums = (await readMigrations()).map((migration) => migration.checksum)
  return createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16)
}

async function openFresh(url: string): Promise<Database> {
  const database = await openBareOnServer(url)
  await migrate(database)
  return database
}

/** A database of its own on the server, so that suites may run side by side; dropped when closed. */
export async function openBareOnServer(url: string): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const database = await openDatabase({ databaseUrl: own.href, folder: '' })
  return {
    ...database,
    async close() {
      await database.close()
      await administer(url, `drop database if exists ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
