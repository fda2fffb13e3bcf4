import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder, readConfig } from '#app/config.ts'
import { openHouse } from '#app/open-house.ts'
import type { House } from '#platform/house.ts'

/** Runs the command line as an operator does: a process of its own, on the data folder (and database) given. */
export function runLgd(
  where: { dataFolder: string; databaseUrl?: string },
  ...words: string[]
): Promise<{ exitCode: number; printed: string; remarked: string }> {
  const { PATH, HOME } = process.env
  const env = {
    PATH,
    HOME,
    NODE_NO_WARNINGS: '1',
    LGD_DATA: where.dataFolder,
    ...(where.databaseUrl === undefined ? {} : { DATABASE_URL: where.databaseUrl }),
  }
  return new Promise((resolve) => {
    const program = join(projectFolder(), 'src/app/lgd.ts')
    const child = execFile(
      process.execPath,
      [program, ...words],
      { env, timeout: 100_000, maxBuffer: 10_000_000 },
      (_, printed, remarked) => resolve({ exitCode: child.exitCode ?? -1, printed, remarked }),
    )
  })
}

/** Opens the system as the server does: it holds the embedded database until closed. */
export function openAsServer(where: { dataFolder: string; databaseUrl?: string }): Promise<House> {
  const config = readConfig({ LGD_DATA: where.dataFolder, DATABASE_URL: where.databaseUrl }, projectFolder())
  return openHouse(config, () => undefined)
}
