import { cleanText } from '#engines/documents/clean-text.ts'
import type { Document, Paragraph, Place, Table } from '#engines/documents/document.ts'

/** What a reader knows of a paragraph before the whole document is laid out. */
export type ParagraphDraft = Omit<Paragraph, 'kind' | 'place'> & { page?: number }

/** A paragraph whose place is settled later, by `settlePlaces`. Hints that do not hold are left out. */
export function paragraphOf({ page, text, ...hints }: ParagraphDraft): Paragraph {
  const paragraph: Paragraph = {
    kind: 'paragraph',
    text: cleanText(text),
    place: { page, paragraph: 0, start: 0, end: 0 },
  }
  if (hints.marker) paragraph.marker = cleanText(hints.marker)
  if (hints.marker && hints.markerLevel !== undefined) paragraph.markerLevel = hints.markerLevel
  if (hints.headingLevel !== undefined) paragraph.headingLevel = hints.headingLevel
  if (hints.bold) paragraph.bold = true
  if (hints.italic) paragraph.italic = true
  if (hints.centred) paragraph.centred = true
  if (hints.blankBefore) paragraph.blankBefore = true
  return paragraph
}

/** Numbers the paragraphs in reading order, once each however many grid positions show them. */
export function settlePlaces(document: Document): Document {
  const settled = new Set<Paragraph>()
  const settleParagraph = (paragraph: Paragraph) => {
    if (settled.has(paragraph)) return
    paragraph.place = placeOf(settled.size, paragraph.place.page, paragraph.text.length)
    settled.add(paragraph)
  }
  const settleTable = (table: Table) => {
    for (const row of table.rows) {
      const next = settled.size
      for (const cell of row.cells) cell.paragraphs.forEach(settleParagraph)
      // Tables inside a cell share its paragraphs, which are settled by now: only their rows' places are new.
      for (const cell of row.cells) if (!cell.mergedFrom) cell.tables?.forEach(settleTable)
      const first = row.cells.find((cell) => !cell.mergedFrom && cell.paragraphs.length > 0)?.paragraphs[0]
      row.place = placeOf(first?.place.paragraph ?? next, first?.place.page, 0)
    }
    table.place = table.rows[0]?.place ?? placeOf(settled.size, undefined, 0)
  }
  for (const block of document.blocks) block.kind === 'paragraph' ? settleParagraph(block) : settleTable(block)
  return document
}

function placeOf(paragraph: number, page: number | undefined, end: number): Place {
  return page === undefined ? { paragraph, start: 0, end } : { page, paragraph, start: 0, end }
}
