import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Stats } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { type BackupManifest, manifestName } from '#platform/database/backup-manifest.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { listTables, plainTexts, readRows, rowsChecksum } from '#platform/database/table-rows.ts'
import { padding, tarEnd, tarHeader } from '#platform/database/tar.ts'

export type BackupChoice = {
  /** Folders that belong to the data, by a name that stays the same: `{ files: '/srv/data/files' }`. */
  folders?: Record<string, string>
  now?: Date
  /** Told of each table and folder when it is begun. */
  report?: (what: string) => void
}

/**
 * Writes everything into one `.tar.gz`: the rows of every table at one moment as JSON lines, then the files of the folders, then a
 * manifest with counts and checksums. The same format for both databases, so a backup moves between them. The file appears under
 * its name when it is complete and on the disk. While rows are read, the embedded database answers nobody else (about 10 s for a
 * million rows): run it at night.
 */
export async function backup(database: Database, file: string, choice: BackupChoice = {}): Promise<BackupManifest> {
  const now = choice.now ?? new Date()
  const aside = `${file}.part`
  const manifest: BackupManifest = {
    format: 'luat-gan-dan-backup/1',
    createdAt: now.toISOString(),
    from: database.kind,
    migrations: [],
    tables: {},
    sequences: {},
    files: {},
  }
  try {
    const source = Readable.from(writeAll(database, manifest, choice, now), { objectMode: true, highWaterMark: 8 })
    await pipeline(source, createGzip({ level: 4 }), createWriteStream(aside, { mode: 0o600 }))
    await syncFile(aside)
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
  return manifest
}

/** Rows and checksum of every table at one moment; equal for databases with equal contents. */
export async function tableChecksums(database: Database): Promise<BackupManifest['tables']> {
  const tables: BackupManifest['tables'] = {}
  await atOneMoment(database, async (tx) => {
    for (const table of await listTables(tx)) {
      const checksum = rowsChecksum()
      for await (const lines of readRows(tx, table)) checksum.add(lines)
      tables[table.name] = checksum.result()
    }
  })
  return tables
}

async function* writeAll(
  database: Database,
  manifest: BackupManifest,
  choice: BackupChoice,
  now: Date,
): AsyncGenerator<Buffer> {
  yield* writeDatabase(database, manifest, choice, now)
  for (const [name, folder] of Object.entries(choice.folders ?? {})) {
    choice.report?.(`thư mục ${name}`)
    yield* writeFolder(name, folder, manifest, now)
  }
  yield* entry(manifestName, Buffer.from(JSON.stringify(manifest, null, 1)), now)
  yield tarEnd
}

/** A generator cannot stand inside a transaction's function, so the two are joined hand in hand. */
async function* writeDatabase(
  database: Database,
  manifest: BackupManifest,
  choice: BackupChoice,
  now: Date,
): AsyncGenerator<Buffer> {
  const transaction = await database.kysely
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    await prepare(transaction)
    manifest.migrations = await transaction
      .selectFrom('schema_migration')
      .select(['number', 'name', 'checksum'])
      .orderBy('number')
      .execute()
    manifest.sequences = await readSequences(transaction)
    for (const table of await listTables(transaction)) {
      choice.report?.(table.name)
      const checksum = rowsChecksum()
      let chunk = 0
      for await (const lines of readRows(transaction, table)) {
        checksum.add(lines)
        const name = `tables/${table.name}/${String(++chunk).padStart(6, '0')}.ndjson`
        yield* entry(name, Buffer.from(`${lines.join('\n')}\n`), now)
      }
      manifest.tables[table.name] = checksum.result()
    }
  } finally {
    await transaction.rollback().execute()
  }
}

async function* writeFolder(name: string, folder: string, manifest: BackupManifest, now: Date): AsyncGenerator<Buffer> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name))
  for (const path of paths.sort()) {
    const relative = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')
    const stats = await findStats(path)
    if (!stats) continue // an upload that was under way is in its place or gone by now
    const { size } = stats
    const hash = createHash('sha256')
    yield tarHeader({ name: `files/${name}/${relative}`, sizeBytes: size }, now)
    let read = 0
    if (size > 0) {
      for await (const piece of createReadStream(path, { end: size - 1 })) {
        hash.update(piece)
        read += piece.length
        yield piece
      }
    }
    if (read !== size) throw new Error(`${path} became shorter while it was being backed up.`)
    yield padding(size)
    manifest.files[`${name}/${relative}`] = { sizeBytes: size, checksum: hash.digest('hex') }
  }
}

async function findStats(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function* entry(name: string, content: Buffer, now: Date): Generator<Buffer> {
  yield tarHeader({ name, sizeBytes: content.length }, now)
  yield content
  yield padding(content.length)
}

async function atOneMoment(database: Database, read: (tx: Tx) => Promise<void>): Promise<void> {
  await database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await prepare(tx)
      await read(tx)
    })
}

async function prepare(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(tx)
  await plainTexts(tx)
}

async function readSequences(tx: Tx): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; last: number }>`
    select sequencename as name, last_value as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`.execute(tx)
  return Object.fromEntries(rows.map((row) => [row.name, row.last]))
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync()
  await handle.close()
}
