import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { openDatabase } from '#platform/database/open-database.ts'
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
