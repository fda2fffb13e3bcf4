import { existsSync, readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { Checkpoints } from '#platform/database/pglite-checkpoints.ts'
import { openSyncedPGlite } from '#platform/database/synced-pglite.ts'

/**
 * The thread that runs the embedded database, so that a heavy query never stalls the pages. It knows nothing of queries: bytes
 * of the PostgreSQL protocol come in, bytes go out, one batch at a time (`SharedSession` sees to that).
 */
export type WorkerStart = { folder: string } | { memoryFrom: string | undefined }
export type ToWorker = { kind: 'execute'; bytes: Uint8Array } | { kind: 'dump' } | { kind: 'close' }
export type FromWorker =
  | { kind: 'ready'; version: string }
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'dumped'; bytes: Uint8Array }
  | { kind: 'closed' }
  | { kind: 'failed'; message: string }

if (parentPort) await run(parentPort, workerData as WorkerStart)

async function run(port: NonNullable<typeof parentPort>, start: WorkerStart): Promise<void> {
  const answer = (message: FromWorker) => port.postMessage(message)
  const pglite = await open(start)
  const { rows } = await pglite.query<{ server_version: string }>('show server_version')
  const checkpoints = new Checkpoints(pglite)
  let work = Promise.resolve()
  port.on('message', (message: ToWorker) => {
    // One after another: PGlite does not guard its raw protocol against a second caller.
    work = work
      .then(() => receive(message))
      .catch((error: unknown) => {
        answer({ kind: 'failed', message: String(error) })
        // After an unexpected exit the engine's memory cannot be trusted; what was acknowledged is on the disk.
        process.exit(1)
      })
  })
  answer({ kind: 'ready', version: rows[0]?.server_version ?? '' })

  async function receive(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'execute':
        answer({ kind: 'answer', bytes: await execute(pglite, message.bytes) })
        return checkpoints.afterBatch()
      case 'dump':
        return answer({ kind: 'dumped', bytes: new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()) })
      case 'close':
        await pglite.close()
        answer({ kind: 'closed' })
        port.close()
    }
  }
}

async function open(start: WorkerStart): Promise<PGlite> {
  if ('folder' in start) return openSyncedPGlite(start.folder)
  const template = start.memoryFrom
  const pglite = new PGlite(template && existsSync(template) ? { loadDataDir: new Blob([readFileSync(template)]) } : {})
  await pglite.waitReady
  return pglite
}

async function execute(pglite: PGlite, bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await pglite.execProtocolRawStream(bytes, { onRawData: (piece) => pieces.push(piece.slice()) })
  return Buffer.concat(pieces)
}
