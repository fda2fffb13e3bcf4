import { createBlockWriter } from '../block-writer.ts'
import type { Block } from '../document.ts'
import { type Columns, takeColumns } from './columns.ts'
import { goOnWith, openTable, type WholeTable } from './join-tables.ts'
import { type Frame, joinLines, type TextBlock } from './line-breaks.ts'
import { type Segment, wholeLine } from './lines.ts'
import type { PageLines } from './page-furniture.ts'
import type { RuledCell, RuledTable } from './ruled-tables.ts'

export type Page = PageLines & { tables: RuledTable[] }

/** One thing after the other as a person reads the pages. */
type Element =
  | { kind: 'text'; lines: Segment[] }
  | { kind: 'table'; table: WholeTable }
  | { kind: 'columns'; columns: Columns }

/** Lines and tables of all pages → blocks. Paragraphs and tables run on over the ends of pages. */
export function blocksOfPages(pages: Page[]): Block[] {
  const elements: Element[] = []
  for (const page of pages) {
    let isAtTop = true
    for (const { part } of partsOf(page)) {
      const last = elements.at(-1)
      if (part.kind === 'line') {
        if (last?.kind === 'text') last.lines.push(part.line)
        else elements.push({ kind: 'text', lines: [part.line] })
      } else if (part.kind === 'columns') {
        elements.push(part)
      } else if (
        !(
          isAtTop &&
          last?.kind === 'table' &&
          last.table.pages.at(-1) === page.page - 1 &&
          goOnWith(last.table, part.table)
        )
      ) {
        elements.push({ kind: 'table', table: openTable(part.table) })
      }
      isAtTop = false
    }
  }
  return writeElements(elements, createFrames(elements, pages))
}

type Part =
  | { kind: 'line'; line: Segment }
  | { kind: 'table'; table: RuledTable }
  | { kind: 'columns'; columns: Columns }

function partsOf(page: Page): { y: number; part: Part }[] {
  const { columns, rest } = takeColumns(page.lines, page.width)
  const parts: { y: number; part: Part }[] = [
    ...rest.map((line) => ({ y: line.y, part: { kind: 'line' as const, line: wholeLine(line) } })),
    ...columns.map((each) => ({ y: each.y, part: { kind: 'columns' as const, columns: each } })),
    ...page.tables.map((table) => ({ y: table.top, part: { kind: 'table' as const, table } })),
  ]
  return parts.sort((a, b) => a.y - b.y)
}

function writeElements(elements: Element[], frameOf: (line: Segment) => Frame): Block[] {
  const writer = createBlockWriter()
  const writeText = (blocks: TextBlock[], isCentredHint: boolean) => {
    for (const block of blocks) {
      writer.paragraph({
        text: block.text,
        page: block.lines[0]?.page,
        bold: block.lines.every((line) => line.bold),
        italic: block.lines.every((line) => line.italic),
        centred: isCentredHint && block.centred,
        blankBefore: block.blankBefore,
      })
    }
  }
  const writeCell = (blocks: TextBlock[], columnSpan: number, rowSpan: number) => {
    writer.openCell()
    writeText(blocks, false)
    writer.closeCell({ columnSpan, rowSpan })
  }

  for (const element of elements) {
    if (element.kind === 'text') {
      writeText(joinLines(element.lines, frameOf), true)
    } else if (element.kind === 'columns') {
      writer.openTable()
      writer.openRow({})
      for (const side of [element.columns.left, element.columns.right]) writeCell(joinSmallLetters(side), 1, 1)
      writer.closeRow({})
      writer.closeTable({ ruled: false })
    } else {
      writer.openTable()
      for (const row of element.table.rows) {
        writer.openRow({})
        for (const cell of row.cells)
          writeCell(
            joinLines(linesOfCell(cell), () => frameOfCell(cell)),
            spanOf(element.table, cell),
            cell.rowSpan,
          )
        writer.closeRow({ header: row.header })
      }
      writer.closeTable({ ruled: true })
    }
  }
  return writer.finish()
}

function linesOfCell(cell: RuledCell): Segment[] {
  return cell.lines.map(wholeLine)
}

/** Text keeps the same distance from both sides of its cell. */
function frameOfCell(cell: RuledCell): Frame {
  const lines = linesOfCell(cell)
  const padding = Math.min(
    8,
    Math.max(1, Math.min(...lines.map((line) => Math.min(line.x - cell.left, cell.right - line.right)))),
  )
  return { left: cell.left + padding, right: cell.right - padding, isCell: true }
}

function spanOf(table: WholeTable, cell: RuledCell): number {
  return Math.max(1, table.edges.filter((edge) => edge > cell.left + 5 && edge < cell.right - 5).length + 1)
}

/** In narrow columns lines are broken by hand; only what goes on in small letters is the same paragraph. */
function joinSmallLetters(lines: Segment[]): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const line of lines) {
    const open = blocks.at(-1)
    if (open && /^\p{Ll}/u.test(line.text) && !/[.;]$/u.test(open.text)) {
      open.text += ` ${line.text}`
      open.lines.push(line)
    } else blocks.push({ lines: [line], text: line.text, centred: false, blankBefore: false })
  }
  return blocks
}

/** Where running text begins and ends on each page: pages of one shape share what few lines cannot tell. */
function createFrames(elements: Element[], pages: Page[]): (line: Segment) => Frame {
  const lines = elements.flatMap((element) => (element.kind === 'text' ? element.lines : []))
  const shapes = new Map(pages.map((page) => [page.page, `${Math.round(page.width)}×${Math.round(page.height)}`]))
  const byPage = Map.groupBy(lines, (line) => String(line.page))
  const byShape = Map.groupBy(lines, (line) => shapes.get(line.page) ?? '')
  const widths = new Map(pages.map((page) => [page.page, page.width]))
  const frames = new Map<string, Frame>()
  return (line) => {
    const ownLines = byPage.get(String(line.page)) ?? []
    const key = ownLines.length >= 15 ? String(line.page) : (shapes.get(line.page) ?? '')
    const known = frames.get(key)
    if (known) return known
    const frame = frameOfLines(
      ownLines.length >= 15 ? ownLines : (byShape.get(key) ?? ownLines),
      widths.get(line.page) ?? 595,
    )
    frames.set(key, frame)
    return frame
  }
}

function frameOfLines(lines: Segment[], pageWidth: number): Frame {
  const share = (count: number) => count >= Math.max(2, lines.length * 0.08)
  const near = (all: number[], position: number) => all.filter((each) => Math.abs(each - position) < 3).length
  const lefts = lines.map((line) => line.x)
  const rights = lines.map((line) => line.right)
  const left = Math.min(...lefts.filter((each) => share(near(lefts, each))))
  const right = Math.max(...rights.filter((each) => share(near(rights, each))))
  if (Number.isFinite(left) && Number.isFinite(right) && right - left > pageWidth * 0.4)
    return { left, right, isCell: false }
  return { left: Math.min(pageWidth * 0.15, ...lefts), right: Math.max(pageWidth * 0.92, ...rights), isCell: false }
}
