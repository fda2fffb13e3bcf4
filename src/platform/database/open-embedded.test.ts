import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import type { Database } from '#platform/database/database.ts'
import { lockFolder } from '#platform/database/folder-lock.ts'
import { localSocketPath } from '#platform/database/local-socket.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { query } from '#platform/database/wire.ts'

describe('one folder', () => {
  let folder = ''
  let running: Database
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-open-'))
    running = await openDatabase({ folder }, { limits: { waitMs: 400, idleInTransactionMs: 800 } })
    await sql`create table mark (text text)`.execute(running.kysely)
  })
  beforeEach(async () => void (await sql`delete from mark`.execute(running.kysely)))
  afterAll(async () => {
    await running.close()
    expect(readdirSync(join(folder, 'database'))).toEqual(['pg'])
    rmSync(folder, { recursive: true, force: true })
  })
  const marks = async (database = running) =>
    (await sql<{ text: string }>`select text from mark`.execute(database.kysely)).rows

  test('a second opening is refused with a sentence that says what to do', async () => {
    const second = openDatabase({ folder })
    await expect(second).rejects.toBeInstanceOf(Refusal)
    await expect(second).rejects.toThrow(`tiến trình khác (số ${process.pid})`)
  })

  test('the command line joins the running process, and its transactions are whole', async () => {
    const joined = await openDatabase({ folder }, { joinRunning: true })
    await joined.transaction(async (tx) => {
      await sql`insert into mark values ('Đã ghi')`.execute(tx)
      await sql`insert into mark values ('từ dòng lệnh')`.execute(tx)
    })
    expect(joined.kind).toBe('embedded')
    expect(await marks()).toEqual([{ text: 'Đã ghi' }, { text: 'từ dòng lệnh' }])
    await joined.close()
    expect(await marks()).toHaveLength(2)
  })

  test('only the owner may open the door', () => {
    expect(statSync(localSocketPath(join(folder, 'database'))).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'database')).mode & 0o777).toBe(0o700)
  })

  test('a client that drops in a transaction is rolled back and others go on', async () => {
    const socket = createConnection(localSocketPath(join(folder, 'database')))
    const heard = listen(socket)
    socket.write(startup)
    await expect.poll(heard).toContain('server_version')
    socket.write(Buffer.concat([query('begin'), query(`insert into mark values ('half')`)]))
    await expect.poll(heard).toContain('INSERT 0 1')
    socket.destroy()
    expect(await marks()).toEqual([])
  })

  test('a query beside an open transaction waits, and is refused after the limit', async () => {
    const inside = running.transaction(async (tx) => {
      await sql`insert into mark values ('first')`.execute(tx)
      await expect(sql`select 1`.execute(running.kysely)).rejects.toMatchObject({
        code: '55P03',
        message: /through tx/,
      })
    })
    await inside
    expect(await marks()).toEqual([{ text: 'first' }])
  })

  test('a transaction that says nothing for too long is ended and rolled back', async () => {
    const silent = running.transaction(async (tx) => {
      await sql`insert into mark values ('silent')`.execute(tx)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await sql`select 1`.execute(tx)
    })
    await expect(silent).rejects.toThrow()
    expect(await marks()).toEqual([])
  })

  test('copy from the client, which would end the engine, is refused', async () => {
    const copy = sql.raw('select 1; copy mark from stdin').execute(running.kysely)
    await expect(copy).rejects.toMatchObject({ code: '0A000' })
    expect(await marks()).toEqual([])
  })

  test('an engine that dies is started again; the transaction it was in is lost as a whole', async () => {
    const died = running.transaction(async (tx) => {
      await sql`insert into mark values ('lost')`.execute(tx)
      await sql.raw('/* gets past the check above */ copy mark from stdin').execute(tx)
    })
    await expect(died).rejects.toThrow()
    await sql`insert into mark values ('kept')`.execute(running.kysely)
    expect(await marks()).toEqual([{ text: 'kept' }])
  })

  test('nonsense at the door does no harm', async () => {
    const socket = createConnection(localSocketPath(join(folder, 'database')))
    const heard = listen(socket)
    socket.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    await expect.poll(heard).toContain('08P01')
    expect(await marks()).toEqual([])
  })

  test('a holder in another container counts while its door answers', async () => {
    const file = join(folder, 'database/lock')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(text), host: 'another-container', pid: 1 }))
    expect(await lockFolder(file, 'nowhere')).toHaveProperty('heldBy.pid', 1)
    const elsewhere = join(folder, 'lock')
    const gone = { ...JSON.parse(text), host: 'another-container', socket: join(folder, 'no-door') }
    writeFileSync(elsewhere, JSON.stringify(gone))
    utimesSync(elsewhere, new Date('2026-01-01'), new Date('2026-01-01'))
    expect(await lockFolder(elsewhere, 'nowhere')).toHaveProperty('release')
    writeFileSync(file, text)
  })

  test('the write-ahead log does not grow for ever', async () => {
    for (let round = 0; round < 12; round++) {
      await sql`insert into mark select repeat(md5(n::text), 10) from generate_series(1, 50000) n`.execute(
        running.kysely,
      )
    }
    const log = readdirSync(join(folder, 'database/pg/pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))
    expect(log.length * 16).toBeLessThanOrEqual(160) // MB; 12 rounds write 300 MB
    await sql`truncate mark`.execute(running.kysely)
  })
})

describe('the lock', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('of a dead process is taken over by exactly one of many', async () => {
    const file = join(folder, 'lock')
    const first = await lockFolder(file, 'nowhere')
    const dead = { ...JSON.parse(readFileSync(file, 'utf8')), pid: 2 ** 22 + 1 }
    writeFileSync(file, JSON.stringify(dead))
    expect('release' in first).toBe(true)
    const all = await Promise.all(Array.from({ length: 8 }, () => lockFolder(file, 'nowhere')))
    expect(all.filter((lock) => 'release' in lock)).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test('of a process whose number was given to another is taken over', async () => {
    const file = join(folder, 'lock')
    await lockFolder(file, 'nowhere')
    const mine = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...mine, processStart: 'an-earlier-boot:1' }))
    expect(await lockFolder(file, 'nowhere')).toHaveProperty('release')
  })
})

const startup = (() => {
  const body = Buffer.from('user\0postgres\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(body.length + 8, 0)
  head.writeInt32BE(196608, 4)
  return Buffer.concat([head, body])
})()

function listen(socket: ReturnType<typeof createConnection>): () => string {
  let heard = ''
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => undefined)
  return () => heard
}
