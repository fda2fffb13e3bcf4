import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalStatus } from '#base/refusal.ts'

/** What a thread answers with: one message, and then it may end. */
export type ThreadAnswer<Done> =
  | { done: Done }
  | { refusal: { status: RefusalStatus; sentence: string } }
  | { fault: string }

export type ThreadWork = {
  /** `import.meta` of the module beside which the thread's file stands. */
  beside: { dirname: string; filename: string }
  /** The file without its ending: `plan-reading-worker`. */
  file: string
  data: unknown
  msMax: number
  /** Of the thread's own heap; a file that wants more is refused, and the server does not feel it. */
  heapMbMax: number
  tooSlow: Refusal
  tooHeavy: Refusal
  signal?: AbortSignal | undefined
}

/**
 * Work in a thread of its own: the server goes on answering meanwhile, and a file made to harm ends the thread and nothing
 * else. Throws what the thread refused, `tooSlow` or `tooHeavy`; anything else is a fault.
 */
export async function askThread<Done>(work: ThreadWork): Promise<Done> {
  const { msMax, heapMbMax, data, tooSlow, tooHeavy, signal } = work
  const worker = new Worker(fileOf(work), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
  })
  const limit = AbortSignal.timeout(msMax)
  const stop = AbortSignal.any(signal === undefined ? [limit] : [limit, signal])
  try {
    const answer = await answerOf<Done>(worker, stop)
    if ('done' in answer) return answer.done
    if ('refusal' in answer) throw new Refusal(answer.refusal.status, answer.refusal.sentence)
    throw new Error(`The reading thread failed: ${answer.fault}`)
  } catch (error) {
    if (limit.aborted) throw tooSlow
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooHeavy
    throw error
  } finally {
    await worker.terminate()
  }
}

function answerOf<Done>(worker: Worker, stop: AbortSignal): Promise<ThreadAnswer<Done>> {
  const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer<Done>>()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The reading thread ended with code ${code} before it answered.`)))
  stop.addEventListener('abort', () => reject(stop.reason), { once: true })
  return promise
}

/** The thread's own file: the source when we run from sources, beside us in the bundle. */
function fileOf({ beside, file }: ThreadWork): string {
  return join(beside.dirname, `${file}.${beside.filename.endsWith('.ts') ? 'ts' : 'js'}`)
}
