import type { Segment } from '#engines/documents/pdf/lines.ts'
import { joinAtLineEnd } from '#engines/documents/text/wrapped-lines.ts'

/** Where the text of a page or a cell may stand. */
export type Frame = {
  left: number
  right: number
  /** Where the first lines of paragraphs begin, when they do not begin at the left. */
  indent?: number
  isCell: boolean
}
export type TextBlock = { lines: Segment[]; text: string; centred: boolean; blankBefore: boolean }

/**
 * Lines → paragraphs. A line begins a new paragraph when it is indented, opens an item, stands apart, or when its first
 * word would have fitted on the line before.
 */
export function joinLines(lines: Segment[], frameOf: (line: Segment) => Frame): TextBlock[] {
  const pitch = usualPitch(lines)
  const blocks: TextBlock[] = []
  let last: Segment | undefined
  for (const line of lines) {
    const frame = frameOf(line)
    const open = blocks.at(-1)
    if (open && last && !isBreak(open, last, line, frame, pitch)) {
      open.text = isCutWord(last, line, frame) ? open.text + line.text : joinAtLineEnd(open.text, line.text)
      open.lines.push(line)
    } else {
      const blankBefore = last !== undefined && last.page === line.page && line.y - last.y > pitch * 2.2
      blocks.push({ lines: [line], text: line.text, centred: isCentred(line, frame), blankBefore })
    }
    last = line
  }
  return blocks
}

function isBreak(open: TextBlock, last: Segment, line: Segment, frame: Frame, pitch: number): boolean {
  const gap = line.page === last.page ? line.y - last.y : pitch
  const goesOn = /^[\p{Ll}(]/u.test(line.text) && !/^\p{Ll}[.)]\s/u.test(line.text)
  const isEnded = /[.;:!?…]["”’)\]]?$/u.test(last.text)
  if (gap > pitch * 1.6 || Math.abs(line.size - last.size) > 1.6) return true
  const centred = isCentred(line, frame)
  const fits = hasRoom(last, line, frame, centred)
  if (frame.isCell) {
    if (opensItem(line.text) && (fits || isEnded)) return true
    return fits && !(goesOn && !isEnded)
  }
  if (centred !== open.centred && (centred || open.lines.length > 1 || fits)) return true
  if (open.centred) return line.bold !== last.bold || line.italic !== last.italic || (fits && !goesOn)
  // Out of a block on the right (the signature) into running text.
  if (last.x - line.x > (frame.right - frame.left) * 0.2 && !(goesOn && !isEnded)) return true
  if (opensNumberedItem(line.text, last.text)) return true
  const isIndented = line.x > frame.left + 8 && line.x > last.x + 8
  const isHanging = open.lines.length === 1 && opensItem(last.text) && !fits && !opensItem(line.text)
  if (isIndented && !isHanging) return true
  if (gap > pitch * 1.15 + 1 && !goesOn) return true
  if (opensItem(line.text) && (fits || isEnded || line.x > frame.left + 8)) return true
  if (isEnded && line.x > frame.left + 8 && Math.abs(line.x - last.x) < 3 && open.lines.length === 1 && fits)
    return true
  return fits && !(goesOn && !isEnded)
}

/** A cell too narrow for a word or a year cuts it anywhere: «ST», «T»; «III/202», «6». */
function isCutWord(last: Segment, line: Segment, frame: Frame): boolean {
  const isFull = frame.right - frame.left - (last.right - last.x) < last.size * 0.55
  if (!frame.isCell || !isFull || last.text.includes(' ')) return false
  return /\d$/u.test(last.text)
    ? /^\d{1,3}(?!\d)/u.test(line.text)
    : /^\p{Lu}+$/u.test(last.text) && /^\p{Lu}$/u.test(line.text)
}

/** Whether the first word of `line` would still have fitted after `last`. */
function hasRoom(last: Segment, line: Segment, frame: Frame, centred: boolean): boolean {
  const firstWord = /^\S+/u.exec(line.text)?.[0].length ?? 1
  const wordWidth = ((line.right - line.x) * firstWord) / line.text.length + last.size * 0.25
  const free =
    centred || (frame.isCell && last.x > frame.left + 6)
      ? frame.right - frame.left - (last.right - last.x)
      : frame.right - last.right
  return free > wordWidth + last.size * 0.4
}

function isCentred(line: Segment, frame: Frame): boolean {
  const aside = (line.x + line.right) / 2 - (frame.left + frame.right) / 2
  if (frame.indent !== undefined && Math.abs(line.x - frame.indent) < 2) return false
  const isNarrow = line.x > frame.left + 12 && line.right < frame.right - 12
  const isInside = line.x > frame.left + 1 && line.right < frame.right + 1
  return isNarrow ? Math.abs(aside) < 9 : isInside && Math.abs(aside) < 3
}

/** «1. », «a) », «II. », «Điều 3. », and a dash before a capital letter. */
export function opensItem(text: string): boolean {
  return /^(?:[-–+*•▪➢]\s?[\p{Lu}\p{N}“"(]|[-–+*•▪➢]\s+\p{L}|\d{1,3}(?:\.\d{1,3})*[.)]\s?\p{Lu}|\d{1,3}(?:\.\d{1,3})+\.?\s|\p{L}[.)]\s|[IVXLC]{1,6}[.)]\s|(?:Điều|Chương|Mục|Phần|Khoản)\s[\dIVX]+[.:]|Căn cứ\s|Nơi nhận)/u.test(
    text,
  )
}

/** «4.1. Xây dựng», or «- Cơ quan» when the line before was not in the middle of an enumeration. */
function opensNumberedItem(text: string, before: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3})+\.\s\p{Lu}/u.test(text) || (/^[-–+]\s\p{Lu}/u.test(text) && !/[,–-]$/u.test(before))
}

/** The most usual distance between lines, in points. */
function usualPitch(lines: Segment[]): number {
  const counts = new Map<number, number>()
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1]
    if (!last || last.page !== line.page) continue
    const gap = Math.round((line.y - last.y) * 2) / 2
    if (gap > line.size * 0.8 && gap < line.size * 2.5) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? (lines[0]?.size ?? 12) * 1.3
}
