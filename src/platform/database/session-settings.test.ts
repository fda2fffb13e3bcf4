import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/open-database.ts'
import { sessionSettings } from '#platform/database/session-settings.ts'

const url = process.env.TEST_DATABASE_URL

/** A role that carries none of the settings, and gets them as the refusal says. */
describe.skipIf(url === undefined)('a pooler passes no settings on', () => {
  const role = `pooled_${process.pid}`
  const own = () => {
    const address = new URL(url!)
    address.username = role
    return address.href
  }
  const tell = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
  beforeAll(() => tell(`create role ${role} login superuser`, `alter role ${role} set timezone = 'Asia/Ho_Chi_Minh'`))
  afterAll(() => tell(`drop role ${role}`))

  test('so it is refused until the role carries them, and the refusal says how', async () => {
    const opening = openDatabase({ databaseUrl: own(), pooled: true, folder: '' })
    const refusal = await opening.then(
      () => '',
      (error: Error) => error.message,
    )
    for (const name of ['timezone', 'statement_timeout', 'lock_timeout']) expect(refusal).toContain(`set ${name} = `)
    const statements = refusal.split('\n').filter((line) => line.startsWith('alter role'))
    await tell(...statements)
    const database = await openDatabase({ databaseUrl: own(), pooled: true, folder: '' })
    await database.close()
    await tell(`alter role ${role} in database postgres reset all`)
  })

  test('without a pooler each connection is told them', async () => {
    const database = await openDatabase({ databaseUrl: own(), folder: '' })
    const { rows } = await database.kysely.connection().execute(async (db) => {
      const { sql } = await import('kysely')
      return sql<{
        name: string
        setting: string
      }>`select lower(name) as name, setting from pg_settings where lower(name) = any(${Object.keys(sessionSettings)})`.execute(
        db,
      )
    })
    await database.close()
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting.split(',')[0]!.toLowerCase()]))).toEqual(
      Object.fromEntries(Object.entries(sessionSettings).map(([name, value]) => [name, value.toLowerCase()])),
    )
  })
})
