import { Refusal } from '#base/refusal.ts'
import type { LawReading } from '#domains/library/law-reader/law-reading.ts'
import type { Document } from '#engines/documents/document.ts'
import { askThread, type ThreadAnswer } from '#platform/threads/ask-thread.ts'

export type LawFileReading = { document: Document; reading: LawReading }

/** What the reading thread answers with. */
export type LawReadingAnswer = ThreadAnswer<LawFileReading>

/** Character recognition of a long scan takes minutes; nothing honest takes longer than this. */
const readingMsMax = 15 * 60_000
const heapMbMax = 400

const tooHeavy = new Refusal(
  422,
  'Tệp này quá nặng để đọc. Hãy tách văn bản thành nhiều tệp nhỏ, hoặc lưu lại từ Word rồi tải lên.',
)
const tooSlow = new Refusal(
  422,
  'Đọc tệp này quá 15 phút chưa xong nên đã dừng. Hãy tách văn bản thành nhiều tệp nhỏ rồi tải lên.',
)

/** Reads a document of the law in a thread of its own. Throws a Refusal for what cannot be read. */
export function readLawFile(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<LawFileReading> {
  return askThread({
    beside: import.meta,
    file: 'law-reading-worker',
    data: { bytes, fileName },
    msMax: readingMsMax,
    heapMbMax,
    tooSlow,
    tooHeavy,
    signal,
  })
}
