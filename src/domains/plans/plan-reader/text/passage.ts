import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

/**
 * Đoạn: lines, or pieces of lines, read as one text with a space between them. Every offset of the text leads back to
 * the line that it came from.
 */
export type Passage = {
  text: string
  folded: string
  pieces: Piece[]
}

type Piece = { line: Line; start: number; end: number; at: number }

/** One line, or a piece of it, as a passage. */
export function passageOf(line: Line, start = 0, end = line.text.length): Passage {
  return joinPassages([pieceOf(line, start, end)])
}

/** Passages after one another, a space between them, nothing after a hyphen that a line break cut («66-», «NQ/TW»). */
export function joinPassages(passages: Passage[]): Passage {
  const pieces: Piece[] = []
  const texts: string[] = []
  const foldeds: string[] = []
  let length = 0
  let last = ''
  for (const passage of passages) {
    if (passage.text === '') continue
    if (length > 0 && !isCutSymbol(last, passage.text)) {
      texts.push(' ')
      foldeds.push(' ')
      length += 1
    }
    for (const piece of passage.pieces) pieces.push({ ...piece, at: piece.at + length })
    texts.push(passage.text)
    foldeds.push(passage.folded)
    length += passage.text.length
    last = passage.text
  }
  return { text: texts.join(''), folded: foldeds.join(''), pieces }
}

/** Part of a passage, without spaces at its ends. */
export function slicePassage(passage: Passage, start: number, end = passage.text.length): Passage {
  while (start < end && passage.folded[start] === ' ') start += 1
  while (end > start && passage.folded[end - 1] === ' ') end -= 1
  const pieces: Piece[] = []
  for (const piece of passage.pieces) {
    const from = Math.max(start, piece.at)
    const to = Math.min(end, piece.at + piece.end - piece.start)
    if (from < to) {
      pieces.push({
        line: piece.line,
        start: piece.start + from - piece.at,
        end: piece.start + to - piece.at,
        at: from - start,
      })
    }
  }
  return { text: passage.text.slice(start, end), folded: passage.folded.slice(start, end), pieces }
}

/** The verbatim text that a part of the passage was read from: its piece in the first line that it touches. */
export function excerptIn(passage: Passage, start = 0, end = passage.text.length): Excerpt | undefined {
  const { pieces } = slicePassage(passage, start, end)
  const first = pieces[0]
  return first && excerptOf(first.line, first.start, first.end)
}

/** The verbatim texts of every line that the passage touches, in order. */
export function excerptsOf(passage: Passage): Excerpt[] {
  return passage.pieces.map((piece) => excerptOf(piece.line, piece.start, piece.end))
}

function pieceOf(line: Line, start: number, end: number): Passage {
  const raw = line.text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const text = raw.trim()
  if (text === '') return { text: '', folded: '', pieces: [] }
  return {
    text,
    folded: line.folded.slice(from, from + text.length),
    pieces: [{ line, start: from, end: from + text.length, at: 0 }],
  }
}

function isCutSymbol(before: string, after: string): boolean {
  return /[\p{Lu}\p{N}][-‐‑]$/u.test(before) && /^\p{Lu}/u.test(after)
}
