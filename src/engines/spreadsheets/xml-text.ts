import { writingLimits } from '#engines/spreadsheets/sheet.ts'

/** Text for an element or an attribute of XML; signs that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(unholdable, '')
    .replace(/[&<>"]/gu, (sign) => entities[sign]!)
}

/** Text of a cell: as long as Excel holds, line ends as one sign, and what looks like Excel's own escapes («_x000D_») kept as it is. */
export function cellText(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n')
  return xmlText(cut(lines).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_'))
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const unholdable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

function cut(text: string): string {
  const { textLengthMax } = writingLimits
  return text.length <= textLengthMax ? text : `${text.slice(0, textLengthMax - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}
