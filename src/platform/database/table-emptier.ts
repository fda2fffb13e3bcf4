import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'

/** What deleted rows may leave of a table before it is cut off instead: cutting is slow, dead rows slow the reading. */
const deadBytesMax = 512 * 1024

/**
 * For tests: empties every table but those to keep, in one call. It deletes, for most tables are empty and the others have few
 * rows: truncating takes a hundred times longer. The statements stand in a function, which plans them once a session.
 */
export async function tableEmptier(database: Database, keep: readonly string[] = []): Promise<() => Promise<void>> {
  const kept = new Set(['schema_migration', ...keep])
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(database.kysely)
  const names = rows.map((row) => row.name).filter((name) => !kept.has(name))
  await sql`create schema if not exists for_tests`.execute(database.kysely)
  // As a replica: the audit refuses to lose rows otherwise, and nobody asks whether a row is still referred to.
  await sql
    .raw(
      `create or replace function for_tests.empty_tables() returns void language plpgsql
         set session_replication_role = replica set client_min_messages = warning
         as $$ begin ${names.map(emptying).join('\n')} end $$`,
    )
    .execute(database.kysely)
  return async () => {
    await sql`select for_tests.empty_tables()`.execute(database.kysely)
  }
}

function emptying(name: string): string {
  return `delete from ${name}; if found and pg_relation_size('${name}') > ${deadBytesMax} then truncate ${name} cascade; end if;`
}
