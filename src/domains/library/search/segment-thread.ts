import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { LawEntry } from '#domains/library/search/law-entry.ts'
import type { WrittenSegment } from '#domains/library/search/segment-folder.ts'

export type SegmentThreadMessage = { entries: LawEntry[] } | { finish: true }
export type SegmentThreadAnswer = { taken: number } | { written: WrittenSegment } | { fault: string }

/** Of the thread's own heap; typed arrays lie beside it. For ten times the codification. */
const heapMbMax = 2_000

/**
 * Builds a segment in a thread of its own, so that pages go on being answered: entries go over in chunks, each when the one
 * before is taken, and the thread writes the file itself.
 */
export class SegmentThread {
  readonly #worker: Worker
  readonly #ended: Promise<never>

  constructor(dataFolder: string) {
    const ending = import.meta.filename.endsWith('.ts') ? 'ts' : 'js'
    this.#worker = new Worker(join(import.meta.dirname, `segment-building-worker.${ending}`), {
      workerData: { dataFolder },
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    })
    this.#ended = once(this.#worker, 'exit').then(([code]) => {
      throw new Error(`The thread that builds the index ended with code ${code}.`)
    })
    this.#ended.catch(() => undefined)
  }

  async add(entries: LawEntry[]): Promise<void> {
    await this.#ask({ entries })
  }

  async finish(): Promise<WrittenSegment> {
    const answer = await this.#ask({ finish: true })
    if (!('written' in answer)) throw new Error('The thread that builds the index wrote nothing.')
    return answer.written
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  async #ask(message: SegmentThreadMessage): Promise<SegmentThreadAnswer> {
    const answered = once(this.#worker, 'message')
    this.#worker.postMessage(message)
    const [answer]: SegmentThreadAnswer[] = await Promise.race([answered, this.#ended])
    if (answer === undefined || 'fault' in answer) throw new Error(`The index could not be built: ${answer?.fault}`)
    return answer
  }
}
