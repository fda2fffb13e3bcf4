import { type BlockWriter, createBlockWriter } from '#engines/documents/block-writer.ts'
import type { Block } from '#engines/documents/document.ts'
import { removeInlineMarks } from '#engines/documents/text/inline-marks.ts'

/** .md: headings, lists, tables and paragraphs; the lines of a paragraph join, as they do on a page. */
export function readMarkdown(text: string): Block[] {
  const writer = createBlockWriter()
  const lines = text.split(/\r\n|[\n\r]/u)
  let open: { text: string; marker?: string; markerLevel?: number } | undefined
  let blank = false
  const close = () => {
    if (open) {
      writer.paragraph({ ...open, ...removeInlineMarks(open.text), blankBefore: blank })
      blank = false
    }
    open = undefined
  }

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') {
      close()
      blank = true
      continue
    }
    const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/u.exec(line)
    const item = /^(\s*)([-+*•]|\d{1,3}[.)])\s+(.*)$/u.exec(line)
    const underline = /^ {0,3}(=+|-+)\s*$/u.exec(line)
    if (heading) {
      close()
      writer.paragraph({ ...removeInlineMarks(heading[2] ?? ''), headingLevel: heading[1]?.length, blankBefore: blank })
      blank = false
    } else if (isTableRow(line) && isTableRule(lines[index + 1])) {
      close()
      const rows = countTableRows(lines, index + 2)
      writeTable(writer, [line, ...lines.slice(index + 2, index + 2 + rows)])
      index += 1 + rows
    } else if (underline && open && !open.marker) {
      writer.paragraph({
        ...removeInlineMarks(open.text),
        headingLevel: underline[1]?.startsWith('=') ? 1 : 2,
        blankBefore: blank,
      })
      open = undefined
      blank = false
    } else if (/^ {0,3}([-*_])(?:\s*\1){2,}\s*$/u.test(line) || /^ {0,3}(?:```|~~~)/u.test(line)) {
      close()
    } else if (item) {
      close()
      open = {
        text: lineText(item[3] ?? ''),
        marker: item[2],
        markerLevel: Math.min(8, Math.floor((item[1] ?? '').replace(/\t/g, '    ').length / 2)),
      }
    } else if (open) {
      open.text += hardBreak.test(lines[index - 1] ?? '') ? `\n${lineText(line)}` : ` ${lineText(line)}`
    } else {
      open = { text: lineText(line).replace(/^>\s?/u, '') }
    }
  }
  close()
  return writer.finish()
}

const hardBreak = /(?: {2}|\\|<br ?\/?>)$/iu

function lineText(line: string): string {
  return line.replace(hardBreak, '').trim()
}

function isTableRow(line: string): boolean {
  return line.includes('|') && line.trim().length > 1
}

function isTableRule(line: string | undefined): boolean {
  return line?.includes('-') === true && /^[\s|:-]+$/u.test(line)
}

function countTableRows(lines: string[], from: number): number {
  let count = 0
  while (isTableRow(lines[from + count] ?? '')) count += 1
  return count
}

function writeTable(writer: BlockWriter, rows: string[]): void {
  writer.openTable()
  for (const [index, row] of rows.entries()) {
    writer.openRow({ header: index === 0 })
    for (const cell of cellsOf(row)) {
      writer.openCell()
      for (const line of cell.split(/<br\s*\/?>/iu)) writer.paragraph(removeInlineMarks(line))
      writer.closeCell({})
    }
    writer.closeRow({})
  }
  writer.closeTable({ ruled: true })
}

/** «| a | b \| c |» → «a», «b | c». */
function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '')
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|').trim())
}
