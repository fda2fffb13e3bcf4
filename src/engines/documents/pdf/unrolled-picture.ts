import type { Picture } from '#engines/documents/pdf/picture-rules.ts'
import type { Word } from '#engines/documents/pdf/recognised-words.ts'

type Box = { left: number; right: number; top: number; bottom: number }
type Move = { top: number; bottom: number; right: number; down: number }

/** The recogniser takes no higher pictures. */
const heightMax = 30_000
const gap = 36
const white = 255

/**
 * Moves the cells of tables out of a page and puts them one under the other below it, so that the recogniser reads each
 * cell by itself instead of straight across the columns. `putBack` brings the words home.
 *
 * @param scale points a pixel; the boxes are in points
 */
export function unrollCells(
  page: Picture,
  boxes: Box[],
  scale: number,
): { picture: Picture; putBack(words: Word[]): Word[] } {
  const cells: Box[] = []
  let height = page.height + gap
  for (const box of boxes) {
    const cell = inPixels(box, scale, page)
    const cellHeight = cell.bottom - cell.top
    if (cellHeight < 12 || cell.right - cell.left < 12 || height + cellHeight + gap > heightMax) continue
    cells.push(cell)
    height += cellHeight + gap
  }
  if (cells.length === 0) return { picture: page, putBack: (words) => words }

  const { width } = page
  const pixels = Buffer.alloc(width * height, white)
  page.pixels.copy(pixels)
  const moves: Move[] = []
  let next = page.height + gap
  for (const { left, right, top, bottom } of cells) {
    moves.push({
      top: next - gap / 2,
      bottom: next + bottom - top + gap / 2,
      right: left - margin(page, left, right),
      down: top - next,
    })
    for (let row = top; row < bottom; row += 1, next += 1) {
      const from = row * width + left
      page.pixels.copy(pixels, next * width + margin(page, left, right), from, from + right - left)
      pixels.fill(white, from, from + right - left)
    }
    next += gap
  }
  return { picture: { pixels, width, height }, putBack: (words) => words.map((word) => moveBack(word, moves)) }
}

/** Cells begin a little in from the left, as text on a page does; the widest ones where they can. */
function margin(page: Picture, left: number, right: number): number {
  return Math.max(0, Math.min(60, page.width - (right - left)))
}

/** Without the last remains of the lines around it. */
function inPixels({ left, right, top, bottom }: Box, scale: number, { width, height }: Picture): Box {
  const inset = 4
  return {
    left: Math.max(0, Math.round(left / scale) + inset),
    right: Math.min(width, Math.round(right / scale) - inset),
    top: Math.max(0, Math.round(top / scale) + inset),
    bottom: Math.min(height, Math.round(bottom / scale) - inset),
  }
}

function moveBack(word: Word, moves: Move[]): Word {
  const middle = word.lineTop + word.lineHeight / 2
  const move = moves.find((each) => middle >= each.top && middle < each.bottom)
  return move ? { ...word, left: word.left + move.right, lineTop: word.lineTop + move.down } : word
}

/** A picture as a file (PGM). */
export function pictureFile({ pixels, width, height }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}
