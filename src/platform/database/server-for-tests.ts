import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open-database.ts'

const templateVariable = 'LGD_TEST_TEMPLATE'

/** Global set-up of the unit suites: names the database that they copy in this run, and drops it at the end. */
export function setup(): () => Promise<void> {
  const name = newName('template')
  process.env[templateVariable] = name
  return async () => {
    const url = process.env.TEST_DATABASE_URL
    if (url) await drop(url, name)
  }
}

/**
 * A database of its own on the server, so that suites may run side by side; dropped when closed. With the schema it is a copy of
 * the run's template, made by who needs it first: forty migrations take seconds, a copy a tenth of one.
 */
export async function openOnServer(url: string, filled: 'bare' | 'migrated'): Promise<Database> {
  const template = filled === 'bare' ? 'template1' : await madeTemplate(url)
  const name = await create(url, template)
  const database = await open(url, name)
  return {
    ...database,
    async close() {
      await database.close()
      await drop(url, name)
    },
  }
}

async function madeTemplate(url: string): Promise<string> {
  const template = process.env[templateVariable]
  if (template === undefined) throw new Error('The suites run without their global set-up (vitest.config.ts).')
  const { rows } = await administer(url, `select 1 from pg_database where datname = '${template}'`)
  if (rows.length > 0) return template
  const name = await create(url, 'template1')
  const database = await open(url, name)
  await migrate(database)
  await database.close()
  try {
    await administer(url, `alter database ${name} rename to ${template}`)
  } catch {
    await drop(url, name) // another worker was first; either one is good
  }
  return template
}

async function create(url: string, template: string): Promise<string> {
  const name = newName('test')
  await administer(url, `create database ${name} template ${template}`)
  return name
}

function open(url: string, name: string): Promise<Database> {
  const own = new URL(url)
  own.pathname = `/${name}`
  return openDatabase({ databaseUrl: own.href, folder: '' })
}

async function drop(url: string, name: string): Promise<void> {
  await administer(url, `drop database if exists ${name} with (force)`)
}

function newName(beginning: string): string {
  return `${beginning}_${randomUUID().replaceAll('-', '')}`
}

async function administer(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
