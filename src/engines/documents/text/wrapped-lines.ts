export type Line = { text: string; blankBefore: boolean }

/** Text → its lines that have something in them, each knowing whether blank lines stood before it. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let blankBefore = false
  for (const line of text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u)) {
    if (line.trim() === '') {
      blankBefore = true
      continue
    }
    lines.push({ text: line.trimEnd(), blankBefore })
    blankBefore = false
  }
  return lines
}

/**
 * Joins the lines of a text that was cut at a fixed width (an e-mail, text copied out of a PDF). A text in which lines
 * are paragraphs, as word processors save it, comes back as it is.
 */
export function joinWrappedLines(lines: Line[]): Line[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.text.length), 0)
  if (lines.length < 8 || width < 40 || width > 130) return lines
  const wraps = lines.filter((line, index) => isWrap(line, lines[index + 1], width)).length
  if (wraps < lines.length / 4) return lines

  const joined: Line[] = []
  let previous: Line | undefined
  for (const line of lines) {
    const last = joined.at(-1)
    if (last && previous && isWrap(previous, line, width)) last.text = joinAtLineEnd(last.text, line.text.trimStart())
    else joined.push({ ...line })
    previous = line
  }
  return joined
}

/** «66-» and «NQ/TW», «18/» and «KH-UBND» are one symbol; any other two lines are apart by a space. */
export function joinAtLineEnd(before: string, after: string): string {
  const isCutAfterSign = /(?:[\p{L}\p{N}][-‐‑]|\p{N}\/)$/u.test(before) && /^[\p{Lu}\p{N}]/u.test(after)
  const isCutBeforeSign = /\p{N}$/u.test(before) && /^[-‐‑]\p{Lu}{1,6}[/\s,;.)]/u.test(after)
  return isCutAfterSign || isCutBeforeSign ? before + after : `${before} ${after}`
}

/** The first word of the next line did not fit on this one, and the next line does not open an item of its own. */
function isWrap(line: Line, next: Line | undefined, width: number): boolean {
  if (!next || next.blankBefore || opensItem.test(next.text)) return false
  const nextWord = /^\s*(\S*)/u.exec(next.text)?.[1] ?? ''
  if (line.text.length + 1 + nextWord.length < width * 0.92) return false
  return !/[.;:!?]$/u.test(line.text) || /^\s*\p{Ll}/u.test(next.text)
}

const opensItem =
  /^\s*(?:[-+*•–]\s|#{1,6}\s|\p{L}\)|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,7}\.|Điều \d|Căn cứ |Nơi nhận|Kính gửi)/u
