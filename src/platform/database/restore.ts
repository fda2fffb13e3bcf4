import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { type BackupManifest, fileEntryPattern, tableEntryPattern } from '#platform/database/backup-manifest.ts'
import { checkBackup, readBackup } from '#platform/database/check-backup.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { applyMigrations, type Migration, migrate, readMigrations } from '#platform/database/migrate.ts'
import {
  listTables,
  plainTexts,
  readRows,
  rowsChecksum,
  type TableShape,
  writeRows,
} from '#platform/database/table-rows.ts'

export type RestoreChoice = {
  /** Where the folders of the backup go, by the names they were backed up with. */
  folders?: Record<string, string>
  /** `refuse` (default): only into a database without tables and folders without files. `replace`: what is there is lost. */
  existing?: 'refuse' | 'replace'
  report?: (what: string) => void
  /** Those of the product when absent. */
  migrations?: Migration[]
}

export const refusals = {
  notEmpty: new Refusal(
    409,
    'Nơi khôi phục đã có dữ liệu. Hãy khôi phục vào một thư mục hoặc cơ sở dữ liệu trống; nếu chắc chắn muốn thay toàn bộ dữ liệu hiện có, hãy chạy lại với --replace.',
  ),
  newer: (name: string) =>
    new Refusal(
      422,
      `Bản sao lưu được tạo bởi phiên bản phần mềm khác (bước ${name}). Hãy cài phiên bản mới nhất rồi khôi phục lại.`,
    ),
}

/**
 * Brings a backup back: checks it whole, builds the schema as it was then, loads the rows and compares their checksums in one
 * transaction, brings the schema up to today, then puts the folders in place. Until the rows are in, nothing existing is changed.
 */
export async function restore(database: Database, file: string, choice: RestoreChoice = {}): Promise<BackupManifest> {
  const manifest = await checkBackup(file)
  const known = choice.migrations ?? (await readMigrations())
  const then = manifest.migrations.map((applied) => {
    const migration = known.find(
      (candidate) => candidate.number === applied.number && candidate.checksum === applied.checksum,
    )
    if (!migration) throw refusals.newer(applied.name)
    return migration
  })
  const folders = Object.entries(choice.folders ?? {})
  if (choice.existing !== 'replace') {
    const { tables } = await countTables(database)
    const filled = await Promise.all(
      folders.map(async ([, folder]) => existsSync(folder) && (await readdir(folder)).length > 0),
    )
    if (tables > 0 || filled.includes(true)) throw refusals.notEmpty
  }
  await unpackFolders(file, folders, manifest)
  await database.transaction(async (tx) => {
    await sql`set local statement_timeout = '2h'`.execute(tx)
    await plainTexts(tx)
    await sql`drop schema public cascade`.execute(tx)
    await sql`create schema public`.execute(tx)
    await applyMigrations(tx, then)
    await loadTables(tx, file, manifest, choice)
  })
  for (const [, folder] of folders) await putInPlace(folder)
  await migrate(database, undefined, known)
  return manifest
}

async function loadTables(tx: Tx, file: string, manifest: BackupManifest, choice: RestoreChoice): Promise<void> {
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]))
  const unknown = Object.keys(manifest.tables).find((name) => !tables.has(name))
  if (unknown) throw new Error(`The backup has a table ${unknown} that its migrations do not make.`)
  const foreignKeys = await dropForeignKeys(tx)
  for (const name of tables.keys()) {
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx) // the rows are finished; nothing may react to them
    await sql`delete from ${sql.table(name)}`.execute(tx) // what migrations put there is in the backup as it was then
  }
  for await (const { name, content } of readBackup(file)) {
    const table = tables.get(tableEntryPattern.exec(name)?.[1] ?? '')
    if (!table) continue
    if (name.endsWith('/000001.ndjson')) choice.report?.(table.name)
    const pieces: Buffer[] = []
    for await (const piece of content) pieces.push(piece)
    await writeRows(tx, table, Buffer.concat(pieces).toString('utf8'))
  }
  for (const [name, last] of Object.entries(manifest.sequences))
    await sql`select setval(${name}::regclass, ${last})`.execute(tx)
  for (const name of tables.keys()) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
  for (const key of foreignKeys) await sql.raw(key).execute(tx)
  for (const table of tables.values()) await compareTable(tx, table, manifest)
}

async function compareTable(tx: Tx, table: TableShape, manifest: BackupManifest): Promise<void> {
  const checksum = rowsChecksum()
  for await (const lines of readRows(tx, table)) checksum.add(lines)
  const found = checksum.result()
  const expected = manifest.tables[table.name]
  if (found.checksum !== expected?.checksum) {
    throw new Error(
      `After the restore ${table.name} has ${found.rows} rows that differ from the ${expected?.rows} backed up.`,
    )
  }
}

/** Rows come table by table, so a reference may come before what it points to. Returns the statements that add the keys again. */
async function dropForeignKeys(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by oid`.execute(
    tx,
  )
  for (const { drop } of rows) await sql.raw(drop).execute(tx)
  return rows.map((row) => row.add)
}

async function countTables(database: Database): Promise<{ tables: number }> {
  const { rows } = await sql<{ tables: number }>`
    select count(*) as tables from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'S')`.execute(
    database.kysely,
  )
  return rows[0]!
}

const asideOf = (folder: string) => `${normalize(folder).replace(/[\\/]+$/, '')}.restoring`

async function unpackFolders(file: string, folders: [string, string][], manifest: BackupManifest): Promise<void> {
  for (const [, folder] of folders) {
    await rm(asideOf(folder), { recursive: true, force: true })
    await mkdir(asideOf(folder), { recursive: true, mode: 0o700 })
  }
  const byName = new Map(folders)
  for await (const { name, content } of readBackup(file)) {
    const [, folderName = '', path = ''] = fileEntryPattern.exec(name) ?? []
    const folder = byName.get(folderName)
    if (!folder) continue
    const target = join(asideOf(folder), path)
    if (!target.startsWith(asideOf(folder) + sep)) throw new Error(`${name} would leave its folder.`)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    const output = await open(target, 'wx', 0o600)
    for await (const piece of content) {
      hash.update(piece)
      await output.write(piece)
    }
    await output.sync()
    await output.close()
    if (hash.digest('hex') !== manifest.files[`${folderName}/${path}`]?.checksum)
      throw new Error(`${name} was written wrongly.`)
  }
}

async function putInPlace(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(dirname(normalize(folder)), { recursive: true })
  await rename(asideOf(folder), folder)
}
