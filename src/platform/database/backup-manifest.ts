import { z } from 'zod'

/** The last entry of a backup: what must be in it. Checksums are SHA-256 in hexadecimal. */
export type BackupManifest = z.infer<typeof backupManifestSchema>

const checksum = z.string().regex(/^[0-9a-f]{64}$/)

export const backupManifestSchema = z.object({
  format: z.literal('luat-gan-dan-backup/1'),
  createdAt: z.iso.datetime(),
  from: z.enum(['embedded', 'server']),
  /** The migrations that had been applied, by number. */
  migrations: z.array(z.object({ number: z.int(), name: z.string(), checksum })),
  /** By table: rows, and the checksum of its lines in key order. Two databases with equal contents have equal checksums. */
  tables: z.record(z.string(), z.object({ rows: z.int(), checksum })),
  /** By name: the last number given; absent when none was. */
  sequences: z.record(z.string(), z.int()),
  /** By `folder/path`. */
  files: z.record(z.string(), z.object({ sizeBytes: z.int(), checksum })),
})

export const manifestName = 'manifest.json'
export const tableEntryPattern = /^tables\/([a-z_0-9]+)\/\d{6}\.ndjson$/
export const fileEntryPattern = /^files\/([a-z][a-z0-9-]*)\/(.+)$/
