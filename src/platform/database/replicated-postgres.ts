import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { sessionSettings } from '#platform/database/session-settings.ts'
import { freePort } from '#platform/free-port.ts'

/** A PostgreSQL server and its streaming replica, which every commit waits for; on loopback. */
export type ReplicatedPair = {
  primaryUrl: string
  replicaUrl: string
  /** Ends the primary without a word; the replica becomes one. */
  promote(): Promise<void>
  stopReplica(): Promise<void>
  stop(): Promise<void>
}

/** The same with PgBouncer before both. */
export type ReplicatedPostgres = {
  /** PgBouncer, in transaction mode, to whoever is the primary. */
  url: string
  /** PgBouncer, to the replica, also after it was promoted. */
  readUrl: string
  replicaUrl: string
  /** Ends the primary without a word, makes the replica the primary, and points PgBouncer there. Answers with how long it took. */
  failOver(): Promise<{ tookMs: number }>
  stop(): Promise<void>
}

const execute = promisify(execFile)
const asRoot = process.getuid?.() === 0

/** Names what this machine lacks; an empty list: all is there. Installs nothing. */
export function missingPrograms(): string[] {
  return [
    ...(programs === undefined ? ['postgresql (15 or newer)'] : []),
    ...(pgbouncer === undefined ? ['pgbouncer'] : []),
    ...(asRoot && runuser === undefined ? ['util-linux (runuser)'] : []),
  ]
}

/** `commitsWait`: nothing is committed that the replica does not have; then a replica that stops would stop all writing. */
export async function startReplicatedPair({ commitsWait }: { commitsWait: boolean }): Promise<ReplicatedPair> {
  const pair = await startPair(commitsWait)
  return {
    primaryUrl: addressAt(pair.primaryPort),
    replicaUrl: addressAt(pair.replicaPort),
    promote: pair.promote,
    stopReplica: () => pair.stopServer(pair.replica),
    stop: pair.stop,
  }
}

const addressAt = (port: number, database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`

async function startPair(commitsWait: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-replicated-'))
  if (asRoot) await execute('chown', ['postgres', folder])
  const [primary, replica] = [join(folder, 'primary'), join(folder, 'replica')]
  const [primaryPort, replicaPort] = [await freePort(), await freePort()]
  await run(
    'initdb',
    '-D',
    primary,
    '-U',
    'postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  )
  await startServer(folder, primary, primaryPort)
  const base = ['-h', '127.0.0.1', '-p', String(primaryPort), '-U', 'postgres', '-D', replica]
  await run('pg_basebackup', ...base, '-R', '-X', 'stream', '-c', 'fast', '--no-sync')
  await startServer(folder, replica, replicaPort)
  // From here on nothing is committed that the replica does not have; the replica itself waits for nobody when it takes over.
  await tell(addressAt(primaryPort), [
    ...(commitsWait ? [`alter system set synchronous_standby_names = '*'`, 'select pg_reload_conf()'] : []),
    ...Object.entries(sessionSettings).map(
      ([name, value]) => `alter role postgres in database postgres set ${name} = '${value}'`,
    ),
  ])
  const stopServer = async (files: string) => void (await run('pg_ctl', '-D', files, '-m', 'immediate', 'stop'))
  return {
    folder,
    replica,
    primaryPort,
    replicaPort,
    async promote() {
      process.kill(numberIn(join(primary, 'postmaster.pid')), 'SIGKILL')
      await run('pg_ctl', '-D', replica, '-w', 'promote')
    },
    stopServer,
    async stop() {
      for (const files of [replica, primary]) await stopServer(files).catch(() => {})
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const pair = await startPair(true)
  const { folder, primaryPort, replicaPort } = pair
  const poolPort = await freePort()
  const settings = join(folder, 'pgbouncer.ini')
  const point = (port: number) =>
    writeFileSync(settings, pgbouncerSettings(folder, { server: port, replica: replicaPort, pool: poolPort }))
  point(primaryPort)
  const pool = asRoot
    ? spawn(runuser!, ['-u', 'postgres', '--', pgbouncer!, settings], { cwd: '/' })
    : spawn(pgbouncer!, [settings])
  await untilAnswers(addressAt(poolPort))
  return {
    url: addressAt(poolPort),
    readUrl: addressAt(poolPort, 'replica'),
    replicaUrl: addressAt(replicaPort),
    async failOver() {
      const begun = performance.now()
      await pair.promote()
      point(replicaPort)
      process.kill(numberIn(join(folder, 'pgbouncer.pid')), 'SIGHUP')
      await untilAnswers(addressAt(poolPort))
      return { tookMs: Math.round(performance.now() - begun) }
    },
    async stop() {
      pool.kill('SIGTERM')
      if (existsSync(join(folder, 'pgbouncer.pid'))) process.kill(numberIn(join(folder, 'pgbouncer.pid')), 'SIGTERM')
      await pair.stop()
    },
  }
}

function pgbouncerSettings(folder: string, port: { server: number; replica: number; pool: number }): string {
  return `[databases]
postgres = host=127.0.0.1 port=${port.server} dbname=postgres user=postgres
replica = host=127.0.0.1 port=${port.replica} dbname=postgres user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port.pool}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
server_login_retry = 1
logfile = ${join(folder, 'pgbouncer.log')}
pidfile = ${join(folder, 'pgbouncer.pid')}
`
}

async function startServer(folder: string, files: string, port: number): Promise<void> {
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=60 -c shared_buffers=64MB -c hot_standby=on`
  await run('pg_ctl', '-D', files, '-l', `${files}.log`, '-w', '-t', '60', '-o', options, 'start')
}

function run(program: string, ...parameters: string[]) {
  const path = join(programs!, program)
  return asRoot
    ? execute(runuser!, ['-u', 'postgres', '--', path, ...parameters], { cwd: '/' })
    : execute(path, parameters)
}

async function tell(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const waitMsMax = 60_000

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + waitMsMax
  for (;;) {
    try {
      return await tell(url, ['select 1'])
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(100)
    }
  }
}

function numberIn(file: string): number {
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

const pgbouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync)
const runuser = ['/usr/sbin/runuser', '/sbin/runuser'].find(existsSync)
const programs = (() => {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  return versions
    .sort((a, b) => b - a)
    .map((version) => join(base, String(version), 'bin'))
    .find((bin) => existsSync(join(bin, 'pg_basebackup')))
})()
