import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#base/refusal.ts'
import { readLaw } from '#domains/library/law-reader/read-law.ts'
import type { LawReadingAnswer } from '#domains/library/uploads/read-law-file.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/** The reading thread: one file in, one answer out. */
async function answer({ bytes, fileName }: { bytes: Uint8Array; fileName: string }): Promise<LawReadingAnswer> {
  try {
    const document = await readDocument(bytes, fileName)
    return { done: { document, reading: readLaw(document) } }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { status: error.status, sentence: error.message } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.postMessage(await answer(workerData as { bytes: Uint8Array; fileName: string }))
