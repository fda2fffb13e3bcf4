import { Refusal } from '#base/refusal.ts'
import { columnOf, isErrorHead, type ProgressColumn, sheetHeads } from '#domains/plans/imports/progress-columns.ts'
import type { ImportColumn } from '#domains/plans/imports/progress-import.ts'
import { columnName } from '#engines/spreadsheets/address.ts'
import type { ReadRow, ReadSheet, ReadWorkbook } from '#engines/spreadsheets/cells.ts'

export type ProgressTable = {
  sheetName: string
  /** Every column of the table by its place in the file, also those that say nothing to us. */
  columns: (ImportColumn & { at: number })[]
  rows: ReadRow[]
  doubts: string[]
}

/** The head is looked for in so many of the first rows: titles and notes may stand above. */
const headRowsMax = 30

export const refusals = {
  noTable: new Refusal(
    422,
    'Không thấy cột «Mã mốc» trong tệp, nên không biết mỗi dòng là của mốc nào. Hãy tải tệp mẫu ở trang này (cột mã đang ẩn, đừng xóa), điền vào rồi gửi lại.',
  ),
  noInput: new Refusal(
    422,
    'Tệp có cột «Mã mốc» nhưng không có cột nào để ghi. Hãy thêm cột «Tiến độ mới», «Số liệu» hoặc «Đã xong ngày», hay tải tệp mẫu ở trang này.',
  ),
  severalTables: (names: readonly string[]) =>
    new Refusal(
      422,
      `Tệp có ${names.length} bảng cùng có cột «Mã mốc»: ${names.map((name) => `«${name}»`).join(', ')}. Hãy để lại một bảng rồi gửi lại.`,
    ),
  twice: (part: ProgressColumn, columns: readonly number[]) =>
    new Refusal(
      422,
      `Có ${columns.length} cột «${sheetHeads[part]}» (${columns.map(columnName).join(' và ')}). Hãy để lại một cột rồi gửi lại.`,
    ),
}

/** Finds the one table of progress in a workbook. Throws a Refusal when there is none, or more than one. */
export function findProgressTable({ sheets, doubts }: ReadWorkbook): ProgressTable {
  const shown = sheets.filter(({ hidden }) => !hidden)
  const tables = [...(shown.some(findHead) ? shown : sheets)].flatMap((sheet) => {
    const head = findHead(sheet)
    return head === undefined ? [] : [{ sheet, head }]
  })
  if (tables.length > 1) throw refusals.severalTables(tables.map(({ sheet }) => sheet.name))
  const [found] = tables
  if (found === undefined) throw refusals.noTable
  const columns = columnsOf(found.head)
  const missing = (['note', 'figures', 'doneDay'] as const).filter((part) => !columns.some((one) => one.part === part))
  if (missing.length === 3) throw refusals.noInput
  return {
    sheetName: found.sheet.name,
    columns,
    rows: found.sheet.rows.filter(({ row }) => row > found.head.row),
    doubts: [
      ...doubts,
      ...missing.map((part) => `Không thấy cột «${sheetHeads[part]}» nên coi như để trống.`),
      ...hiddenDoubt(found.sheet, found.head),
    ],
  }
}

function findHead({ rows }: ReadSheet): ReadRow | undefined {
  return rows
    .slice(0, headRowsMax)
    .find(({ cells }) => cells.some((cell) => cell.kind === 'text' && columnOf(cell.text) === 'code'))
}

function columnsOf({ cells }: ReadRow): ProgressTable['columns'] {
  const heads = cells.filter(({ text }) => !isErrorHead(text))
  const columns = heads.map(({ column, text, merged }) => ({
    at: column,
    head: text,
    part: merged ? null : (columnOf(text) ?? null),
  }))
  for (const part of Object.keys(sheetHeads) as ProgressColumn[]) {
    const named = columns.filter((one) => one.part === part)
    if (named.length > 1)
      throw refusals.twice(
        part,
        named.map(({ at }) => at),
      )
  }
  return columns
}

/** A row that a filter hides is sent too: whoever filtered and filled in may not know. */
function hiddenDoubt({ rows }: ReadSheet, head: ReadRow): string[] {
  const count = rows.filter(({ row, hidden }) => hidden && row > head.row).length
  return count === 0 ? [] : [`Có ${count} dòng đang ẩn trong tệp (do lọc hoặc ẩn dòng); những dòng đó vẫn được đọc.`]
}
