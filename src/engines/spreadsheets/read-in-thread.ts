import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalStatus } from '#base/refusal.ts'
import type { ReadWorkbook } from '#engines/spreadsheets/cells.ts'
import { refusals } from '#engines/spreadsheets/sheet-collector.ts'

/** What the reading thread answers with. */
export type WorkbookAnswer =
  | { done: ReadWorkbook }
  | { refusal: { status: RefusalStatus; sentence: string } }
  | { fault: string }

const readingMsMax = 60_000
/** Of the thread's own heap; a file that wants more is refused, and the server does not feel it. */
const heapMbMax = 400

/** `readWorkbook` in a thread of its own: a file made to harm ends the thread and nothing else. */
export async function readWorkbookInThread(bytes: Uint8Array, signal?: AbortSignal): Promise<ReadWorkbook> {
  const worker = new Worker(workerFile(), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
  })
  const limit = AbortSignal.timeout(readingMsMax)
  const stop = AbortSignal.any(signal === undefined ? [limit] : [limit, signal])
  try {
    const answer = await answerOf(worker, stop)
    if ('done' in answer) return answer.done
    if ('refusal' in answer) throw new Refusal(answer.refusal.status, answer.refusal.sentence)
    throw new Error(`The reading thread failed: ${answer.fault}`)
  } catch (error) {
    if (limit.aborted) throw refusals.tooSlow
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw refusals.tooMuch
    throw error
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, stop: AbortSignal): Promise<WorkbookAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookAnswer>()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`The reading thread ended with code ${code} before it answered.`)))
  stop.addEventListener('abort', () => reject(stop.reason), { once: true })
  return promise
}

/** The thread's own file: the source when we run from sources, beside us in the bundle. */
function workerFile(): string {
  return join(
    import.meta.dirname,
    import.meta.filename.endsWith('.ts') ? 'workbook-reading-worker.ts' : 'workbook-reading-worker.js',
  )
}
