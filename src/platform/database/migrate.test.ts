import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, migrationOf, readMigrations } from '#platform/database/migrate.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('migrate', (database) => {
  const first = migrationOf('9001-first.sql', 'create table one (id integer); insert into one values (1);')
  const second = migrationOf('9002-second.sql', 'alter table one add column two integer;')
  const forget = async () => {
    await sql`drop table if exists one`.execute(database().kysely)
    await sql`delete from schema_migration where number > 9000`.execute(database().kysely)
  }

  test('applies what is new, in order, once', async () => {
    const seen: string[] = []
    expect(await migrate(database(), (name) => seen.push(name), [first])).toEqual(['9001-first.sql'])
    expect(await migrate(database(), (name) => seen.push(name), [first, second])).toEqual(['9002-second.sql'])
    expect(await migrate(database(), (name) => seen.push(name), [first, second])).toEqual([])
    expect(seen).toEqual(['9001-first.sql', '9002-second.sql'])
    await forget()
  })

  test('two at once apply each file once', async () => {
    const both = await Promise.all([
      migrate(database(), undefined, [first, second]),
      migrate(database(), undefined, [first, second]),
    ])
    expect(both.flat().sort()).toEqual(['9001-first.sql', '9002-second.sql'])
    expect((await sql`select id from one`.execute(database().kysely)).rows).toEqual([{ id: 1 }])
    await forget()
  })

  test('a file that fails leaves nothing of itself', async () => {
    const broken = migrationOf('9001-first.sql', 'create table one (id integer); select no_such_column from one;')
    await expect(migrate(database(), undefined, [broken])).rejects.toMatchObject({ code: '42703' })
    expect(await migrate(database(), undefined, [first])).toEqual(['9001-first.sql'])
    await forget()
  })

  test('a file changed after it was applied is a fault', async () => {
    await migrate(database(), undefined, [first])
    const changed = migrationOf(first.name, `${first.text} -- edited`)
    await expect(migrate(database(), undefined, [changed])).rejects.toThrow('was changed after it had been applied')
    await forget()
  })
})

test('the files have numbers of their own and names that say why', async () => {
  const numbers = (await readMigrations()).map((migration) => migration.number)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  expect(() => migrationOf('12-short.sql', '')).toThrow('is named like')
})
