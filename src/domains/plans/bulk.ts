/**
 * Làm một việc trên nhiều dòng: seen beforehand row by row, done in one act, told row by row, and taken back within the hour
 * where nobody has gone further.
 */
import { Refusal } from '#base/refusal.ts'
import type { TaskDeed } from '#domains/plans/task.ts'

export const bulkKinds = ['assign', 'explain', 'check'] as const
export type BulkKind = (typeof bulkKinds)[number]

export const bulkRowsMax = 500
const undoMinutes = 60

/** As an address and a button say it. */
export const bulkWords: Record<BulkKind, { slug: string; verb: string; done: string; deed: TaskDeed }> = {
  assign: { slug: 'phan-cong', verb: 'Phân công', done: 'phân công', deed: 'assign tasks' },
  explain: { slug: 'giai-trinh', verb: 'Yêu cầu giải trình', done: 'yêu cầu giải trình', deed: 'ask for explanation' },
  check: { slug: 'kiem-tra', verb: 'Xác nhận đã kiểm tra', done: 'xác nhận kiểm tra', deed: 'check tasks' },
}

export type BulkDeed = {
  id: string
  kind: BulkKind
  said: string
  doneBy: string
  doneAt: Date
  undoneAt: Date | null
}

export const refusals = {
  nothingChosen: new Refusal(422, 'Chưa chọn dòng nào. Hãy đánh dấu các mốc cần làm rồi bấm lại.'),
  tooMany: new Refusal(422, `Chỉ làm được nhiều nhất ${bulkRowsMax} mốc một lần. Hãy lọc hẹp hơn, hoặc làm từng phần.`),
  noneDone: new Refusal(409, 'Không mốc nào làm được; lý do ghi ở từng dòng. Hãy chọn lại.'),
  notFound: new Refusal(404, 'Không tìm thấy lần làm hàng loạt này, hoặc ông/bà không phải là người đã làm.'),
  undoneAlready: new Refusal(409, 'Lần làm này đã được hoàn tác. Hãy tải lại trang để xem.'),
  undoTooLate: new Refusal(409, 'Đã quá một giờ nên không hoàn tác cả loạt được nữa. Hãy mở từng nhiệm vụ để sửa.'),
}

export const unknownRow = 'Không tìm thấy mốc này, hoặc ông/bà không được giao quyền làm việc này trên nhiệm vụ.'
export const goneFurther = 'Đã có người làm tiếp trên mốc này sau đó nên giữ nguyên.'

export function undoUntil(deed: Pick<BulkDeed, 'doneAt'>): Date {
  return new Date(deed.doneAt.getTime() + undoMinutes * 60_000)
}

export function checkUndo(deed: BulkDeed, now: Date): void {
  if (deed.undoneAt !== null) throw refusals.undoneAlready
  if (now > undoUntil(deed)) throw refusals.undoTooLate
}
