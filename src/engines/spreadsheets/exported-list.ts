import { showMoment } from '#base/day.ts'
import type { Sheet, Workbook } from '#engines/spreadsheets/sheet.ts'

/** Where the rows of an exported list come from: the second sheet, so that a file passed on still says what it is. */
export type ListSource = {
  /** Who exported it. */
  by: string
  at: Date
  /** The filter in words: `['Tình trạng', 'Quá hạn']`; empty: everything that this person may see. */
  filter: readonly (readonly [string, string])[]
  /** Of the list that it was made from. */
  address: string
  /** There are more rows than an exported list holds. */
  isCut: boolean
  /** How old the rows are at most, when a replica was read. */
  behindSeconds?: number | null
}

/** An exported list holds no more rows; what is longer says so in the sheet and on the page. */
export const exportedRowsMax = 20_000

/** A list as a workbook: the rows, and where they come from. */
export function exportedList(sheet: Sheet, source: ListSource): Workbook {
  const cut = source.isCut ? [cutSentence] : []
  return { sheets: [{ ...sheet, notes: [...cut, ...(sheet.notes ?? [])] }, sourceSheet(source, sheet.rows.length)] }
}

const cutSentence = `Danh sách dài hơn ${exportedRowsMax.toLocaleString('vi')} dòng nên chỉ có ${exportedRowsMax.toLocaleString('vi')} dòng đầu. Hãy lọc hẹp lại rồi xuất từng phần.`

/** `nhiem-vu-2026-11-21.xlsx` is read by machines; a person reads «Nhiệm vụ 21-11-2026.xlsx». */
export function listFileName(name: string, at: Date): string {
  const day = showMoment(at).slice(-10).replaceAll('/', '-')
  return `${name} ${day}.xlsx`
}

function sourceSheet({ by, at, filter, address, isCut, behindSeconds = null }: ListSource, count: number): Sheet {
  const filters = filter.length === 0 ? [['Điều kiện lọc', 'không lọc'] as const] : filter
  return {
    name: 'Nguồn số liệu',
    columns: [
      { head: 'Mục', width: 24, kind: 'text' },
      { head: 'Nội dung', width: 90, kind: 'text', wrap: true },
    ],
    rows: [
      ['Người xuất', by],
      ['Xuất lúc', showMoment(at)],
      ...(behindSeconds === null ? [] : [['Đọc từ bản sao', `cũ hơn lúc xuất nhiều nhất ${behindSeconds} giây`]]),
      ...filters,
      ['Số dòng', `${count.toLocaleString('vi')}${isCut ? ' (đã cắt bớt)' : ''}`],
      ['Phạm vi', 'Chỉ những gì người xuất được giao xem vào lúc xuất.'],
      ['Trang nguồn', address],
    ],
  }
}
