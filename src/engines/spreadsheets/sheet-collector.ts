import { showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { readingLimits as limits, type ReadCell, type ReadRow, type ReadSheet } from '#engines/spreadsheets/cells.ts'
import { dayOfSerial } from '#engines/spreadsheets/serial.ts'

export const refusals = {
  tooManyRows: (name: string) =>
    new Refusal(
      413,
      `Bảng «${name}» có hơn ${limits.rowsMax.toLocaleString('vi')} dòng nên không đọc. Hãy tách thành nhiều tệp, mỗi tệp không quá ${limits.rowsMax.toLocaleString('vi')} dòng.`,
    ),
  tooManyColumns: (name: string) =>
    new Refusal(
      413,
      `Bảng «${name}» có hơn ${limits.columnsMax} cột nên không đọc. Hãy chỉ giữ những cột cần nhập rồi gửi lại.`,
    ),
  tooMuch: new Refusal(413, 'Tệp có quá nhiều ô nên không đọc. Hãy tách thành nhiều tệp nhỏ rồi gửi từng tệp.'),
  tooSlow: new Refusal(413, 'Đọc tệp quá lâu chưa xong nên đã dừng. Hãy tách thành nhiều tệp nhỏ rồi gửi từng tệp.'),
}

export type Meter = { cells: number; startedAt: number }

export function newMeter(): Meter {
  return { cells: 0, startedAt: Date.now() }
}

/** Takes the cells of one sheet in their order and refuses at the first limit. */
export function collectSheet(name: string, hidden: boolean, meter: Meter) {
  const sheet: ReadSheet = { name, hidden, rows: [], hiddenColumns: [] }
  let open: ReadRow | undefined
  return {
    sheet,
    row(row: number, isHidden: boolean): void {
      close()
      open = { row, hidden: isHidden, cells: [] }
    },
    cell(cell: ReadCell): void {
      if (open === undefined) return
      if (cell.column >= limits.columnsMax) throw refusals.tooManyColumns(name)
      meter.cells += 1
      if (meter.cells > limits.cellsMax) throw refusals.tooMuch
      open.cells.push(cell)
    },
    end(): ReadSheet {
      close()
      return sheet
    },
  }

  /** Rows that say nothing are not rows, so that a sheet formatted to its last line is not a long one. */
  function close(): void {
    if (open === undefined || open.cells.length === 0) return
    sheet.rows.push(open)
    if (sheet.rows.length > limits.rowsMax) throw refusals.tooManyRows(name)
    if (sheet.rows.length % 500 === 0 && Date.now() - meter.startedAt > limits.millisecondsMax) throw refusals.tooSlow
  }
}

/** A text that was typed: NFC, without the marks that nobody sees. Undefined when nothing is left. */
export function textCell(column: number, written: string): ReadCell | undefined {
  const text = written
    .slice(0, limits.textLengthMax)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\u200b|\ufeff|\u00ad/gu, '')
    .replace(/\u00a0/gu, ' ')
    .trim()
  return text === '' ? undefined : { column, kind: 'text', value: text, text }
}

export function numberCell(column: number, value: number): ReadCell {
  return { column, kind: 'number', value, text: String(value) }
}

/** A serial number that is shown as a day. What is no day that Excel counts right stays a number. */
export function dayCell(column: number, serial: number): ReadCell {
  const day = dayOfSerial(serial)
  if (day === undefined) return numberCell(column, serial)
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const clock = minutes === 0 ? '' : ` ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return { column, kind: 'day', value: serial, text: `${showDay(day)}${clock}` }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
