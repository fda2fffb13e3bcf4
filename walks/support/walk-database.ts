import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A database of its own on the test server, a copy of `template` or empty; gone afterwards. */
export async function makeDatabase(template?: string): Promise<{ name: string; url: string; drop(): Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL!
  const name = `walk_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { name, url: url.href, drop: () => dropDatabase(name) }
}

export function dropDatabase(name: string): Promise<void> {
  return onServer(process.env.TEST_DATABASE_URL!, `drop database if exists ${name} with (force)`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
