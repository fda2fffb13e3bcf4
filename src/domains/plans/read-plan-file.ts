import { Refusal } from '#base/refusal.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Document } from '#engines/documents/document.ts'
import { askThread, type ThreadAnswer } from '#platform/threads/ask-thread.ts'

export type PlanFileReading = { document: Document; reading: PlanReading }

/** What the reading thread answers with. */
export type ReadingAnswer = ThreadAnswer<PlanFileReading>

/** Character recognition of sixty scanned pages takes minutes; nothing honest takes longer than this. */
const readingMsMax = 15 * 60_000
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
 * Reads a plan document in a thread of its own. Throws a Refusal for what cannot be read.
 */
export function readPlanFile(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<PlanFileReading> {
  return askThread({
    beside: import.meta,
    file: 'plan-reading-worker',
    data: { bytes, fileName },
    msMax: readingMsMax,
    heapMbMax,
    tooSlow,
    tooHeavy,
    signal,
  })
}
