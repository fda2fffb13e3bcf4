import type { ReadWorkbook } from '#engines/spreadsheets/cells.ts'
import { refusals } from '#engines/spreadsheets/sheet-collector.ts'
import { askThread, type ThreadAnswer } from '#platform/threads/ask-thread.ts'

/** What the reading thread answers with. */
export type WorkbookAnswer = ThreadAnswer<ReadWorkbook>

const readingMsMax = 60_000
const heapMbMax = 400

/** `readWorkbook` in a thread of its own. */
export function readWorkbookInThread(bytes: Uint8Array, signal?: AbortSignal): Promise<ReadWorkbook> {
  return askThread({
    beside: import.meta,
    file: 'workbook-reading-worker',
    data: { bytes },
    msMax: readingMsMax,
    heapMbMax,
    tooSlow: refusals.tooSlow,
    tooHeavy: refusals.tooMuch,
    signal,
  })
}
