import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database/database.ts'

/** One table as a backup sees it: its columns and their SQL types, without generated columns, which the database fills itself. */
export type TableShape = { name: string; columns: { name: string; type: string }[] }

/** All tables with their columns, by name; `schema_migration` is told by the manifest instead. */
export async function listTables(db: Db): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname as name,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    group by c.relname order by c.relname collate "C"`.execute(db)
  return rows
}

/**
 * The rows as JSON lines, each value in PostgreSQL's own text so that nothing is lost (exact numbers, microseconds, a JSON null
 * beside no value). In the order of the primary key, by bytes so that both databases agree, in chunks of about 4 MB. One
 * consistent moment when the transaction is `repeatable read`.
 */
export async function* readRows(tx: Tx, table: TableShape): AsyncGenerator<string[]> {
  const line = sql`row_to_json(texts)::text`
  const key = await keyColumns(tx, table.name)
  const order = key.length > 0 ? sql.join(key.map(orderBy)) : sql`${line} collate "C"`
  const texts = sql.join(table.columns.map(({ name }) => sql`t.${sql.ref(name)}::text as ${sql.ref(name)}`))
  await sql`declare backup_rows no scroll cursor for
    select ${line} as line from ${sql.table(table.name)} t cross join lateral (select ${texts}) texts order by ${order}`.execute(
    tx,
  )
  let size = 200
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(size)} from backup_rows`.execute(tx)
    if (rows.length === 0) break
    const lines = rows.map((row) => row.line)
    yield lines
    const charsEach = lines.reduce((sum, line) => sum + line.length, 0) / lines.length
    size = Math.max(1, Math.min(2_000, Math.floor(chunkChars / charsEach)))
  }
  await sql`close backup_rows`.execute(tx)
}

export async function writeRows(tx: Tx, table: TableShape, lines: string): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(table.columns.map(({ name, type }) => sql`(line ->> ${sql.lit(name)})::${sql.raw(type)}`))
  const array = `[${lines.trimEnd().replaceAll('\n', ',')}]`
  await sql`insert into ${sql.table(table.name)} (${columns}) overriding system value
    select ${values} from json_array_elements(${array}::json) line`.execute(tx)
}

/** Values as texts must not depend on anybody's settings. */
export async function plainTexts(tx: Tx): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(tx)
  await sql`set local datestyle = 'ISO'`.execute(tx)
  await sql`set local intervalstyle = 'postgres'`.execute(tx)
  await sql`set local bytea_output = 'hex'`.execute(tx)
  await sql`set local extra_float_digits = 1`.execute(tx)
}

/** A table's checksum grows line by line. */
export function rowsChecksum() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(lines: string[]) {
      rows += lines.length
      for (const line of lines) hash.update(line).update('\n')
    },
    result: () => ({ rows, checksum: hash.digest('hex') }),
  }
}

type KeyColumn = { name: string; isText: boolean }

async function keyColumns(db: Db, table: string): Promise<KeyColumn[]> {
  const { rows } = await sql<KeyColumn>`
    select a.attname as name, a.attcollation <> 0 as "isText"
    from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = ${table}::regclass and i.indisprimary order by k.place`.execute(db)
  return rows
}

function orderBy(column: KeyColumn) {
  return column.isText ? sql`t.${sql.ref(column.name)} collate "C"` : sql`t.${sql.ref(column.name)}`
}

const chunkChars = 4 * 1024 * 1024
