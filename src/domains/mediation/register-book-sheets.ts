import { type BookRow, coverOf, partOne, partTwo, type RegisterBook } from '#domains/mediation/register-book.ts'
import type { CellInput, Sheet, Workbook } from '#engines/spreadsheets/sheet.ts'

type Columns = typeof partOne

/** The book as a workbook: each part a sheet in the columns of the form. */
export function bookWorkbook(book: RegisterBook): Workbook {
  return {
    sheets: [
      sheetOf('Phần I', 'PHẦN I. Hòa giải viên ghi', partOne, book),
      sheetOf('Phần II', 'PHẦN II. Tổ trưởng tổ hòa giải ghi', partTwo, book),
    ],
  }
}

function sheetOf(name: string, title: string, columns: Columns, book: RegisterBook): Sheet {
  return {
    name,
    title,
    notes: [...coverOf(book), 'Sổ có tên các bên: cất như sổ giấy, không gửi qua mạng xã hội.'],
    columns: columns.map(({ head, widthMm, kind }) => ({
      head,
      width: Math.round(widthMm / 1.8),
      kind: kind ?? 'text',
      wrap: true,
    })),
    rows: book.rows.map((row) => columns.map((column) => cellOf(column, row))),
  }
}

function cellOf({ kind, lines }: Columns[number], row: BookRow): CellInput {
  if (kind === 'number') return row.number
  return kind === 'day' ? row.receivedOn : lines(row).join('\n')
}
