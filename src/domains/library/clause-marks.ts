/** What opens a line: a number (khoản), a letter (điểm) or another article's heading, with the sign behind it. */
export type Mark = { kind: 'number' | 'letter' | 'article'; value: string; sign: string }

const markLengthMax = 16
const numberMark = /^[ \t]*(\d{1,3}[a-zđ]?) ?([.)/-])(?!\d|[a-zđ]?\.?\d)[ \t]*(?=[^\s.-])/u
const letterMark = /^[ \t]*([a-zđ]\d{0,2}) ?([.)/-])(?!\d)[ \t]*(?=[^\s.-])/u
const articleMark = /^[ \t]*Điều (\d{1,4}[a-zđ]?)([.:])/u

/** The mark of the line that starts at `start`; undefined when it is running text: «1.1. », «5-7», «a.2)». */
export function markAt(text: string, start: number): Mark | undefined {
  const head = text.slice(start, start + markLengthMax)
  const number = numberMark.exec(head)
  if (number) return { kind: 'number', value: number[1]!, sign: number[2]! }
  const letter = letterMark.exec(head)
  if (letter) return { kind: 'letter', value: letter[1]!, sign: letter[2]! }
  const article = articleMark.exec(head)
  return article ? { kind: 'article', value: article[1]!, sign: article[2]! } : undefined
}

export type Span = { start: number; end: number }

const quotesMax = 20_000

/**
 * Texts in quotation marks: an amending article quotes the khoản it makes, which are not its own. A mark that is never
 * closed quotes nothing. Straight marks count where they open a line and close one.
 */
export function quotedSpans(text: string): Span[] {
  const spans: Span[] = []
  let open = -1
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/[“”]|(?<=^[ \t]{0,8})"|"(?=[.;,]?[ \t]{0,8}$)/gmu)) {
    if (spans.length >= quotesMax) break
    if (sign === '"' && depth > 0) {
      if (text[open] === '"') {
        spans.push({ start: open, end: index + 1 })
        depth = 0
      }
    } else if (sign === '“' || sign === '"') {
      if (depth === 0) open = index
      depth = sign === '"' ? 1 : Math.min(depth + 1, 2)
    } else if (depth > 0 && text[open] === '“') {
      depth -= 1
      if (depth === 0) spans.push({ start: open, end: index + 1 })
    }
  }
  return spans
}
