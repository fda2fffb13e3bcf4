import { sql } from 'kysely'
import { openDatabase } from '#platform/database/open-database.ts'

/**
 * A program for the durability tests: writes one row a transaction and says each number on standard output only after the commit
 * was acknowledged, until it is killed. `node write-until-killed.ts <folder> [database url]`
 */
const [folder, databaseUrl] = process.argv.slice(2)
const database = await openDatabase({ folder: folder!, databaseUrl })
await sql`create table if not exists mark (number integer primary key, text text not null)`.execute(database.kysely)
const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from mark`.execute(
  database.kysely,
)
const first = rows[0]?.next ?? 1
const writers = 4
const step = async (number: number) => {
  await database.transaction(async (tx) => {
    await sql`insert into mark values (${number}, ${'x'.repeat(200)})`.execute(tx)
  })
  process.stdout.write(`${number}\n`)
}
await Promise.all(
  Array.from({ length: writers }, async (_, writer) => {
    for (let number = first + writer; ; number += writers) await step(number)
  }),
)
