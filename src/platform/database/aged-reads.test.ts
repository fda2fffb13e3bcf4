import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { whatFailed } from '#platform/database/replica-faults.ts'
import { missingPrograms, type ReplicatedPair, startReplicatedPair } from '#platform/database/replicated-postgres.ts'

const write = (db: Db) => sql`insert into rate_limit (key) values ('x')`.execute(db)
const timezone = async (db: Db) =>
  (await sql<{ timezone: string }>`select current_setting('timezone') as timezone`.execute(db)).rows[0]!.timezone

onBothDatabases('đọc chỗ có thể cũ vài giây, khi chỉ có một máy chủ', (database) => {
  test('đọc ở chính nó, một lúc với việc khác, và không ghi được gì', async () => {
    const seen = await Promise.all([1, 2, 3].map(() => database().readAged(timezone)))
    expect(seen).toEqual(seen.map(() => ({ found: 'UTC', behindSeconds: null })))
    await expect(database().readAged(write)).rejects.toMatchObject({ code: '25006' })
    const refusal = new Refusal(404, 'Không thấy.')
    await expect(database().readAged(() => Promise.reject(refusal))).rejects.toBe(refusal)
    expect(await database().lookAtReplica()).toEqual({ kind: 'none' })
    expect(await timezone(database().kysely)).toBe('UTC')
  })
})

describe('lỗi của một câu hỏi ở bản sao', () => {
  const coded = (code: string) => Object.assign(new Error('lỗi'), { code })
  test('chỉ mất kết nối mới là bản sao không còn; hết phiên, quá lâu, lỗi lập trình thì không đổ sang máy chính', () => {
    for (const code of ['ECONNREFUSED', '57P01', '57P03', '08006', '53300'])
      expect(whatFailed(coded(code))).toBe('replica')
    expect(whatFailed(new Error('Connection terminated unexpectedly'))).toBe('replica')
    expect(whatFailed(new Error('Connection terminated due to connection timeout'))).toBe('replica')
    expect(whatFailed(coded('40001'))).toBe('moment')
    expect(whatFailed(coded('42703'))).toBe('moment')
    expect(whatFailed(new Error('timeout exceeded when trying to connect'))).toBe('no-session')
    for (const code of ['57014', '25006', '22012', '42601']) expect(whatFailed(coded(code))).toBe('question')
    for (const error of [new Error('Query read timeout'), new TypeError('x'), new Refusal(404, 'Không thấy.')])
      expect(whatFailed(error)).toBe('question')
  })
})

const missing = missingPrograms().filter((name) => name !== 'pgbouncer')

describe.skipIf(missing.length > 0)(
  `bản sao để đọc${missing.length > 0 ? ' (bỏ qua: không có PostgreSQL)' : ''}`,
  () => {
    let pair: ReplicatedPair
    let database: Database
    const opened: Database[] = []
    const open = async (url: string, behindSecondsMax = 30) => {
      const one = await openDatabase({ databaseUrl: pair.primaryUrl, folder: '', replica: { url, behindSecondsMax } })
      opened.push(one)
      return one
    }
    beforeAll(async () => {
      pair = await startReplicatedPair({ commitsWait: false })
      database = await open(pair.replicaUrl)
      await sql`create table note (words text)`.execute(database.kysely)
      await sql`create database other`.execute(database.kysely)
    }, 180_000)
    afterAll(async () => {
      for (const one of opened) await one.close()
      await pair.stop()
    })

    const isThere = async (db: Db) =>
      (await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(db)).rows[0]!.replica
    const count = async (db: Db) => (await sql<{ count: number }>`select count(*) from note`.execute(db)).rows[0]!.count
    const onReplica = async (statement: string) => {
      const replica = await openDatabase({ databaseUrl: pair.replicaUrl, folder: '' })
      await sql.raw(statement).execute(replica.kysely)
      await replica.close()
    }
    const untilFresh = async (one: Database) => {
      await expect.poll(async () => (await one.lookAtReplica()).kind, { timeout: 20_000 }).toBe('fresh')
    }

    test('còn mới thì bản sao trả lời và nói cũ nhiều nhất bao lâu; ghi vào đó thì bị từ chối, cả ở máy chính', async () => {
      await untilFresh(database)
      const { found, behindSeconds } = await database.readAged(isThere)
      expect(found).toBe(true)
      expect(behindSeconds).toBeGreaterThanOrEqual(0)
      expect(behindSeconds).toBeLessThanOrEqual(30)
      expect((await database.readAged(timezone)).found).toBe('UTC')
      const insert = (db: Db) => sql`insert into note values ('x')`.execute(db)
      await expect(database.readAged(insert)).rejects.toMatchObject({ code: '25006' })
      expect(await count(database.kysely)).toBe(0)
      expect(await isThere(database.kysely)).toBe(false)
    })

    test('chậm quá mức đặt ra thì máy chính trả lời, bản sao đuổi kịp thì lại đọc ở đó', async () => {
      const strict = await open(pair.replicaUrl, 1)
      await untilFresh(strict)
      await onReplica('select pg_wal_replay_pause()')
      await sql`insert into note values ('sau khi bản sao dừng')`.execute(strict.kysely)
      await expect.poll(async () => (await strict.lookAtReplica()).kind, { timeout: 20_000 }).toBe('behind')
      expect(await strict.readAged(count)).toEqual({ found: 1, behindSeconds: null })
      await onReplica('select pg_wal_replay_resume()')
      await untilFresh(strict)
      const again = await strict.readAged(count)
      expect(again.found).toBe(1)
      expect(again.behindSeconds).not.toBeNull()
    })

    test('lỗi của chính câu hỏi thì hỏi một lần và bản sao vẫn đọc; vướng một lúc thì máy chính trả lời riêng lần ấy', async () => {
      await untilFresh(database)
      let times = 0
      const fault = new TypeError('lỗi lập trình')
      const faulty = () => {
        times++
        return Promise.reject(fault)
      }
      await expect(database.readAged(faulty)).rejects.toBe(fault)
      expect(times).toBe(1)
      await expect(database.readAged((db) => sql`select 1 / 0`.execute(db))).rejects.toMatchObject({ code: '22012' })
      expect((await database.readAged(isThere)).found).toBe(true)
      const collides = async (db: Db) => {
        const there = await isThere(db)
        if (there)
          throw Object.assign(new Error('canceling statement due to conflict with recovery'), { code: '40001' })
        return there
      }
      expect(await database.readAged(collides)).toEqual({ found: false, behindSeconds: null })
      expect((await database.readAged(isThere)).found).toBe(true)
    })

    test('mọi phiên đọc đều bận: người đợi lâu được mời quay lại, máy chính không gánh thay, bản sao không bị coi là mất', async () => {
      const crowded = await open(pair.replicaUrl)
      await untilFresh(crowded)
      const slow = Array.from({ length: 8 }, () =>
        crowded.readAged((db) => sql`select pg_sleep(7)`.execute(db).then(() => isThere(db))),
      )
      const asked: boolean[] = []
      const late = crowded.readAged(async (db) => asked.push(await isThere(db)))
      await expect(late).rejects.toMatchObject({ status: 503 })
      expect(asked).toEqual([])
      expect(await crowded.lookAtReplica()).toMatchObject({ kind: 'fresh' })
      expect((await Promise.all(slow)).map(({ found }) => found)).toEqual(slow.map(() => true))
    }, 30_000)

    test('địa chỉ của cơ sở dữ liệu khác, hay của chính máy chính, thì không đọc ở đó', async () => {
      const elsewhere = await open(pair.replicaUrl.replace(/postgres$/, 'other'))
      await expect.poll(async () => (await elsewhere.lookAtReplica()).kind, { timeout: 20_000 }).toBe('another')
      const itself = await open(pair.primaryUrl)
      expect(await itself.lookAtReplica()).toEqual({ kind: 'no-replica' })
      for (const one of [elsewhere, itself])
        expect(await one.readAged(count)).toEqual({ found: 1, behindSeconds: null })
    })

    test('bản sao mất giữa chừng thì câu hỏi được hỏi lại ở máy chính', async () => {
      await untilFresh(database)
      await database.readAged(count)
      await pair.stopReplica()
      expect(await database.readAged(count)).toEqual({ found: 1, behindSeconds: null })
      expect(await database.lookAtReplica()).toEqual({ kind: 'away' })
      expect(await database.readAged(count)).toEqual({ found: 1, behindSeconds: null })
    })
  },
)
