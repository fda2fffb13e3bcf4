import type { Cell, Paragraph, Row, Table } from '#engines/documents/document.ts'
import { limits } from '#engines/documents/limits.ts'

/** A row as the file writes it: only the cells that are there, with how far each reaches. */
export type WrittenRow = { cells: WrittenCell[]; header?: boolean; columnsBefore?: number }

/** HTML says how many rows down a cell reaches (`rowSpan`); Word says in each row below that it continues. */
export type WrittenCell = {
  paragraphs: Paragraph[]
  tables?: Table[]
  columnSpan?: number
  rowSpan?: number
  continues?: 'above' | 'left'
}

/** Written rows → the grid after merges, in which every position of a merged cell shows the same text. */
export function gridRows(rows: WrittenRow[]): Row[] {
  const grid: Area[][] = []
  for (const [row, written] of rows.entries()) grid.push(layRow(written, row, grid.at(-1) ?? [], rows.length))
  return grid.map((areas, row) => {
    const cells = areas.map((area, column) => cellAt(area, row, column))
    const place = { paragraph: 0, start: 0, end: 0 }
    return rows[row]?.header ? { cells, header: true, place } : { cells, place }
  })
}

/** One cell with the positions it covers. */
type Area = WrittenCell & { row: number; column: number; columnSpan: number; rowSpan: number }

function layRow(written: WrittenRow, row: number, above: Area[], rowCount: number): Area[] {
  const line: Area[] = []
  const lay = (area: Area, columns: number) => {
    for (let count = 0; count < columns && line.length < limits.columnsMax; count += 1) line.push(area)
  }
  const layWhatReachesDown = () => {
    for (let area = above[line.length]; area && area.row + area.rowSpan > row; area = above[line.length]) {
      if (line.length >= limits.columnsMax) return
      lay(area, 1)
    }
  }
  const open = (cell: WrittenCell): Area => ({
    ...cell,
    row,
    column: line.length,
    columnSpan: Math.max(1, Math.min(cell.columnSpan ?? 1, limits.columnsMax)),
    rowSpan: Math.max(1, Math.min(cell.rowSpan ?? 1, rowCount - row)),
  })

  for (let column = 0; column < Math.min(written.columnsBefore ?? 0, limits.columnsMax); column += 1) {
    lay(open({ paragraphs: [] }), 1)
  }
  for (const cell of written.cells) {
    const over = above[line.length]
    const left = line.at(-1)
    if (cell.continues === 'above' && over) {
      over.rowSpan = Math.max(over.rowSpan, row - over.row + 1)
      lay(over, cell.columnSpan ?? 1)
    } else if (cell.continues === 'left' && left) {
      left.columnSpan += 1
      lay(left, 1)
    } else {
      layWhatReachesDown()
      const area = open(cell)
      lay(area, area.columnSpan)
    }
  }
  layWhatReachesDown()
  return line
}

function cellAt(area: Area, row: number, column: number): Cell {
  const cell: Cell = { paragraphs: area.paragraphs, columnSpan: area.columnSpan, rowSpan: area.rowSpan }
  if (area.tables?.length) cell.tables = area.tables
  if (column > area.column) cell.mergedFrom = 'left'
  else if (row > area.row) cell.mergedFrom = 'above'
  return cell
}
