import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { inProcessSocket } from '#platform/database/in-process-socket.ts'
import { migrate, readMigrations } from '#platform/database/migrate.ts'
import { embeddedDatabase } from '#platform/database/open-database.ts'
import { type PGliteEngine, startPGlite } from '#platform/database/pglite-engine.ts'
import { SharedSession } from '#platform/database/shared-session.ts'
import { tableEmptier } from '#platform/database/table-emptier.ts'

/**
 * An in-memory PGlite with the schema and empty tables. To start one takes seconds, so a worker keeps one and lends it to suite
 * after suite; one in which a suite left another schema is not lent again.
 */
export async function lendInMemory(): Promise<Database> {
  const { engine, session, schema } = (await takeIdle()) ?? (await startMigrated())
  const database = overSession(session, async () => {
    if (idle !== undefined) return engine.close()
    idle = { engine, session, schema }
  })
  await (await tableEmptier(database))()
  return database
}

type Lent = { engine: PGliteEngine; session: SharedSession; schema: string }
let idle: Lent | undefined

async function takeIdle(): Promise<Lent | undefined> {
  const taken = idle
  idle = undefined
  if (taken === undefined) return undefined
  const database = overSession(taken.session, async () => undefined)
  try {
    if ((await schemaNow(database)) === taken.schema) return taken
  } catch {
    // the engine has died; another is started
  } finally {
    await database.close()
  }
  await taken.engine.close()
  return undefined
}

async function startMigrated(): Promise<Lent> {
  const migrated = templateFile(`${pgliteVersion()}-${await schemaVersion()}`)
  if (!existsSync(migrated)) await makeTemplate(migrated, await bareTemplate(), migrate)
  const { engine, session } = await startInMemory(migrated)
  const database = overSession(session, async () => undefined)
  await tableEmptier(database)
  const schema = await schemaNow(database)
  await database.close()
  return { engine, session, schema }
}

async function schemaNow(database: Database): Promise<string> {
  const { rows } = await sql<{ counts: string }>`
    select concat_ws(' ', (select count(*) from pg_class), (select count(*) from pg_attribute), (select count(*) from pg_proc),
      (select count(*) from pg_trigger), (select count(*) from schema_migration)) as counts`.execute(database.kysely)
  return rows[0]!.counts
}

/** One of its own without any table, for what builds a schema itself. */
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
  const { engine, session } = await startInMemory(template)
  const database = overSession(session, async () => {
    await session.close()
    await engine.close()
  })
  return { ...database, dump: engine.dump }
}

async function startInMemory(template: string | undefined): Promise<{ engine: PGliteEngine; session: SharedSession }> {
  const engine = await startPGlite({ memoryFrom: template })
  return { engine, session: new SharedSession(engine, { waitMs: 10_000, idleInTransactionMs: 20_000 }) }
}

function overSession(session: SharedSession, close: () => Promise<void>): Database {
  return embeddedDatabase({ socket: () => inProcessSocket((end) => session.serve(end)), close })
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
