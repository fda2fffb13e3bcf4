import { Refusal } from '#base/refusal.ts'
import { isPlanKind } from '#domains/plans/plan-reader/layout/document-kinds.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Document } from '#engines/documents/document.ts'

export const refusals = {
  noPlan: new Refusal(
    422,
    'Tài liệu này không giống một kế hoạch: không thấy tên loại «Kế hoạch» và không thấy nhiệm vụ nào có phân công. Hãy kiểm tra lại tệp; nếu đúng là kế hoạch, hãy tải lên bản Word có đủ phần đầu và phần nội dung.',
  ),
  recognisedPoorly: new Refusal(
    422,
    'Tài liệu được nhận dạng từ ảnh quét nhưng không đọc ra được kế hoạch. Hãy tải lên bản Word, hoặc bản quét rõ hơn.',
  ),
}

/** Refuses a document in which no plan could be read, so that nobody works on an empty one. */
export function refuseIfNoPlan(reading: PlanReading, document: Pick<Document, 'recognised'>): void {
  if (looksLikePlan(reading)) return
  throw document.recognised ? refusals.recognisedPoorly : refusals.noPlan
}

/** It says so itself, it issues one, or it assigns work. */
function looksLikePlan({ kind, title, tasks }: PlanReading): boolean {
  if (isPlanKind(kind)) return true
  if (kind !== null && /(?:kế hoạch|chương trình|phương án|đề án)/iu.test(title ?? '')) return true
  return tasks.some(({ lead, time, coordinate }) => lead.length + coordinate.length > 0 || time !== null)
}
