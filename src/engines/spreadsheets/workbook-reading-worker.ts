import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#base/refusal.ts'
import type { WorkbookAnswer } from '#engines/spreadsheets/read-in-thread.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'

/** The reading thread: one file in, one answer out. */
async function answer({ bytes }: { bytes: Uint8Array }): Promise<WorkbookAnswer> {
  try {
    return { done: await readWorkbook(bytes) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { status: error.status, sentence: error.message } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(await answer(workerData as { bytes: Uint8Array }))
