/** A workbook as it is handed to `writeWorkbook`: what the sheets say, not how Excel keeps it. */

/** `day` shows dd/mm/yyyy, `moment` adds the clock; text in such a column that is no day stays text. */
export type ColumnKind = 'text' | 'number' | 'day' | 'moment'

export type SheetColumn = {
  head: string
  /** In characters. */
  width: number
  kind: ColumnKind
  /** Long text goes on in the next line of its cell. */
  wrap?: true
  /** Kept for whoever reads the sheet again, not for the eye; Excel lets nobody type over it. */
  hidden?: true
  /** To be filled in: stands out in colour. */
  input?: true
  /** A comment that Excel shows beside the cell in hand. */
  prompt?: string
  /** Offered in a drop-down; anything else may still be typed. No commas, 255 characters together. */
  offered?: readonly string[]
}

/** Text is never a formula. A day is `YYYY-MM-DD` in a column of days, a moment a Date, a serial the day as Excel counts it. */
export type CellInput = string | number | boolean | Date | null | { serial: number }

export type Sheet = {
  name: string
  /** Stands above the table, in bold. */
  title?: string
  /** Lines between title and table. */
  notes?: readonly string[]
  columns: readonly SheetColumn[]
  rows: readonly (readonly CellInput[])[]
}

export type Workbook = { sheets: readonly Sheet[] }

/** Every limit of writing: what Excel itself holds, and what this process may have in memory at once. */
export const writingLimits = {
  sheetNameLengthMax: 31,
  textLengthMax: 32_767,
  columnsMax: 200,
  /** Of all sheets together. */
  cellsMax: 2_000_000,
  /** Characters of everything together. */
  charactersMax: 120_000_000,
  /** Of all offered values of a column: Excel keeps them in one text. */
  offeredLengthMax: 255,
} as const
