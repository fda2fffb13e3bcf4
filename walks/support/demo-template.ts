import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dropDatabase } from './walk-database.ts'

/**
 * The demo, made once a run and copied for each walk: it takes a quarter of a minute, and every walk wants one of its own. This
 * is the walks' global set-up: it gives a folder for the copies and removes it, and their database, at the end.
 */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-demo-'))
  process.env[folderVariable] = folder
  return async () => {
    const named = databaseFile(folder)
    if (existsSync(named)) await dropDatabase(readFileSync(named, 'utf8'))
    rmSync(folder, { recursive: true, force: true })
  }
}

const folderVariable = 'LGD_WALK_TEMPLATES'

export type DemoTemplate = { dataFolder: string; databaseName: string | undefined }
type MakeDemo = (dataFolder: string) => Promise<{ databaseName: string | undefined }>

/** The template for a database, made by `make` for whichever walk asks first; one that runs beside it waits. */
export async function demoTemplate(database: 'embedded' | 'server', make: MakeDemo): Promise<DemoTemplate> {
  const folder = process.env[folderVariable]!
  const dataFolder = join(folder, database)
  const [isMade, isFailed] = [join(folder, `${database}-made`), join(folder, `${database}-failed`)]
  if (isFirst(join(folder, `${database}-making`))) {
    try {
      const { databaseName } = await make(dataFolder)
      if (databaseName !== undefined) writeFileSync(databaseFile(folder), databaseName)
      writeFileSync(isMade, '')
    } catch (error) {
      writeFileSync(isFailed, String(error))
      throw error
    }
  }
  while (!existsSync(isMade)) {
    if (existsSync(isFailed)) throw new Error(`The demo was not made: ${readFileSync(isFailed, 'utf8')}`)
    await sleep(100)
  }
  return { dataFolder, databaseName: database === 'server' ? readFileSync(databaseFile(folder), 'utf8') : undefined }
}

/** Making a folder succeeds once, whoever tries at the same moment. */
function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark)
    return true
  } catch {
    return false
  }
}

/** With its permissions: the key is readable by its owner alone. */
export function copyData({ dataFolder }: DemoTemplate, to: string): void {
  execFileSync('cp', ['-a', `${dataFolder}/.`, to])
}

function databaseFile(folder: string): string {
  return join(folder, 'server-database')
}
