import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#base/refusal.ts'
import { shippedRegister } from '#domains/plans/abolished-bodies.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { refuseIfNoPlan } from '#domains/plans/plan-reader/refuse-if-no-plan.ts'
import type { ReadingAnswer } from '#domains/plans/read-plan-file.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/** The reading thread: one file in, one answer out. */
async function answer({ bytes, fileName }: { bytes: Uint8Array; fileName: string }): Promise<ReadingAnswer> {
  try {
    const document = await readDocument(bytes, fileName)
    const reading = readPlan(document, shippedRegister)
    refuseIfNoPlan(reading, document)
    return { done: { document, reading } }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { status: error.status, sentence: error.message } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(await answer(workerData as { bytes: Uint8Array; fileName: string }))
