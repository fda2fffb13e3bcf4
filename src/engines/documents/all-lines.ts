import type { Document, Paragraph, Table } from '#engines/documents/document.ts'
import { type Line, linesOf } from '#engines/documents/line.ts'

/** Every line of a document once, in document order, cells of tables in reading order. */
export function allLinesOf(document: Document): Line[] {
  const seen = new Set<Paragraph>()
  const lines: Line[] = []
  const add = (paragraph: Paragraph) => {
    if (seen.has(paragraph)) return
    seen.add(paragraph)
    lines.push(...linesOf(paragraph))
  }
  const addTable = (table: Table) => {
    for (const row of table.rows) for (const cell of row.cells) cell.paragraphs.forEach(add)
  }
  for (const block of document.blocks) block.kind === 'paragraph' ? add(block) : addTable(block)
  return lines
}
