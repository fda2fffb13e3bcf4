import { foldInPlace } from '#base/fold-in-place.ts'
import type { Excerpt, Paragraph } from '#engines/documents/document.ts'

/** Dòng: one line of a paragraph, with the place it stands at and what the engine knew of its look. */
export type Line = {
  /** A verbatim slice of the paragraph, without spaces at its ends. */
  text: string
  folded: string
  /** 0-based paragraph, and the offset of `text` in it. */
  paragraph: number
  offset: number
  page?: number
  /** Number or bullet that Word computed; belongs to the paragraph's first line. */
  marker?: string
  markerLevel?: number
  headingLevel?: number
  bold: boolean
  italic: boolean
  centred: boolean
  blankBefore: boolean
}

const known = new WeakMap<Paragraph, Line[]>()

/** The lines of a paragraph that have something in them; the same lines whenever one asks. */
export function linesOf(paragraph: Paragraph): Line[] {
  const lines = known.get(paragraph) ?? splitLines(paragraph)
  known.set(paragraph, lines)
  return lines
}

function splitLines(paragraph: Paragraph): Line[] {
  const lines: Line[] = []
  let offset = 0
  for (const piece of paragraph.text.split('\n')) {
    const text = piece.trim()
    const isFirst = lines.length === 0
    if (text !== '' || (isFirst && paragraph.marker)) {
      lines.push({
        text,
        folded: foldInPlace(text),
        paragraph: paragraph.place.paragraph,
        offset: offset + piece.length - piece.trimStart().length,
        page: paragraph.place.page,
        marker: isFirst ? paragraph.marker : undefined,
        markerLevel: isFirst ? paragraph.markerLevel : undefined,
        headingLevel: paragraph.headingLevel,
        bold: paragraph.bold === true,
        italic: paragraph.italic === true,
        centred: paragraph.centred === true,
        blankBefore: isFirst && paragraph.blankBefore === true,
      })
    }
    offset += piece.length + 1
  }
  return lines
}

/** The columns that tabs part on a line: «Nơi nhận:», «TM. ỦY BAN NHÂN DÂN». A tab behind a bullet parts nothing. */
export function columnsOf(line: Line): Line[] {
  if (!line.text.includes('\t')) return [line]
  const columns: Line[] = []
  let offset = 0
  for (const piece of line.text.split('\t')) {
    const text = piece.trim()
    const start = offset + piece.length - piece.trimStart().length
    offset += piece.length + 1
    if (text === '') continue
    if (!/[\p{L}\p{N}]/u.test(text)) return [line]
    const isFirst = columns.length === 0
    columns.push({
      ...line,
      text,
      folded: line.folded.slice(start, start + text.length),
      offset: line.offset + start,
      marker: isFirst ? line.marker : undefined,
    })
  }
  return columns
}

/** The verbatim piece of a line from `start` to `end`, spaces at its ends left out. */
export function excerptOf(line: Line, start = 0, end = line.text.length): Excerpt {
  const text = line.text.slice(start, end)
  const from = line.offset + start + text.length - text.trimStart().length
  const excerpt = { paragraph: line.paragraph, start: from, end: from + text.trim().length, text: text.trim() }
  return line.page === undefined ? excerpt : { page: line.page, ...excerpt }
}
