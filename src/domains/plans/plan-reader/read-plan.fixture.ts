import { type Passage, passageOf } from '#domains/plans/plan-reader/text/passage.ts'
import type { Block, Cell, Document, Paragraph, Row, Table } from '#engines/documents/document.ts'
import { type Line, linesOf } from '#engines/documents/line.ts'

/** A document as an engine makes it, from lines («\n» between them) and tables. An empty line is blank space. */
export function aDocument(...parts: (string | Table)[]): Document {
  const blocks: Block[] = []
  let blank = false
  for (const part of parts) {
    if (typeof part !== 'string') {
      blocks.push(part)
      continue
    }
    for (const text of part.split('\n').map((line) => line.trim())) {
      if (text !== '') blocks.push(aParagraph(text, blank))
      blank = text === ''
    }
  }
  return numbered({ format: 'docx', blocks, recognised: false, doubts: [] })
}

export function aParagraph(text: string, blankBefore = false): Paragraph {
  return { kind: 'paragraph', text, blankBefore, place: { paragraph: 0, start: 0, end: text.length } }
}

/** Rows of cell texts; `^` goes on with the cell above, `<` with the cell to the left, «\n» parts paragraphs. */
export function aTable(...rows: string[][]): Table {
  const made: Row[] = []
  for (const texts of rows) {
    const cells: Cell[] = []
    for (const [column, text] of texts.entries()) cells.push(aCell(text, cells[column - 1], made.at(-1)?.cells[column]))
    made.push({ cells, place: { paragraph: 0, start: 0, end: 0 } })
  }
  return { kind: 'table', rows: made, ruled: true, place: { paragraph: 0, start: 0, end: 0 } }
}

function aCell(text: string, left: Cell | undefined, above: Cell | undefined): Cell {
  if (text === '^' && above) return { ...above, mergedFrom: 'above' }
  if (text === '<' && left) {
    left.columnSpan += left.mergedFrom ? 0 : 1
    return { ...left, mergedFrom: 'left' }
  }
  const paragraphs = text === '' ? [] : text.split('\n').map((line) => aParagraph(line))
  return { paragraphs, columnSpan: 1, rowSpan: 1 }
}

function numbered(document: Document): Document {
  const seen = new Set<Paragraph>()
  const number = (paragraph: Paragraph) => {
    if (seen.has(paragraph)) return
    paragraph.place = { paragraph: seen.size, start: 0, end: paragraph.text.length }
    seen.add(paragraph)
  }
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') number(block)
    else for (const row of block.rows) for (const cell of row.cells) cell.paragraphs.forEach(number)
  }
  return document
}

export function aLine(text: string): Line {
  return linesOf(aParagraph(text))[0]!
}

export function aPassage(text: string): Passage {
  return passageOf(aLine(text))
}
