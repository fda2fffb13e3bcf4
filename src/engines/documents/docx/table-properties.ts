import { isRule, type Styles } from '#engines/documents/docx/styles.ts'
import { type Attributes, isOn, wholeNumber } from '#engines/documents/docx/xml.ts'

/** What the properties of one open table say, while its rows stream by. */
export type OpenTable = {
  styleId?: string
  /** Whether the table's own borders draw rules; undefined when it does not say. */
  ownRules?: boolean
  cells: number
  ruledCells: number
  row?: OpenRow
  cell?: OpenCell
}
type OpenRow = {
  isHeader: boolean
  isDeleted: boolean
  columnsBefore: number
  page: number
  pageAtEnd: number
  writesBefore: number
}
type OpenCell = { columnSpan: number; continues?: 'above' | 'left'; hasRules: boolean }

export function openRowAt(page: number, writesBefore: number): OpenRow {
  return { isHeader: false, isDeleted: false, columnsBefore: 0, page, pageAtEnd: page, writesBefore }
}

export function openCell(): OpenCell {
  return { columnSpan: 1, hasRules: false }
}

/** One property of a table, row or cell, told by the element it stands in. */
export function tableProperty(table: OpenTable, parent: string, name: string, attributes: Attributes): void {
  const { row, cell } = table
  if (parent === 'w:tblPr' && name === 'w:tblStyle') table.styleId = attributes['w:val']
  if (parent === 'w:tblBorders') table.ownRules = (table.ownRules ?? false) || isRule(attributes)
  if (row && parent === 'w:trPr') {
    if (name === 'w:tblHeader') row.isHeader = isOn(attributes)
    if (name === 'w:del') row.isDeleted = true
    if (name === 'w:gridBefore') row.columnsBefore = wholeNumber(attributes['w:val']) ?? 0
  }
  if (cell && parent === 'w:tcPr') {
    if (name === 'w:gridSpan') cell.columnSpan = wholeNumber(attributes['w:val']) ?? 1
    if (name === 'w:vMerge' && attributes['w:val'] !== 'restart') cell.continues = 'above'
    if (name === 'w:hMerge' && attributes['w:val'] !== 'restart') cell.continues = 'left'
  }
  if (cell && parent === 'w:tcBorders' && isRule(attributes)) cell.hasRules = true
}

/** Ruled like a task table, by its own borders, its style's, or those of most of its cells. */
export function isRuledTable(table: OpenTable, styles: Styles): boolean {
  return (table.ownRules ?? styles.hasRules(table.styleId)) || table.ruledCells * 2 > table.cells
}
