import { type Day, daysBetween } from '#base/day.ts'
import type { ExportedObligation } from '#domains/plans/exports/queue-export.queries.ts'
import { codeOf, sheetHeads, stampOf } from '#domains/plans/imports/progress-columns.ts'
import { isDone, isLate, stateNames } from '#domains/plans/obligation.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'
import type { CellInput, Sheet, SheetColumn } from '#engines/spreadsheets/sheet.ts'

/** Nhiệm vụ as a sheet: a row an obligation. The hidden code tells which, when the sheet comes back with progress. */
export function queueSheet(rows: readonly ExportedObligation[], title: string, at: { today: Day; now: Date }): Sheet {
  return { name: 'Nhiệm vụ', title, columns, rows: rows.map((row) => cellsOf(row, at)) }
}

/** The same with empty columns for what was done since, to be sent back at «Nhập tiến độ từ Excel». */
export function progressTemplate(
  rows: readonly ExportedObligation[],
  title: string,
  at: { today: Day; now: Date },
): Sheet {
  return {
    name: 'Tiến độ',
    title,
    notes: [
      'Ghi vào các cột tô vàng; dòng nào để trống cả ba cột thì không có gì thay đổi. Không xóa cột «Mã mốc» đang ẩn.',
      'Số liệu: mỗi dòng «tên: số đơn vị», ví dụ «Số người dự: 1.250 người». Ngày: 27/11/2026.',
    ],
    columns: [...columns, ...inputs],
    rows: rows.map((row) => cellsOf(row, at)),
  }
}

const columns: SheetColumn[] = [
  { head: sheetHeads.code, width: 12, kind: 'text', hidden: true },
  { head: 'Kế hoạch', width: 34, kind: 'text', wrap: true },
  { head: 'Mục', width: 9, kind: 'text' },
  { head: 'Nhiệm vụ', width: 60, kind: 'text', wrap: true },
  { head: 'Mốc', width: 18, kind: 'text', wrap: true },
  { head: 'Hạn', width: 13, kind: 'day' },
  { head: 'Tình trạng', width: 20, kind: 'text', wrap: true },
  { head: 'Số ngày quá hạn', width: 11, kind: 'number' },
  { head: 'Ngày xong', width: 13, kind: 'day' },
  { head: 'Chủ trì', width: 30, kind: 'text', wrap: true },
  { head: 'Phối hợp', width: 30, kind: 'text', wrap: true },
  { head: 'Người phụ trách', width: 22, kind: 'text' },
  { head: 'Tiến độ gần nhất', width: 44, kind: 'text', wrap: true },
]

const inputs: SheetColumn[] = [
  {
    head: sheetHeads.note,
    width: 44,
    kind: 'text',
    wrap: true,
    input: true,
    prompt: 'Đã làm gì từ lần ghi trước. Chọn câu có sẵn hoặc tự gõ.',
    offered: ['Đang triển khai', 'Đã triển khai đúng tiến độ', 'Đã hoàn thành', 'Chưa triển khai do thiếu kinh phí'],
  },
  {
    head: sheetHeads.figures,
    width: 30,
    kind: 'text',
    wrap: true,
    input: true,
    prompt: 'Tên: số đơn vị; mỗi số liệu một dòng (Alt+Enter). Ví dụ: Số người dự: 1.250 người',
  },
  {
    head: sheetHeads.doneDay,
    width: 14,
    kind: 'day',
    input: true,
    prompt: 'Chỉ ghi khi việc đã xong: ngày/tháng/năm, ví dụ 27/11/2026.',
  },
]

function cellsOf(row: ExportedObligation, { today, now }: { today: Day; now: Date }): CellInput[] {
  return [
    codeOf(row, stampOf(now)),
    row.planNumber === null ? row.planTitle : `${row.planNumber}: ${row.planTitle}`,
    row.path,
    row.text,
    row.label,
    row.dueDay,
    stateWords(row, today),
    isLate(row, today) ? daysBetween(row.dueDay!, isDone(row) ? row.doneDay! : today) : null,
    row.doneDay,
    row.leads.join('; '),
    row.partners.join('; '),
    row.officerName,
    [row.lastNote ?? '', ...(row.lastFigures ?? []).map(figureWords)].filter((line) => line !== '').join('\n'),
  ]
}

function stateWords(row: ExportedObligation, today: Day): string {
  const late = isLate(row, today)
  if (row.state === 'open') return row.returned ? 'Bị trả lại' : late ? 'Quá hạn' : stateNames.open
  return `${stateNames[row.state]}${late ? ', muộn' : ''}`
}

function figureWords({ name, value, unit }: Figure): string {
  return `${name}: ${value.toLocaleString('vi')} ${unit}`.trim()
}
