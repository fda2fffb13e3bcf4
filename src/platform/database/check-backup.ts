import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Refusal } from '#base/refusal.ts'
import {
  type BackupManifest,
  backupManifestSchema,
  fileEntryPattern,
  manifestName,
  tableEntryPattern,
} from '#platform/database/backup-manifest.ts'
import { readTar } from '#platform/database/tar.ts'

export const refusals = {
  damaged: (cause: unknown) =>
    new Refusal(
      422,
      'Tệp sao lưu bị hỏng hoặc không đầy đủ, nên không khôi phục gì cả. Hãy dùng một bản sao lưu khác.',
      { cause },
    ),
}

/** Reads a whole backup and compares it with its manifest; refuses (422) when anything is missing, extra or changed. */
export async function checkBackup(file: string): Promise<BackupManifest> {
  try {
    return await compare(file)
  } catch (error) {
    throw refusals.damaged(error)
  }
}

export function readBackup(file: string): ReturnType<typeof readTar> {
  const unzipped = createGunzip()
  const source = createReadStream(file)
  source.on('error', (error) => unzipped.destroy(error))
  return readTar(source.pipe(unzipped))
}

async function compare(file: string): Promise<BackupManifest> {
  const hashes = new Map<string, { hash: Hash; lines: number }>()
  const files: BackupManifest['files'] = {}
  let manifest: BackupManifest | undefined
  for await (const { name, sizeBytes, content } of readBackup(file)) {
    const table = tableEntryPattern.exec(name)?.[1]
    const path = fileEntryPattern.exec(name)
    if (manifest) throw new Error(`${name} comes after the manifest.`)
    if (table) {
      const sum = hashes.get(table) ?? { hash: createHash('sha256'), lines: 0 }
      hashes.set(table, sum)
      for await (const piece of content) {
        sum.hash.update(piece)
        for (const byte of piece) if (byte === newline) sum.lines++
      }
    } else if (path) {
      const hash = createHash('sha256')
      for await (const piece of content) hash.update(piece)
      files[`${path[1]}/${path[2]}`] = { sizeBytes, checksum: hash.digest('hex') }
    } else if (name === manifestName && sizeBytes <= manifestBytesMax) {
      const pieces: Buffer[] = []
      for await (const piece of content) pieces.push(piece)
      manifest = backupManifestSchema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
    } else throw new Error(`${name} does not belong into a backup.`)
  }
  if (!manifest) throw new Error('There is no manifest.')
  const tables = Object.fromEntries(
    Object.keys(manifest.tables).map((name) => [name, { rows: 0, checksum: emptyChecksum }]),
  )
  for (const [name, { hash, lines }] of hashes) tables[name] = { rows: lines, checksum: hash.digest('hex') }
  sameOrThrow(tables, manifest.tables)
  sameOrThrow(files, manifest.files)
  return manifest
}

function sameOrThrow(
  found: Record<string, { checksum: string }>,
  expected: Record<string, { checksum: string }>,
): void {
  const names = new Set([...Object.keys(found), ...Object.keys(expected)])
  for (const name of names) {
    if (found[name]?.checksum !== expected[name]?.checksum) throw new Error(`${name} differs from the manifest.`)
  }
}

const newline = 10
const manifestBytesMax = 256 * 1024 * 1024
const emptyChecksum = createHash('sha256').digest('hex')
