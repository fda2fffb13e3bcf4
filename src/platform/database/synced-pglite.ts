import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * PGlite whose commits reach the disk. As published, it starts with `-F` and its file layer ignores fsync, so that a power cut
 * loses acknowledged work. We start it without `-F`, choose the one WAL method that arrives at `fsync` (its fdatasync is an empty
 * function), and give the file layer a real one. Version 0.5.16 is pinned; a test counts the syncs.
 */
export async function openSyncedPGlite(folder: string, onSync?: () => void): Promise<PGlite> {
  const pglite = new PGlite({ fs: new SyncedFiles(folder, onSync), startParams: syncedStart })
  await pglite.waitReady
  return pglite
}

const syncedStart = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'max_wal_size=128MB'],
]

type FileLayer = { stream_ops: { fsync?: (stream: { nfd: number }) => number } }

class SyncedFiles extends NodeFS {
  private readonly onSync: (() => void) | undefined

  constructor(folder: string, onSync?: () => void) {
    super(folder)
    this.onSync = onSync
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const started = await super.init(pglite, options)
    const sync = (stream: { nfd: number }) => {
      fsyncSync(stream.nfd)
      this.onSync?.()
      return 0
    }
    started.emscriptenOpts.preRun?.push((module: object) => {
      ;(module as { NODEFS: FileLayer }).NODEFS.stream_ops.fsync = sync
    })
    return started
  }
}
