import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('works from a bundle: one file for the program, one for the worker, migrations beside them', async () => {
  const cache = join(root, 'node_modules/.cache') // inside the project, so that the bundle finds its packages
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'bundled-'))
  try {
    const shared = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent' } as const
    await build({
      ...shared,
      stdin: { contents: program, resolveDir: root, loader: 'ts' },
      outfile: join(folder, 'main.js'),
    })
    await build({
      ...shared,
      entryPoints: [join(root, 'src/platform/database/pglite-worker.ts')],
      outfile: join(folder, 'pglite-worker.js'),
    })
    cpSync(join(root, 'src/platform/database/migrations'), join(folder, 'migrations'), { recursive: true })
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.js'), join(folder, 'data')], {
      timeout: 25_000,
    })
    expect(JSON.parse(stdout)).toMatchObject({ first: '0001-audit.sql', count: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const program = `
  import { sql } from 'kysely'
  import { migrate } from './src/platform/database/migrate.ts'
  import { openDatabase } from './src/platform/database/open-database.ts'
  const database = await openDatabase({ folder: process.argv[2] })
  const [first] = await migrate(database)
  const { rows } = await sql\`select count(*) from audit\`.execute(database.kysely)
  await database.close()
  console.info(JSON.stringify({ first, ...rows[0] }))
`
