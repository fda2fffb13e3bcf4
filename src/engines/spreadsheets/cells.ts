/** A workbook as it was read: rows that say something, each cell with its place, its kind and what a person saw. */

export type ReadCell = {
  /** From 0; `addressOf(row, column)` writes both as «C7». */
  column: number
  kind: 'text' | 'number' | 'day' | 'boolean' | 'error' | 'empty'
  /** A day is its serial number. `empty` has null: a formula that was never counted. */
  value: string | number | boolean | null
  /** NFC, ends trimmed; a day as dd/mm/yyyy. */
  text: string
  /** It was computed: the value is what the program that saved the file had last. */
  formula?: true
  /** Covered by a merged cell: the value is the one of its first cell. */
  merged?: true
}

export type ReadRow = {
  /** From 0. */
  row: number
  hidden: boolean
  /** By column, empty ones left out. */
  cells: ReadCell[]
}

export type ReadSheet = { name: string; hidden: boolean; rows: ReadRow[]; hiddenColumns: number[] }

export type ReadWorkbook = {
  sheets: ReadSheet[]
  /** What was made out but should be looked at: letters of old fonts. */
  doubts: string[]
}

/** Every limit of reading. A file beyond one of them is refused with a sentence, early: nothing is read to the end first. */
export const readingLimits = {
  fileBytesMax: 20 * 1024 * 1024,
  zipEntriesMax: 2_000,
  /** Bytes that one part of the file may really have once inflated. */
  partBytesMax: 96 * 1024 * 1024,
  unzippedBytesMax: 160 * 1024 * 1024,
  /** Inflated bytes per stored byte: tables reach about 40, a bomb 1000. Small parts are never counted as bombs. */
  inflationRatioMax: 200,
  inflationRatioFreeBytes: 8 * 1024 * 1024,
  elementDepthMax: 100,
  sheetsMax: 50,
  /** Of one sheet, without the empty ones. */
  rowsMax: 20_000,
  columnsMax: 200,
  cellsMax: 600_000,
  textsMax: 400_000,
  mergesMax: 5_000,
  mergedCellsMax: 100_000,
  textLengthMax: 40_000,
  millisecondsMax: 20_000,
} as const
