import { createBlockWriter } from '#engines/documents/block-writer.ts'
import type { Block } from '#engines/documents/document.ts'
import { hasMarkdownMarks, removeInlineMarks } from '#engines/documents/text/inline-marks.ts'
import { joinWrappedLines, linesOf } from '#engines/documents/text/wrapped-lines.ts'

/** .txt: every line is a paragraph, except where the whole text was cut at a fixed width. */
export function readPlainText(text: string): Block[] {
  const writer = createBlockWriter()
  const isMarked = hasMarkdownMarks(text)
  for (const line of joinWrappedLines(linesOf(text))) {
    const heading = isMarked ? /^\s{0,3}(#{1,6})\s+(.*?)(?:\s#+)?$/u.exec(line.text) : null
    const body = heading?.[2] ?? line.text
    writer.paragraph({
      ...(isMarked ? removeInlineMarks(body) : { text: body }),
      headingLevel: heading?.[1]?.length,
      blankBefore: line.blankBefore,
    })
  }
  return writer.finish()
}
