import { officialForm } from '#domains/reports/official-form.ts'
import type { PaperCell, PaperParagraph, PaperRun, PaperTable } from '#engines/word/paper.ts'

/** What every official paper is made of: paragraphs in the form of the decree, and bordered tables. */

const { marginMm, page, body } = officialForm

export const textWidthMm = page.widthMm - marginMm.left.used - marginMm.right.used

/** Of the code behind a number. */
export const codeSizePt = 9

/** Running text: justified, indented, in the gaps of the decree. */
export function running(runs: string | readonly PaperRun[]): PaperParagraph {
  return {
    kind: 'paragraph',
    align: 'justify',
    firstLineMm: body.firstLineMm.used,
    afterPt: body.gapPt.used,
    lines: body.lines.used,
    runs: typeof runs === 'string' ? [{ text: runs }] : runs,
  }
}

/** «I. KẾT QUẢ»: bold, stays with what it heads. */
export function heading(text: string, level: 2 | 3 = 2): PaperParagraph {
  return { ...running([{ text, bold: true }]), keepWithNext: true, outline: level, beforePt: 4 }
}

/** What was typed, a paragraph a line. */
export function typedText(text: string): PaperParagraph[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => running(line))
}

export type Column = { head: string; widthMm: number; align?: 'left' | 'center' }
/** `wide` fills the whole row and stays with the row below: the heading of a group. */
export type CellContent = string | readonly PaperRun[] | { wide: string }

const tableSizePt = 12

/** A bordered table; its head comes again on every page. A row may be one wide cell: the heading of a group. */
export function borderedTable(columns: readonly Column[], rows: readonly (readonly CellContent[])[]): PaperTable {
  const head = columns.map((column) => ({
    ...cell([{ text: column.head, bold: true }], { align: 'center', keepWithNext: true }),
    middle: true,
  }))
  return {
    kind: 'table',
    columnsMm: columns.map((column) => column.widthMm),
    headRows: 1,
    borders: true,
    rowsStayWhole: true,
    rows: [head, ...rows.map((row) => row.map((content, index) => contentCell(content, columns, index)))],
  }
}

function contentCell(content: CellContent, columns: readonly Column[], index: number): PaperCell {
  if (typeof content === 'object' && 'wide' in content)
    return {
      ...cell([{ text: content.wide, bold: true }], { align: 'left', keepWithNext: true }),
      columns: columns.length,
    }
  const runs = typeof content === 'string' ? [{ text: content }] : content
  return cell(runs, { align: columns[index]!.align ?? 'left' })
}

function cell(runs: readonly PaperRun[], how: Pick<PaperParagraph, 'align' | 'keepWithNext'>): PaperCell {
  return { blocks: [{ kind: 'paragraph', ...how, runs: runs.map((run) => ({ sizePt: tableSizePt, ...run })) }] }
}
