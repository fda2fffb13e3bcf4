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

/**
 * The same, started again when it has died (out of memory, a fault of the engine): the files hold what was acknowledged. The batch
 * that noticed fails, so that no transaction goes on half-way in a new engine.
 */
export async function startLastingPGlite(start: WorkerStart): Promise<PGliteEngine> {
  let engine = await startPGlite(start)
  let closing = false
  return {
    version: engine.version,
    async execute(batch) {
      try {
        return await engine.execute(batch)
      } catch (error) {
        if (!closing) engine = await startPGlite(start)
        throw error
      }
    },
    dump: () => engine.dump(),
    async close() {
      closing = true
      await engine.close()
    },
  }
}

/** Starts PGlite in a thread of its own. Requests are answered in order; the caller sends the next after the answer. */
export async function startPGlite(start: WorkerStart): Promise<PGliteEngine> {
  const worker = new Worker(workerFile(), { workerData: start, stdin: false })
  const pending: { resolve: (message: FromWorker) => void; reject: (error: Error) => void }[] = []
  let gone: Error | undefined

  const exited = new Promise<void>((resolve) => worker.on('exit', () => resolve()))
  const next = async () => {
    if (gone) {
      await exited // only then has the thread let go of the files
      throw gone
    }
    return new Promise<FromWorker>((resolve, reject) => pending.push({ resolve, reject }))
  }
  const ask = (message: ToWorker) => {
    const answer = next()
    worker.postMessage(message)
    return answer
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') gone = new Error(`The embedded database failed: ${message.message}`)
    else pending.shift()?.resolve(message)
  })
  worker.on('error', (cause) => {
    gone ??= new Error('The embedded database stopped.', { cause })
  })
  worker.on('exit', () => {
    gone ??= new Error('The embedded database is closed.')
    for (const { reject } of pending.splice(0)) reject(gone)
  })

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
