import { createBlockWriter } from '#engines/documents/block-writer.ts'
import type { Block } from '#engines/documents/document.ts'
import { type Columns, takeColumns } from '#engines/documents/pdf/columns.ts'
import { createFrames } from '#engines/documents/pdf/frames.ts'
import { goOnWith, openTable, type WholeTable } from '#engines/documents/pdf/join-tables.ts'
import { type Frame, joinLines, type TextBlock } from '#engines/documents/pdf/line-breaks.ts'
import { type Segment, wholeLine } from '#engines/documents/pdf/lines.ts'
import type { PageLines } from '#engines/documents/pdf/page-furniture.ts'
import type { RuledCell, RuledTable } from '#engines/documents/pdf/ruled-tables.ts'

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
  return writeElements(
    elements,
    createFrames(
      elements.flatMap((element) => (element.kind === 'text' ? element.lines : [])),
      pages,
    ),
  )
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
      for (const side of [element.columns.left, element.columns.right]) writeCell(joinColumnLines(side), 1, 1)
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

/**
 * In narrow columns lines are broken by hand: the same paragraph is only what goes on in small letters, or the last word
 * in capitals that the widest line had no room for.
 */
function joinColumnLines(lines: Segment[]): TextBlock[] {
  const widest = Math.max(...lines.map((line) => line.right - line.x))
  const blocks: TextBlock[] = []
  for (const line of lines) {
    const open = blocks.at(-1)
    const last = open?.lines.at(-1)
    const goesOn = /^\p{Ll}/u.test(line.text) && !/[.;]$/u.test(open?.text ?? '')
    const isLastWord =
      last && /^\p{Lu}+$/u.test(line.text) && last.right - last.x === widest && line.y - last.y < line.size * 1.6
    if (open && (goesOn || isLastWord)) {
      open.text += ` ${line.text}`
      open.lines.push(line)
    } else blocks.push({ lines: [line], text: line.text, centred: false, blankBefore: false })
  }
  return blocks
}
