import { limits } from '#engines/documents/limits.ts'
import type { PageContent, Piece } from '#engines/documents/pdf/page-content.ts'

/** A scanned page with what was recognised on it; `confidence` 0…100 as the recogniser says. */
export type RecognisedPage = { content: PageContent; confidence: number }
/** A word with its box and the box of its line, in pixels. */
export type Word = {
  text: string
  left: number
  width: number
  lineTop: number
  lineHeight: number
  confidence: number
}

/** Tesseract's table of pages, blocks, paragraphs, lines (4) and words (5) → words. */
export function wordsOfTable(table: string): Word[] {
  const words: Word[] = []
  let lineTop = 0
  let lineHeight = 0
  for (const row of table.split('\n').slice(1)) {
    const columns = row.split('\t')
    const [level, left, top, width, height, confidence] = [0, 6, 7, 8, 9, 10].map((index) => Number(columns[index]))
    const text = (columns[11] ?? '').trim()
    if (level === 4) {
      lineTop = top ?? 0
      lineHeight = height ?? 0
    }
    if (level !== 5 || text === '' || !Number.isFinite(left) || !Number.isFinite(width)) continue
    // Specks and remains of lines come as single signs that the recogniser itself does not believe.
    if ((confidence ?? 0) < 30 && /^[\P{L}]{1,2}$/u.test(text)) continue
    words.push({ text, left: left ?? 0, width: width ?? 0, lineTop, lineHeight, confidence: confidence ?? 0 })
    if (words.length >= limits.textItemsPerPageMax) break
  }
  return words
}

/** Words → pieces in points. Heights of lines vary with their letters: lines about as high as most are set in one size. */
export function piecesOfWords(words: Word[], scale: number): Piece[] {
  const heights = words.map((word) => word.lineHeight).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  return words.map((word, order) => {
    const isUsual = word.lineHeight > usual * 0.6 && word.lineHeight < usual * 1.7
    return {
      text: word.text,
      x: word.left * scale,
      y: (word.lineTop + word.lineHeight * 0.78) * scale,
      width: word.width * scale,
      size: (isUsual ? usual : word.lineHeight) * 0.72 * scale,
      bold: false,
      italic: false,
      order,
    }
  })
}
