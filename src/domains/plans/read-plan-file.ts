import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalStatus } from '#base/refusal.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Document } from '#engines/documents/document.ts'

export type PlanFileReading = { document: Document; reading: PlanReading }

/** What the reading thread answers with. */
export type ReadingAnswer =
  | { done: PlanFileReading }
  | { refusal: { status: RefusalStatus; sentence: string } }
  | { fault: string }

/** Character recognition of sixty scanned pages takes minutes; nothing honest takes longer than this. */
const readingMsMax = 15 * 60_000
/** Of the thread's own heap; a file that wants more is refused, and the server does not feel it. */
const heapMbMax = 400

const tooHeavy = new Refusal(
  422,
  'Tệp này quá nặng để đọc. Hãy tách tài liệu thành nhiều tệp nhỏ, hoặc lưu lại từ Word rồi tải lên.',
)
const tooSlow = new Refusal(
  422,
  'Đọc tệp này quá 15 phút chưa xong nên đã dừng. Hãy tách tài liệu thành nhiều tệp nhỏ rồi tải lên.',
)

/**
 * Reads a plan document in a thread of its own: the server goes on answering meanwhile, and a file made to harm ends the
 * thread and nothing else. Throws a Refusal for what cannot be read.
 */
export async function readPlanFile(
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal,
): Promise<PlanFileReading> {
  const worker = new Worker(workerFile(), {
    workerData: { bytes, fileName },
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
    if (limit.aborted) throw tooSlow
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw tooHeavy
    throw error
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, stop: AbortSignal): Promise<ReadingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadingAnswer>()
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
    import.meta.filename.endsWith('.ts') ? 'plan-reading-worker.ts' : 'plan-reading-worker.js',
  )
}
