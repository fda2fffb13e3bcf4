import type { ReadSheet } from '#engines/spreadsheets/cells.ts'
import { collectSheet, newMeter, textCell } from '#engines/spreadsheets/sheet-collector.ts'

/** A table of plain text: `;`, `,` or tab between cells, `"` around what holds one of them. Every cell is text. */
export function readCsv(text: string, name: string): ReadSheet {
  const hint = /^sep=(.)\r?\n/iu.exec(text)
  const separator = hint?.[1] ?? separatorOf(text)
  const sheet = collectSheet(name, false, newMeter())
  let [row, column, cell, isQuoted] = [0, 0, '', false]
  const endCell = () => {
    const read = textCell(column, cell)
    if (read !== undefined) sheet.cell(read)
    column += 1
    cell = ''
  }
  sheet.row(0, false)
  for (let at = hint?.[0].length ?? 0; at < text.length; at++) {
    const sign = text[at]!
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (sign === separator) endCell()
    else if (sign === '\n') {
      endCell()
      row += 1
      column = 0
      sheet.row(row, false)
    } else if (sign !== '\r') cell += sign
  }
  endCell()
  return sheet.end()
}

/** The sign that most of the first lines have equally often. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  const score = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0)
    const usual = Math.max(0, ...counts)
    return counts.filter((count) => count === usual).length * Math.min(usual, 20)
  }
  return ['\t', ';', ','].reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}
