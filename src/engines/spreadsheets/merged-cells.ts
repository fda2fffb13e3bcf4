import { readAddress } from '#engines/spreadsheets/address.ts'
import { readingLimits as limits, type ReadCell, type ReadSheet } from '#engines/spreadsheets/cells.ts'
import { refusals } from '#engines/spreadsheets/sheet-collector.ts'

/** Gives every cell that a merged one covers its value, marked, in the rows that say anything at all. */
export function spreadMerges(sheet: ReadSheet, ranges: readonly string[]): void {
  if (ranges.length === 0) return
  if (ranges.length > limits.mergesMax) throw refusals.tooMuch
  const rows = new Map(sheet.rows.map((row) => [row.row, row]))
  let spread = 0
  for (const range of ranges) {
    const [from, to] = range.split(':').map(readAddress)
    if (from === undefined || to === undefined) continue
    const first = rows.get(from.row)?.cells.find(({ column }) => column === from.column)
    if (first === undefined) continue
    for (const row of sheet.rows) {
      if (row.row < from.row || row.row > to.row) continue
      const covered: ReadCell[] = []
      for (let column = from.column; column <= Math.min(to.column, limits.columnsMax - 1); column++)
        if (column !== from.column || row.row !== from.row) covered.push({ ...first, column, merged: true })
      spread += covered.length
      if (spread > limits.mergedCellsMax) throw refusals.tooMuch
      const taken = new Set(covered.map(({ column }) => column))
      row.cells = [...row.cells.filter(({ column }) => !taken.has(column)), ...covered].sort(
        (a, b) => a.column - b.column,
      )
    }
  }
}
