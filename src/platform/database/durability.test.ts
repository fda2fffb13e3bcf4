import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Where } from '#platform/database/open-database.ts'
import { openSyncedPGlite } from '#platform/database/synced-pglite.ts'
import { startTemporaryPostgres, type TemporaryPostgres } from '#platform/database/temporary-postgres.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-durability-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('embedded', () => {
  test('every commit is synced to the disk, a read is not', async () => {
    let syncs = 0
    const files = join(folder, 'pg')
    mkdirSync(files)
    const pglite = await openSyncedPGlite(files, () => syncs++)
    await pglite.exec('create table mark (number integer)')
    syncs = 0
    for (let number = 0; number < 50; number++) await pglite.query('insert into mark values ($1)', [number])
    expect(syncs).toBe(50)
    for (let number = 0; number < 50; number++) await pglite.query('select * from mark')
    expect(syncs).toBe(50)
    await pglite.close()
  })

  test('kill -9 while writing loses no acknowledged row', async () => {
    const rows = await killWhileWriting({ folder }, 4, async (child) => void child.kill('SIGKILL'))
    expect(rows).toBeGreaterThan(100)
  }, 120_000) // four starts, each with a wait of its own
})

describe('server', () => {
  let postgres: TemporaryPostgres | undefined
  beforeAll(async () => {
    postgres = await startTemporaryPostgres()
  })
  afterAll(async () => await postgres?.stop())
  const started = (skip: (note: string) => never) => postgres ?? skip('this machine has no PostgreSQL programs')

  test('kill -9 of the client loses no acknowledged row', async ({ skip }) => {
    const { url } = started(skip)
    const rows = await killWhileWriting({ folder, databaseUrl: url }, 2, async (child) => void child.kill('SIGKILL'))
    expect(rows).toBeGreaterThan(100)
  })

  test('kill -9 of the server loses no acknowledged row', async ({ skip }) => {
    const { url, crashAndRestart } = started(skip)
    const rows = await killWhileWriting({ folder, databaseUrl: url }, 2, crashAndRestart)
    expect(rows).toBeGreaterThan(100)
  })
})

/** Rounds of: start the writer, let it acknowledge some rows, kill, open again, look for every acknowledged row. */
async function killWhileWriting(
  where: Where,
  rounds: number,
  kill: (child: ChildProcess) => Promise<void>,
): Promise<number> {
  const acknowledged = new Set<number>()
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [program, where.folder, ...(where.databaseUrl ? [where.databaseUrl] : [])])
    let spoken = ''
    child.stdout.on('data', (chunk: Buffer) => {
      spoken += chunk
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    await expect.poll(() => spoken.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(400)
    await kill(child)
    await ended
    const whole = spoken.slice(0, spoken.lastIndexOf('\n'))
    for (const line of whole.split('\n')) acknowledged.add(Number(line))
    const database = await openDatabase(where)
    const { rows } = await sql<{ number: number }>`select number from mark`.execute(database.kysely)
    await database.close()
    const found = new Set(rows.map((row) => row.number))
    expect([...acknowledged].filter((number) => !found.has(number))).toEqual([])
  }
  return acknowledged.size
}

const program = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url))
