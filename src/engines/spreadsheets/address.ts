/** Addresses of cells as a person reads them, and as numbers from 0: «C7» is column 2, row 6. */

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (column % 26))
}

export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}

/** Undefined for what is no address: `$` signs are passed over. */
export function readAddress(text: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text)
  if (match === null) return undefined
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match[2]) - 1, column }
}
