import type { Piece } from '#engines/documents/pdf/page-content.ts'
import { textOfRuns } from '#engines/documents/runs.ts'

/** Text that stands on one line without a wide gap in it. */
export type Segment = {
  text: string
  page: number
  x: number
  right: number
  /** Baseline, and size of the letters, in points. */
  y: number
  size: number
  bold: boolean
  italic: boolean
  wasLegacy: boolean
}
/** What stands on one baseline, from left to right. */
export type Line = { page: number; y: number; size: number; segments: Segment[] }

/** Pieces of text → lines, from top to bottom. A wide gap, or text drawn at another time, parts segments. */
export function linesOfPieces(pieces: Piece[], page: number): Line[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.slice(-3).findLast((each) => isOnLine(each, piece))
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => lineOf(row, page)).filter((line) => line.segments.length > 0)
}

function isOnLine(row: Piece[], piece: Piece): boolean {
  const tallest = row.reduce((found, each) => (each.size > found.size ? each : found))
  const reach = Math.max(tallest.size, piece.size)
  return Math.abs(tallest.y - piece.y) < reach * (Math.min(piece.size, tallest.size) < reach * 0.8 ? 0.5 : 0.3)
}

function lineOf(row: Piece[], page: number): Line {
  const size = Math.max(...row.map((piece) => piece.size))
  const sorted = row.filter((piece) => !isNoteMark(piece, row)).sort((a, b) => a.x - b.x)
  const groups: Piece[][] = []
  for (const piece of sorted) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && !isApart(last, piece)) group.push(piece)
    else groups.push([piece])
  }
  const segments = groups
    .map((group) => segmentOf(group, page))
    .filter((segment) => /[^\s_=*\-–—―]/u.test(segment.text) || isMarker(segment.text))
  return { page, size, y: Math.max(...row.map((piece) => piece.y)), segments: joinMarker(segments) }
}

/** A small raised number points to a footnote; it is no part of the text. Squares and cubes stay. */
function isNoteMark(piece: Piece, row: Piece[]): boolean {
  if (!/^\s*[([]?\d{1,2}[)\]]?\s*$/u.test(piece.text)) return false
  const before = row.find((each) => each !== piece && Math.abs(each.x + each.width - piece.x) < piece.size * 0.5)
  if (!before || piece.size > before.size * 0.78 || before.y - piece.y < before.size * 0.15) return false
  return !/(?:^|[\s\d])[kdc]?m$/u.test(before.text)
}

function isApart(last: Piece, piece: Piece): boolean {
  const gap = piece.x - (last.x + last.width)
  const size = Math.max(last.size, piece.size)
  return gap > size * 1.1 || (gap > size * 0.35 && Math.abs(piece.order - last.order) > 1)
}

/** «1.» or «-» with a tab after it belongs to the text that follows. */
function joinMarker(segments: Segment[]): Segment[] {
  const [first, second, ...rest] = segments
  if (!first || !second || !isMarker(first.text) || second.x - first.right > 60) return segments
  return [{ ...second, text: `${first.text} ${second.text}`, x: first.x }, ...rest]
}

function isMarker(text: string): boolean {
  return /^(?:[-+*•–▪➢]|\d{1,3}(?:\.\d{1,3})*[.)]?|\p{L}[.)]|[IVXLC]{1,6}[.)])$/u.test(text)
}

function segmentOf(group: Piece[], page: number): Segment {
  const runs = group.map((piece, index) => {
    const last = group[index - 1]
    const gap = last ? piece.x - (last.x + last.width) : 0
    return { text: gap > piece.size * 0.15 ? ` ${piece.text}` : piece.text, look: piece }
  })
  const { text, bold, italic, wasLegacy } = textOfRuns(runs)
  const [first, last] = [group[0] as Piece, group.at(-1) as Piece]
  const base = group.reduce((found, piece) => (piece.size > found.size ? piece : found))
  return {
    text: text.replace(/\s+/gu, ' ').trim(),
    page,
    x: first.x,
    right: last.x + last.width,
    y: base.y,
    size: base.size,
    bold,
    italic,
    wasLegacy,
  }
}

/** All of a line as one segment. */
export function wholeLine({ segments }: Line): Segment {
  const first = segments[0] as Segment
  if (segments.length === 1) return first
  return {
    ...first,
    text: segments.map((segment) => segment.text).join(' '),
    right: Math.max(...segments.map((segment) => segment.right)),
    bold: segments.every((segment) => segment.bold),
    italic: segments.every((segment) => segment.italic),
    wasLegacy: segments.some((segment) => segment.wasLegacy),
  }
}
