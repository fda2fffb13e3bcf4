import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { agedFromPrimary, agedFromReplica } from '#platform/database/aged-reads.ts'
import type { AgedReads, Database, Db } from '#platform/database/database.ts'
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
  /** A streaming replica of that server, which may be read while it is behind by no more than the limit. */
  replica?: { url: string; behindSecondsMax: number } | undefined
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
  if (where.databaseUrl && where.pooled) return pooledDatabase(where.databaseUrl, choice, where.replica)
  if (where.databaseUrl) return serverDatabase(where.databaseUrl, choice, where.replica)
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

type Replica = Where['replica']

function serverDatabase(databaseUrl: string, choice: OpenChoice, replica: Replica): Database {
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
    replica,
  )
}

async function pooledDatabase(connectionString: string, choice: OpenChoice, replica: Replica): Promise<Database> {
  const client = { connectionString, keepAlive: true }
  const database = poolDatabase('server', choice, client, async () => undefined, replica)
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
  replica?: Replica,
): Database {
  const kysely = openPool({
    ...client,
    application_name: choice.name ?? 'luat-gan-dan',
    max: choice.connectionsMax ?? 16,
    connectionTimeoutMillis: 30_000,
  })
  const aged = replica === undefined ? { ...agedFromPrimary(kysely), close: noWait } : openReplica(kysely, replica)
  return {
    kysely,
    kind,
    transaction: (run) => kysely.transaction().execute(run),
    readAged: aged.readAged,
    lookAtReplica: aged.lookAtReplica,
    async close() {
      await aged.close()
      await kysely.destroy()
      await release()
    },
  }
}

const noWait = async () => {}

/** Long enough for a burst of readers, too short for a queue: whoever waits longer is told. */
const waitMsMax = 5_000

function openReplica(
  primary: Db,
  { url, behindSecondsMax }: NonNullable<Replica>,
): AgedReads & Pick<Database, 'close'> {
  const to = { connectionString: url, keepAlive: true, application_name: 'luat-gan-dan-read' }
  const asked = openPool({ ...to, max: 8, connectionTimeoutMillis: waitMsMax, query_timeout: 70_000 })
  const looked = openPool({ ...to, max: 1, connectionTimeoutMillis: 2_000, query_timeout: 3_000 })
  return {
    ...agedFromReplica(primary, { asked, looked }, { behindMsMax: behindSecondsMax * 1_000 }),
    async close() {
      await asked.destroy()
      await looked.destroy()
    },
  }
}

function openPool(settings: pg.PoolConfig): Db {
  const pool = new pg.Pool({ ...settings, types: valueParsers, idleTimeoutMillis: 60_000 })
  // Without listeners, a session that the server ends (restart, idle limit) would end this whole process. Whoever was using it
  // gets the error from his query; the pool replaces it.
  pool.on('connect', (session) => session.on('error', () => undefined))
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
