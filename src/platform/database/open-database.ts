import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '#platform/database/database.ts'
import { openEmbedded } from '#platform/database/open-embedded.ts'
import { checkPooledSettings, sessionSettings } from '#platform/database/session-settings.ts'
import type { SessionLimits } from '#platform/database/shared-session.ts'
import type { Tables } from '#platform/database/tables.ts'
import { valueParsers } from '#platform/database/value-parsers.ts'
import type { WireDatabase } from '#platform/database/wire-database.ts'

export type Where = {
  /** `postgres://…`: a PostgreSQL server, version 15 or later. Without it, the embedded database. */
  databaseUrl?: string
  /** The address is PgBouncer's in transaction mode: no setting is told with a connection, the role has them. */
  pooled?: boolean
  /** The data folder; the embedded database lives in `database/` under it. */
  folder: string
}

export type OpenChoice = {
  /** When another live process holds the folder, work through it instead of refusing. */
  joinRunning?: boolean
  /** Shown in the server's list of sessions. */
  name?: string
  /** Sessions at once. */
  connectionsMax?: number
  limits?: SessionLimits
}

/** Opens the database; refuses (409) when another live process holds the folder. */
export async function openDatabase(where: Where, choice: OpenChoice = {}): Promise<Database> {
  if (where.databaseUrl && where.pooled) return pooledDatabase(where.databaseUrl, choice)
  if (where.databaseUrl) return serverDatabase(where.databaseUrl, choice)
  const wire = await openEmbedded(join(where.folder, 'database'), {
    joinRunning: choice.joinRunning ?? false,
    limits: choice.limits,
  })
  return embeddedDatabase(wire, choice)
}

export function embeddedDatabase(wire: WireDatabase, choice: OpenChoice = {}): Database {
  return poolDatabase(
    'embedded',
    choice,
    { stream: () => wire.socket(), user: 'postgres', database: 'postgres', ssl: false },
    () => wire.close(),
  )
}

function serverDatabase(databaseUrl: string, choice: OpenChoice): Database {
  return poolDatabase(
    'server',
    choice,
    {
      connectionString: databaseUrl,
      options: Object.entries(sessionSettings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      keepAlive: true,
    },
    async () => undefined,
  )
}

async function pooledDatabase(connectionString: string, choice: OpenChoice): Promise<Database> {
  const database = poolDatabase('server', choice, { connectionString, keepAlive: true }, async () => undefined)
  try {
    await checkPooledSettings(database)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

function poolDatabase(
  kind: Database['kind'],
  choice: OpenChoice,
  client: pg.ClientConfig,
  release: () => Promise<void>,
): Database {
  const pool = new pg.Pool({
    ...client,
    application_name: choice.name ?? 'luat-gan-dan',
    types: valueParsers,
    max: choice.connectionsMax ?? 16,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
  })
  // Without listeners, a session that the server ends (restart, idle limit) would end this whole process. Whoever was using it
  // gets the error from his query; the pool replaces it.
  pool.on('connect', (session) => session.on('error', () => undefined))
  pool.on('error', () => undefined)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kysely,
    kind,
    transaction: (run) => kysely.transaction().execute(run),
    async close() {
      await kysely.destroy()
      await release()
    },
  }
}
