import { isCapitals } from '#base/vietnamese.ts'
import { readColumns } from '#domains/plans/plan-reader/tasks/table-columns.ts'
import type { Document, Paragraph, Table } from '#engines/documents/document.ts'
import { type Line, linesOf } from '#engines/documents/line.ts'

/** Dải: what is read one after the other: a line, or a table whose columns say what they hold. */
export type Strip = { kind: 'line'; line: Line } | { kind: 'table'; table: Table }

/**
 * A document as strips in reading order. A table that only lays text out (the two columns of a header or a signature)
 * becomes its lines, column after column; running heads, page numbers, rules and stamps of digital signatures go.
 */
export function stripsOf(document: Document): Strip[] {
  const strips: Strip[] = []
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') addLines(strips, block)
    else if (isLaidOut(block, strips.at(-1))) strips.push({ kind: 'table', table: block })
    else for (const paragraph of paragraphsByColumn(block)) addLines(strips, paragraph)
  }
  const runningHeads = runningHeadsOf(strips)
  return strips.filter(
    (strip) => strip.kind === 'table' || !(isDecoration(strip.line) || runningHeads.has(runningKey(strip.line))),
  )
}

function addLines(strips: Strip[], paragraph: Paragraph): void {
  for (const line of linesOf(paragraph)) strips.push({ kind: 'line', line })
}

/** A table stays one when its columns can be told, or when it goes on from a table right before. */
function isLaidOut(table: Table, before: Strip | undefined): boolean {
  if (readColumns(table)) return true
  if (before?.kind === 'table') return widthOf(table) === widthOf(before.table) && widthOf(table) > 2
  return table.ruled && widthOf(table) > 2 && table.rows.length > 2 && !hasLetterhead(table)
}

function widthOf(table: Table): number {
  return Math.max(0, ...table.rows.slice(0, 50).map((row) => row.cells.length))
}

function hasLetterhead(table: Table): boolean {
  return paragraphsByColumn(table).some((paragraph) =>
    /^(?:CỘNG HO[ÀA]|Độc lập|Nơi nhận|TM\.|KT\.|TL\.)/iu.test(paragraph.text),
  )
}

function paragraphsByColumn(table: Table): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (let column = 0; column < widthOf(table); column += 1) {
    for (const row of table.rows) {
      const cell = row.cells[column]
      if (cell && !cell.mergedFrom) paragraphs.push(...cell.paragraphs)
    }
  }
  return paragraphs
}

const pagesWithSameHeadMin = 3

/** Lines that stand on many pages with only their digits changing. */
function runningHeadsOf(strips: Strip[]): Set<string> {
  const pages = new Map<string, Set<number>>()
  for (const strip of strips) {
    if (strip.kind === 'table' || strip.line.page === undefined || strip.line.text.length > 120) continue
    const key = runningKey(strip.line)
    const seen = pages.get(key)
    if (seen) seen.add(strip.line.page)
    else pages.set(key, new Set([strip.line.page]))
  }
  return new Set(
    [...pages].filter(([key, seen]) => seen.size >= pagesWithSameHeadMin && /\p{L}/u.test(key)).map(([key]) => key),
  )
}

/** Items and assignments repeat too: only a line without a mark and without a colon can be a running head. */
function runningKey(line: Line): string {
  if (line.marker !== undefined || /^(?:[-+*•]|\d{1,2}[.)]|[a-z][.)])|:/u.test(line.folded)) return ''
  return line.folded.replace(/\d+/gu, '0')
}

/** Page numbers, rules, and what a signing program stamps on a page. */
function isDecoration(line: Line): boolean {
  if (line.text === '') return !line.marker
  return (
    /^[-_=*.~\s–—―]*$/u.test(line.text) ||
    /^(?:trang )?-?\s*\d{1,3}(?:\s*\/\s*\d{1,3})?\s*-?$/u.test(line.folded) ||
    /^(?:ky boi|nguoi ky|ngay ky|thoi gian ky|email):/u.test(line.folded) ||
    (line.paragraph < stampParagraphsMax && /^co quan: [^,;]*$/u.test(line.folded) && isCapitals(line.text.slice(8)))
  )
}

/** A stamp stands at the top of the first page: «Cơ quan: VĂN PHÒNG CHÍNH PHỦ» there is no assignment. */
const stampParagraphsMax = 6
