/**
 * Lần nhập Excel: one sending of a file that was written. Within some days all that it wrote is taken back together: new records are
 * withdrawn, corrected ones stand as before; what somebody worked on since stays.
 */
import { addDays, type Day, dayAt } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type ActivityImport = {
  id: string
  bodyId: string
  fileName: string
  startedBy: string
  startedAt: Date
  undoneAt: Date | null
}

/** As for progress that is imported. */
export const undoDaysMax = 7

export const refusals = {
  notFound: new Refusal(
    404,
    'Không tìm thấy lần nhập này, hoặc ông/bà không được giao quyền. Hãy mở lại trang «Nhập từ Excel».',
  ),
  undone: new Refusal(409, 'Lần nhập này đã được hoàn tác rồi. Hãy tải lại trang.'),
  tooLate: new Refusal(
    409,
    `Đã quá ${undoDaysMax} ngày nên không hoàn tác cả lần nhập được nữa. Hãy mở từng hoạt động để sửa hoặc rút.`,
  ),
}

export function mayUndoOn(
  { startedAt, undoneAt }: Pick<ActivityImport, 'startedAt' | 'undoneAt'>,
  today: Day,
): boolean {
  return undoneAt === null && today <= addDays(dayAt(startedAt), undoDaysMax)
}

/** Throws the refusal that says why it is not taken back. */
export function checkUndo(one: Pick<ActivityImport, 'startedAt' | 'undoneAt'>, today: Day): void {
  if (one.undoneAt !== null) throw refusals.undone
  if (!mayUndoOn(one, today)) throw refusals.tooLate
}
