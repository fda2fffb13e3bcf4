import '#platform/jobs/job-tables.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { type Database, json } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('database', (database) => {
  const one = async <T>(text: ReturnType<typeof sql<T>>) => (await text.execute(database().kysely)).rows[0]

  test('values come as the same types', async () => {
    const row = await one(sql`select count(*) as count, 9007199254740991::bigint as big, 12.5::numeric as amount,
      date '2026-11-21' as day, timestamptz '2026-11-21 07:00:00+07' as moment, '{"a":[1]}'::jsonb as json, '["x"]'::json as list,
      '0190a5f0-0000-7000-8000-000000000000'::uuid as id, array['a b','c"d',null] as texts, array[1,2]::bigint[] as bigs,
      array[date '2026-01-02'] as days, true as yes, null::text as nothing, '\\xdead'::bytea as bytes`)
    expect(row).toEqual({
      count: 1,
      big: 9007199254740991,
      amount: 12.5,
      day: '2026-11-21',
      moment: new Date('2026-11-21T00:00:00Z'),
      json: { a: [1] },
      list: ['x'],
      id: '0190a5f0-0000-7000-8000-000000000000',
      texts: ['a b', 'c"d', null],
      bigs: [1, 2],
      days: ['2026-01-02'],
      yes: true,
      nothing: null,
      bytes: Buffer.from('dead', 'hex'),
    })
  })

  test('values go in as they come out', async () => {
    const moment = new Date('2026-11-21T03:04:05.678Z')
    const row =
      await one(sql`select ${moment}::timestamptz as moment, ${'2026-11-21'}::date as day, ${['a', 'b,c']}::text[] as texts,
      ${json([1, { đ: 'ạ' }])}::jsonb as json, ${12}::int as number, ${'Nguyễn Thị Tư'}::text as name, ${Buffer.from([0, 255])}::bytea as bytes`)
    expect(row).toEqual({
      moment,
      day: '2026-11-21',
      texts: ['a', 'b,c'],
      json: [1, { đ: 'ạ' }],
      number: 12,
      name: 'Nguyễn Thị Tư',
      bytes: Buffer.from([0, 255]),
    })
  })

  test('a whole number too large to hold exactly is a fault', async () => {
    await expect(one(sql`select 9007199254740993::bigint`)).rejects.toThrow('more than a number can hold')
    expect(await one(sql`select 1 as fine`)).toEqual({ fine: 1 })
  })

  test('errors carry the code of PostgreSQL, and the next query works', async () => {
    await expect(one(sql`select * from no_such_table`)).rejects.toMatchObject({ code: '42P01' })
    await expect(one(sql`select ${'x'}::int`)).rejects.toMatchObject({ code: '22P02' })
    expect(await one(sql`select 2 as fine`)).toEqual({ fine: 2 })
  })

  test('a transaction that throws leaves nothing', async () => {
    await expect(
      database().transaction(async (tx) => {
        await writeMark(tx, 1)
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await marks(database())).toEqual([])
  })

  test('transactions do not see one another half-way', async () => {
    const runs = Array.from({ length: 12 }, (_, run) =>
      database().transaction(async (tx) => {
        await writeMark(tx, run)
        await new Promise((resolve) => setTimeout(resolve, 2))
        await writeMark(tx, run)
        if (run % 3 === 0) throw new Error('back')
      }),
    )
    const looks = Array.from({ length: 12 }, async () => (await marks(database())).length % 2)
    await Promise.allSettled(runs)
    expect(new Set(await Promise.all(looks))).toEqual(new Set([0]))
    expect(await marks(database())).toHaveLength(16)
  })

  test('a session that the server ends in a transaction is rolled back, and the process lives on', async ({ skip }) => {
    if (database().kind === 'embedded')
      skip('one session, nobody ends it; see open-embedded.test.ts for dropped clients')
    const broken = database().transaction(async (tx) => {
      await writeMark(tx, 1)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(broken).rejects.toThrow(/terminat/)
    expect(await marks(database())).toEqual([])
  })

  test('tables are empty at the start of every test', async () => {
    expect(await marks(database())).toEqual([])
    const { count } = await database()
      .kysely.selectFrom('audit')
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(0)
  })
})

type Queries = Database['kysely']

async function writeMark(db: Queries, number: number): Promise<void> {
  await db
    .insertInto('job_schedule')
    .values({ kind: `${number}/${newId()}`, last_run_day: '2026-01-01' })
    .execute()
}

async function marks(database: Database): Promise<string[]> {
  return (await database.kysely.selectFrom('job_schedule').select('kind').execute()).map((row) => row.kind)
}
