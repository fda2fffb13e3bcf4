import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import { lendInMemory } from '#platform/database/memory-for-tests.ts'
import { openOnServer } from '#platform/database/server-for-tests.ts'
import { tableEmptier } from '#platform/database/table-emptier.ts'

/** `keep`: tables of facts that the suite fills once and does not want emptied between its tests. */
export type SuiteChoice = { keep?: string[] }

/**
 * The same suite on the embedded database (in memory, migrated) and on a PostgreSQL server when TEST_DATABASE_URL names one. Every
 * test starts with empty tables. `database()` may be called inside tests and hooks.
 */
export function onBothDatabases(
  name: string,
  suite: (database: () => Database) => void,
  choice: SuiteChoice = {},
): void {
  describe(`${name} · embedded`, () => within(lendInMemory, suite, choice))
  const url = process.env.TEST_DATABASE_URL
  if (url) describe(`${name} · server`, () => within(() => openOnServer(url, 'migrated'), suite, choice))
  else describe.skip(`${name} · server (skipped: TEST_DATABASE_URL is not set)`, () => suite(notOpen))
}

function within(open: () => Promise<Database>, suite: (database: () => Database) => void, choice: SuiteChoice): void {
  let database: Database | undefined
  let empty = async () => {}
  beforeAll(async () => {
    database = await open()
    empty = await tableEmptier(database, choice.keep)
  })
  beforeEach(() => empty())
  afterAll(async () => await database?.close())
  suite(() => database ?? notOpen())
}

function notOpen(): never {
  throw new Error('database() is for use inside tests and hooks.')
}
