/**
 * Nhập tiến độ từ Excel: one sending of a file. queued → tried (nothing written yet) → writing → written → undoing → undone;
 * refused when the file holds no such table. Each row: ready → written → undone or kept; or unchanged, failed, repeated.
 */
import { createHash } from 'node:crypto'
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { ProgressColumn } from '#domains/plans/imports/progress-columns.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'

export type ImportState = 'queued' | 'tried' | 'writing' | 'written' | 'undoing' | 'undone' | 'refused'
export type RowState = 'ready' | 'unchanged' | 'failed' | 'repeated' | 'written' | 'undone' | 'kept'

export type ImportColumn = { head: string; part: ProgressColumn | null }

/** Where in the file, and what to do there. */
export type RowProblem = { address: string; sentence: string }

/** What a row says, once it is read. */
export type ProgressMeant = {
  obligationId: string
  /** Of the obligation, as the sheet showed it; null: the code says none. */
  version: number | null
  /** Of the sheet: two sheets may say the same thing twice, one sheet may not. */
  stamp: string
  note: string | null
  figures: Figure[]
  doneDay: Day | null
}

export const stateNames: Record<ImportState, string> = {
  queued: 'Đang đọc tệp',
  tried: 'Chờ ông/bà ghi',
  writing: 'Đang ghi',
  written: 'Đã ghi',
  undoing: 'Đang hoàn tác',
  undone: 'Đã hoàn tác',
  refused: 'Không đọc được',
}

/** How many rows one transaction writes: the one session of the embedded database serves others in between. */
export const writtenAtOnceMax = 50

export const undoDaysMax = 7
/** What was in the files is forgotten after this many days; what was written stays. */
export const keptDaysMax = 90

export const refusals = {
  notFound: new Refusal(404, 'Không có lần nhập này, hoặc đó là lần nhập của người khác. Hãy mở lại từ danh sách.'),
  notTried: new Refusal(409, 'Lần nhập này đã được ghi hoặc chưa đọc xong. Hãy tải lại trang để xem.'),
  nothingToWrite: new Refusal(422, 'Không có dòng nào để ghi. Hãy điền vào các cột tô vàng rồi gửi lại tệp.'),
  notWritten: new Refusal(409, 'Chỉ hoàn tác được lần nhập đã ghi xong. Hãy tải lại trang để xem.'),
  undoTooLate: new Refusal(
    409,
    `Đã quá ${undoDaysMax} ngày nên không hoàn tác cả lần nhập được nữa. Hãy mở từng nhiệm vụ để thu hồi.`,
  ),
}

export function mayStillUndo({ state, writtenAt }: { state: ImportState; writtenAt: Date | null }, now: Date): boolean {
  return state === 'written' && writtenAt !== null && now.getTime() - writtenAt.getTime() < undoDaysMax * 86_400_000
}

/** The same row of the same sheet has the same one, in whichever file it comes back. */
export function fingerprintOf(meant: ProgressMeant): string {
  const { obligationId, stamp, note, figures, doneDay } = meant
  const words = JSON.stringify([
    obligationId,
    stamp,
    note,
    figures.map(({ name, value, unit }) => [name, value, unit]),
    doneDay,
  ])
  return createHash('sha256').update(words).digest('hex')
}
