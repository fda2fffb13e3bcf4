import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '#platform/free-port.ts'
import { copyData, demoTemplate } from './demo-template.ts'
import { makeDatabase } from './walk-database.ts'

/** The whole system as `npm start` runs it, on data of its own. */
export type RunningSystem = {
  address: string
  dataFolder: string
  /** Where its rows lie when they lie on a server. */
  databaseUrl: string | undefined
  /** What it printed so far. */
  printed(): string
  /** The demo's password for all its people. */
  password(): string
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>
  /** Calls the command line on the same data, running or not; answers with what it printed. */
  lgd(...words: string[]): Promise<string>
  /** Starts it again on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export type SystemChoice = { database: 'embedded' | 'server'; empty?: boolean; settings?: Record<string, string> }

/** Walks and benches are run from the repository's folder; a bench is bundled, so its own place says nothing. */
const root = process.cwd()
// the demo takes a quarter of a minute on a quiet machine, several times that on a busy one
const startMsMax = 180_000

export function isBuilt(): boolean {
  return existsSync(join(root, 'dist/main.js'))
}

export async function startSystem(choice: SystemChoice): Promise<RunningSystem> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-walk-'))
  const template = choice.empty ? undefined : await demoTemplate(choice.database, (folder) => makeDemo(choice, folder))
  if (template !== undefined) copyData(template, dataFolder)
  const database = choice.database === 'server' ? await makeDatabase(template?.databaseName) : undefined
  const system = await runSystem(dataFolder, database?.url, choice)
  return {
    ...system,
    async stop() {
      await system.stop()
      await database?.drop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** The first start of a system, which makes the demo, ended as soon as people could come in. */
async function makeDemo(choice: SystemChoice, dataFolder: string): Promise<{ databaseName: string | undefined }> {
  const database = choice.database === 'server' ? await makeDatabase() : undefined
  const system = await runSystem(dataFolder, database?.url, {})
  await system.stop()
  return { databaseName: database?.name }
}

async function runSystem(
  dataFolder: string,
  databaseUrl: string | undefined,
  { empty, settings }: Pick<SystemChoice, 'empty' | 'settings'>,
): Promise<RunningSystem> {
  const port = await freePort()
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    LGD_DATA: dataFolder,
    LGD_DEMO: empty ? '0' : '1',
    DATABASE_URL: databaseUrl ?? '',
    ...settings,
  }
  let printed = ''
  let child: ChildProcess
  const start = async () => {
    child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js', ...(empty ? ['--empty'] : [])], {
      cwd: root,
      env: environment,
    })
    child.stdout!.on('data', (chunk) => (printed += chunk))
    child.stderr!.on('data', (chunk) => (printed += chunk))
    const deadline = Date.now() + startMsMax
    while (!(await answers(port))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL')
        throw new Error(`The system did not start:\n${printed}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  await start()
  return {
    address: `http://localhost:${port}`,
    dataFolder,
    databaseUrl,
    printed: () => printed,
    password: () => readFileSync(join(dataFolder, 'demo-password.txt'), 'utf8').trim(),
    lgd: (...words) => callLgd(words, environment),
    kill: () => end('SIGKILL'),
    restart: start,
    stop: () => end('SIGTERM'),
  }
}

async function callLgd(words: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/lgd.js', ...words], { cwd: root, env })
  return stdout
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/khoe`)).ok
  } catch {
    return false
  }
}
