/**
 * Kết quả các năm trước, taken over as decided: one line a commune and year, never judged again; entered by one person, approved by
 * another, and only for years before the first one that is assessed here. Columns, parted by tabs as a table is
 * pasted from Excel: code of the place, year, result, decision, its day, total, note.
 */
import { type Day, readDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import type { Outcome } from '#domains/standard/assessment.ts'
import { assessedFrom } from '#domains/standard/rule-sets.ts'

export type PastOutcome = Outcome | 'excluded'

export type PastResult = {
  placeId: string
  year: number
  outcome: PastOutcome
  decisionNumber: string
  decidedOn: Day | null
  total: number | null
  note: string
}

export const pastColumns = ['Mã đơn vị', 'Năm', 'Kết quả', 'Số quyết định', 'Ngày', 'Tổng điểm', 'Ghi chú'] as const
export const pastLinesMax = 2_000

export const pastRefusals = {
  ownTable: new Refusal(409, 'Người đã nhập bảng không tự duyệt. Hãy để người khác của tỉnh xem và duyệt.'),
  changedMeanwhile: new Refusal(409, 'Bảng này đã duyệt, đã bỏ hoặc vừa nhập lại. Hãy tải lại trang rồi xem bảng mới.'),
}

const outcomes: Record<string, PastOutcome> = {
  dat: 'recognised',
  'duoc cong nhan': 'recognised',
  'chua dat': 'not-recognised',
  'khong dat': 'not-recognised',
  'chua duoc cong nhan': 'not-recognised',
  'khong danh gia': 'excluded',
}

/** One line, or what is wrong with it. A line of heads is `undefined`. */
export function readPastLine(cells: readonly string[]): PastResult | { sentence: string } | undefined {
  const [placeId = '', year = '', result = '', decision = '', day = '', total = '', note = ''] = cells.map(tidy)
  if (fold(placeId).startsWith('ma ')) return undefined
  const wrong = (sentence: string) => ({ sentence })
  if (!/^(?:cu-)?\d{2,6}$/u.test(placeId)) return wrong('mã đơn vị phải là mã hành chính, ví dụ 09187 hoặc cu-09187')
  if (!/^20\d{2}$/u.test(year)) return wrong('năm phải là bốn chữ số')
  if (Number(year) >= assessedFrom)
    return wrong(`từ năm ${assessedFrom} xã, phường được đánh giá ngay trong hệ thống, không nhập kết quả`)
  const outcome = outcomes[fold(result)]
  if (outcome === undefined) return wrong('kết quả phải là «đạt», «chưa đạt» hoặc «không đánh giá»')
  const decidedOn = day === '' ? null : readDay(day)
  if (decidedOn === undefined) return wrong('ngày phải theo dạng ngày/tháng/năm')
  if (outcome !== 'excluded' && (decision === '' || decidedOn === null)) return wrong('thiếu số hoặc ngày quyết định')
  if (outcome === 'excluded' && note === '') return wrong('không đánh giá thì phải ghi lý do ở cột ghi chú')
  if (total !== '' && !/^\d{1,3}(?:[.,]\d{1,3})?$/u.test(total)) return wrong('tổng điểm phải là số')
  return {
    placeId,
    year: Number(year),
    outcome,
    decisionNumber: decision.slice(0, 100),
    decidedOn,
    total: total === '' ? null : Number(total.replace(',', '.')),
    note: note.slice(0, 500),
  }
}
