import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { PaperBlock, PaperCell, PaperParagraph, PaperRule, PaperRun, PaperTable } from '#engines/word/paper.ts'

/** Gives a note its number: the same words at the foot of a page share one. */
type NoteNumber = (note: string) => number

export function blockOf(block: PaperBlock, noteNumber: NoteNumber): Paragraph | Table {
  switch (block.kind) {
    case 'paragraph':
      return paragraphOf(block, noteNumber)
    case 'rule':
      return ruleOf(block)
    case 'table':
      return tableOf(block, noteNumber)
  }
}

export function noteOf(note: string, sizePt: number): { children: Paragraph[] } {
  return {
    children: [new Paragraph({ children: [new TextRun({ text: ` ${clean(note)}`, size: halfPoints(sizePt) })] })],
  }
}

/** Twentieths of a point, the unit of Word. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

export function halfPoints(points: number): number {
  return Math.round(points * 2)
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
}

function paragraphOf(paragraph: PaperParagraph, noteNumber: NoteNumber): Paragraph {
  const { align, firstLineMm = 0, leftMm = 0, beforePt = 0, afterPt = 0, lines = 1, outline } = paragraph
  return new Paragraph({
    alignment: align === undefined ? undefined : alignments[align],
    indent: { left: twips(leftMm), firstLine: twips(firstLineMm) },
    spacing: {
      before: Math.round(beforePt * 20),
      after: Math.round(afterPt * 20),
      line: Math.round(lines * 240),
      lineRule: LineRuleType.AUTO,
    },
    keepNext: paragraph.keepWithNext,
    pageBreakBefore: paragraph.newPage,
    outlineLevel: outline === undefined ? undefined : outline - 1,
    children: paragraph.runs.flatMap((run) => runOf(run, noteNumber)),
  })
}

function runOf(run: PaperRun, noteNumber: NoteNumber): ParagraphChild[] {
  const texts: ParagraphChild[] = clean(run.text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          break: index === 0 ? undefined : 1,
          bold: run.bold,
          italics: run.italic,
          size: run.sizePt === undefined ? undefined : halfPoints(run.sizePt),
        }),
    )
  const note = run.note === undefined ? [] : [new FootnoteReferenceRun(noteNumber(run.note))]
  if (run.place !== undefined) return [new Bookmark({ id: run.place, children: texts }), ...note]
  if (run.link === undefined) return [...texts, ...note]
  return 'address' in run.link
    ? [new ExternalHyperlink({ link: run.link.address, children: texts }), ...note]
    : [new InternalHyperlink({ anchor: run.link.place, children: texts }), ...note]
}

const ruleGapTwips = 60

/** A line is the upper border of an empty paragraph that is drawn in from both sides. */
function ruleOf({ lengthMm, withinMm, afterPt = 0 }: PaperRule): Paragraph {
  const side = twips(Math.max(0, (withinMm - lengthMm) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    border: lengthMm === 0 ? undefined : { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    spacing: {
      before: lengthMm === 0 ? 0 : ruleGapTwips,
      after: Math.round(afterPt * 20),
      line: 40,
      lineRule: LineRuleType.EXACT,
    },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

function tableOf(table: PaperTable, noteNumber: NoteNumber): Table {
  const widths = table.columnsMm.map(twips)
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: table.borders ? undefined : noBorders,
    margins: { left: twips(1.5), right: twips(1.5), top: twips(0.5), bottom: twips(0.5) },
    rows: table.rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index < table.headRows || undefined,
          cantSplit: table.rowsStayWhole || index < table.headRows || undefined,
          children: cellsOf(row, widths, noteNumber),
        }),
    ),
  })
}

function cellsOf(row: readonly PaperCell[], widths: number[], noteNumber: NoteNumber): TableCell[] {
  let column = 0
  return row.map((cell) => {
    const columns = cell.columns ?? 1
    const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
    column += columns
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      columnSpan: columns === 1 ? undefined : columns,
      shading: cell.shade === undefined ? undefined : { type: ShadingType.CLEAR, color: 'auto', fill: cell.shade },
      verticalAlign: cell.middle ? VerticalAlignTable.CENTER : undefined,
      children:
        cell.blocks.length === 0
          ? [new Paragraph({})]
          : cell.blocks.map((block) => (block.kind === 'rule' ? ruleOf(block) : paragraphOf(block, noteNumber))),
    })
  })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Characters that XML cannot carry would make the whole file unreadable. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}
