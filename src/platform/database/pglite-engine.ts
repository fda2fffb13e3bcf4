import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerStart } from '#platform/database/pglite-worker.ts'
import type { Engine } from '#platform/database/shared-session.ts'

export type PGliteEngine = Engine & {
  /** The files of the database as a tar; for test templates. */
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

/** Starts PGlite in a thread of its own. Requests are answered in order; the caller sends the next after the answer. */
export async function startPGlite(start: WorkerStart): Promise<PGliteEngine> {
  const worker = new Worker(workerFile(), { workerData: start, stdin: false })
  const pending: { resolve: (message: FromWorker) => void; reject: (error: Error) => void }[] = []
  let gone: Error | undefined

  const next = () =>
    new Promise<FromWorker>((resolve, reject) => {
      if (gone) reject(gone)
      else pending.push({ resolve, reject })
    })
  const ask = (message: ToWorker) => {
    const answer = next()
    worker.postMessage(message)
    return answer
  }
  const onGone = (error: Error) => {
    gone ??= error
    for (const { reject } of pending.splice(0)) reject(gone)
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') onGone(new Error(`The embedded database failed: ${message.message}`))
    else pending.shift()?.resolve(message)
  })
  worker.on('error', (error) => onGone(new Error('The embedded database stopped.', { cause: error })))
  worker.on('exit', () => onGone(new Error('The embedded database is closed.')))

  const ready = await next()
  return {
    version: ready.kind === 'ready' ? ready.version : '',
    execute: async (bytes) => bytesOf(await ask({ kind: 'execute', bytes })),
    dump: async () => bytesOf(await ask({ kind: 'dump' })),
    async close() {
      if (gone) return
      await ask({ kind: 'close' })
      await worker.terminate()
    },
  }
}

function bytesOf(message: FromWorker): Uint8Array {
  if ('bytes' in message) return message.bytes
  throw new Error(`The embedded database answered «${message.kind}» to a request for bytes.`)
}

/** Beside this module: the TypeScript source in development (Node strips the types), the bundled file in the built product. */
function workerFile(): URL {
  const source = new URL('./pglite-worker.ts', import.meta.url)
  return existsSync(fileURLToPath(source)) ? source : new URL('./pglite-worker.js', import.meta.url)
}
