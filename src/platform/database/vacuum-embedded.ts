import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { listTables } from '#platform/database/table-rows.ts'

/**
 * The embedded database has no autovacuum: without this, removed and changed rows keep their room and the planner guesses from no
 * statistics. A nightly job calls it, and the start after the first filling; table by table, so that others get their turn in between. A server does it by itself.
 */
export async function vacuumEmbedded(database: Database): Promise<void> {
  if (database.kind === 'server') return
  for (const table of await listTables(database.kysely))
    await sql`vacuum (analyze) ${sql.table(table.name)}`.execute(database.kysely)
}
