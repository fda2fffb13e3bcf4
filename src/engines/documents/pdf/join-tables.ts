import type { RuledCell, RuledRow, RuledTable } from '#engines/documents/pdf/ruled-tables.ts'

/** A table over all its pages. */
export type WholeTable = { edges: number[]; rows: WholeRow[]; pages: number[] }
export type WholeRow = RuledRow & { header?: boolean }

export function openTable(table: RuledTable): WholeTable {
  return { edges: table.edges, rows: table.rows, pages: [table.page] }
}

/**
 * Goes on with a table at the top of the next page: repeated header rows are dropped, a row that the page's end cut in
 * two is put together again. Returns false when the two are different tables.
 */
export function goOnWith(whole: WholeTable, next: RuledTable): boolean {
  const shift = (next.edges[0] ?? 0) - (whole.edges[0] ?? 0)
  const edges = next.edges.map((edge) => edge - shift)
  if (!isSubset(edges, whole.edges) && !isSubset(whole.edges, edges)) return false
  if (edges.length > whole.edges.length) whole.edges = edges
  const rows = next.rows.map((row) => ({
    cells: row.cells.map((cell) => ({ ...cell, left: cell.left - shift, right: cell.right - shift })),
  }))

  while (rows.length > 1 && rows[0] && isRepeatOf(whole.rows, rows[0])) rows.shift()
  const [first] = rows
  if (first && isCutRow(whole, first)) {
    for (const cell of first.cells) continueCell(whole, cell)
    rows.shift()
  } else if (first) {
    for (const cell of first.cells.filter((each) => each.lines.length === 0)) reachOn(whole, cell)
    first.cells = first.cells.filter((cell) => cell.rowSpan > 0)
  }
  whole.rows.push(...rows)
  whole.pages.push(next.page)
  return true
}

function isSubset(edges: number[], all: number[]): boolean {
  return (
    edges.every((edge) => all.some((other) => Math.abs(other - edge) < 6)) &&
    Math.abs((edges.at(-1) ?? 0) - (all.at(-1) ?? 0)) < 8
  )
}

/** The rows that open the table, when a page begins with them again. */
function isRepeatOf(rows: WholeRow[], row: RuledRow): boolean {
  const words = wordsOf(row)
  const repeated = rows.slice(0, 3).find((each) => wordsOf(each) === words)
  if (!repeated || words.trim() === '') return false
  repeated.header = true
  return true
}

function wordsOf(row: RuledRow): string {
  return row.cells.map((cell) => wordsOfCell(cell).join(' ')).join(' | ')
}

function wordsOfCell(cell: RuledCell): string[] {
  return cell.lines.flatMap((line) => line.segments.map((segment) => segment.text))
}

/**
 * The page's end cut a row in two when its first cell (the number) is empty below, or when text runs on in small
 * letters; a row that opens with a number of its own is a new one.
 */
function isCutRow(whole: WholeTable, row: RuledRow): boolean {
  const [first] = row.cells
  if (!first || !row.cells.some((cell) => cell.lines.length > 0) || whole.rows.length === 0) return false
  if (first.lines.length === 0) return row.cells.length > 1
  if (/^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXLC]{1,6}[.)]?|\p{L}[.)])(?:\s|$)/u.test(wordsOfCell(first)[0] ?? ''))
    return false
  return row.cells.some((cell) => {
    const above = wordsOfCell(cellOver(whole, cell) ?? cell)
    return (
      /^\p{Ll}/u.test(wordsOfCell(cell)[0] ?? '') &&
      cellOver(whole, cell) !== undefined &&
      !/[.;:]$/u.test(above.at(-1) ?? '')
    )
  })
}

/** The cell of the last row that stands over this one. */
function cellOver(whole: WholeTable, cell: RuledCell): RuledCell | undefined {
  const middle = (cell.left + cell.right) / 2
  for (let row = whole.rows.length - 1; row >= 0; row -= 1) {
    const found = whole.rows[row]?.cells.find((each) => each.left < middle && each.right > middle)
    if (found) return found.rowSpan >= whole.rows.length - row ? found : undefined
  }
  return undefined
}

function continueCell(whole: WholeTable, cell: RuledCell): void {
  const over = cellOver(whole, cell)
  if (!over) return
  over.lines.push(...cell.lines)
  over.rowSpan += cell.rowSpan - 1
}

/** An empty cell at the top of a page, under one that already covers several rows, is the rest of that one. */
function reachOn(whole: WholeTable, cell: RuledCell): void {
  const over = cellOver(whole, cell)
  if (!over || over.rowSpan < 2 || over.lines.length === 0) return
  over.rowSpan += cell.rowSpan
  cell.rowSpan = 0
}
