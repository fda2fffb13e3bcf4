import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

export type TemporaryPostgres = {
  /** `postgres://…` of a superuser, on a random port of the loopback address. */
  url: string
  /** Kills the server (kill -9) and starts it again on the same files. */
  crashAndRestart(): Promise<void>
  stop(): Promise<void>
}

export type ServerChoice = {
  /** Waits for no disk: twice as quick for suites that make and empty databases all the time. A power cut would ruin it. */
  forgetful?: true
  /** Memory for pages that the server keeps, as a server that serves people is given; 64 MB otherwise. */
  buffersMb?: number
}

/** Where a plain PATH does not look. */
const runuser = ['/usr/sbin/runuser', '/sbin/runuser'].find(existsSync) ?? 'runuser'

/**
 * A throwaway PostgreSQL cluster in a temporary folder; undefined when this machine has no PostgreSQL programs.
 * PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
 */
export async function startTemporaryPostgres(choice: ServerChoice = {}): Promise<TemporaryPostgres | undefined> {
  const programs = findPrograms()
  if (!programs) return undefined
  const asRoot = process.getuid?.() === 0
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-postgres-'))
  const files = join(folder, 'data')
  const settings = [
    ` -c shared_buffers=${choice.buffersMb ?? 64}MB`,
    choice.forgetful ? ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off' : '',
  ].join('')
  const run = (program: string, ...parameters: string[]) => {
    const path = join(programs, program)
    return asRoot
      ? execute(runuser, ['-u', 'postgres', '--', path, ...parameters], { cwd: '/' })
      : execute(path, parameters)
  }
  try {
    if (asRoot) await execute('chown', ['postgres', folder])
    chmodSync(folder, 0o700)
    await run('initdb', '-D', files, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8')
    const port = await startOnFreePort(run, folder, files, settings)
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async crashAndRestart() {
        process.kill(Number(readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
        await startUntilFree(run, folder, files, port, settings)
      },
      async stop() {
        await run('pg_ctl', '-D', files, '-m', 'immediate', '-w', 'stop')
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const execute = promisify(execFile)

type Run = (program: string, ...parameters: string[]) => Promise<unknown>

function findPrograms(): string | undefined {
  const base = '/usr/lib/postgresql' // Debian and Ubuntu, one folder a version
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const folders = versions.sort((a, b) => b - a).map((version) => join(base, String(version), 'bin'))
  return [...folders, '/usr/bin', '/usr/local/bin'].find(
    (bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'pg_ctl')),
  )
}

async function startOnFreePort(run: Run, folder: string, files: string, settings: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(20_000, 60_000)
    try {
      await startServer(run, folder, files, port, settings)
      return port
    } catch (error) {
      if (attempt >= 5) throw error // five random ports in use: something else is wrong
    }
  }
}

/** After a kill the old process may stay listed for some seconds, and the new server believes that it still runs. */
async function startUntilFree(run: Run, folder: string, files: string, port: number, settings: string): Promise<void> {
  const until = Date.now() + 5_000
  for (;;) {
    try {
      return await startServer(run, folder, files, port, settings)
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(200)
    }
  }
}

async function startServer(run: Run, folder: string, files: string, port: number, settings: string): Promise<void> {
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c max_connections=50${settings}`
  await run('pg_ctl', '-D', files, '-l', join(folder, 'log'), '-w', '-t', '30', '-o', options, 'start')
}
