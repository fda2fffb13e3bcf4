import { clausesOf } from '#domains/library/clauses.ts'
import { highlight } from '#domains/library/search/law-search.ts'

/** Khoản that answers best, and the words of it that are shown: with what of them was searched for. */
export type BestClause = {
  /** null: the article has no khoản, or its opening answers. */
  clause: string | null
  pieces: { text: string; isMatch: boolean }[]
}

const shownLength = 260
/** Of the words before the first match. */
const before = 80
const clausesMax = 300

/**
 * Which khoản answers, and the words of it to show: the one that was asked for by its number, else the passage that the search
 * found (0: it found none in particular), else the one with most of the words; the first one when none has anything.
 */
export function bestClause(
  text: string,
  marked: readonly string[],
  { asked, passage }: { asked: string | null; passage: number },
): BestClause {
  const clauses = clausesOf(text).clauses.slice(0, clausesMax)
  const judged = clauses.map(({ number, start, end }) => {
    const words = text
      .slice(start, end)
      .trim()
      .replace(number === null ? /^/u : opening, '')
    const ranges = rangesOf(words, marked)
    return { number, words, ranges, score: scoreOf(words, ranges) }
  })
  const chosen = judged.find(({ number }) => number === asked && asked !== null) ?? judged[passageAt(clauses, passage)]
  const best = chosen ?? judged.reduce((one, other) => (other.score > one.score ? other : one), judged[0] ?? none)
  return { clause: best.number, pieces: piecesOf(best.words, best.ranges) }
}

/** The number is said beside the words. */
const opening = /^\d{1,3}[a-zđ]? ?[.)/-]\s*/u

const none = { number: null, words: '', ranges: [], score: 0 }

/** Of all that is looked for, in order, none over another. */
function rangesOf(words: string, marked: readonly string[]): Range[] {
  const all = marked.flatMap((one) => highlight(words, one)).sort((one, other) => one.start - other.start)
  const ranges: Range[] = []
  for (const { start, end } of all) {
    const last = ranges.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else ranges.push({ start, end })
  }
  return ranges
}

/** Passages begin where a khoản does; words before the first one are a passage too. */
function passageAt(clauses: readonly { number: string | null }[], passage: number): number {
  return passage > 0 && clauses.length > passage ? passage : -1
}

type Range = { start: number; end: number }

/** Different words that are met, longer runs more than single syllables. */
function scoreOf(words: string, ranges: readonly Range[]): number {
  const met = new Set(ranges.map(({ start, end }) => words.slice(start, end).toLowerCase()))
  return [...met].reduce((sum, one) => sum + one.split(' ').length ** 2, 0)
}

function piecesOf(words: string, ranges: readonly Range[]): BestClause['pieces'] {
  const from = startOf(words, densest(ranges))
  const to = endOf(words, from + shownLength)
  const pieces: BestClause['pieces'] = [{ text: from > 0 ? '… ' : '', isMatch: false }]
  let at = from
  for (const { start, end } of ranges) {
    if (start < at || end > to) continue
    pieces.push({ text: words.slice(at, start), isMatch: false }, { text: words.slice(start, end), isMatch: true })
    at = end
  }
  pieces.push({ text: words.slice(at, to) + (to < words.length ? ' …' : ''), isMatch: false })
  return pieces
    .map(({ text, ...rest }) => ({ ...rest, text: text.replace(/\s+/gu, ' ') }))
    .filter(({ text }) => text !== '')
}

/** Where the stretch begins that holds most matches. */
function densest(ranges: readonly Range[]): number {
  let best = { start: ranges[0]?.start ?? 0, length: 0 }
  let length = 0
  let first = 0
  for (const [last, { start, end }] of ranges.entries()) {
    length += end - start
    while (end - ranges[first]!.start > shownLength - before) {
      length -= ranges[first]!.end - ranges[first]!.start
      first += 1
      if (first > last) break
    }
    if (first <= last && length > best.length) best = { start: ranges[first]!.start, length }
  }
  return best.start
}

function startOf(words: string, match: number): number {
  if (match <= before) return 0
  const space = words.indexOf(' ', match - before)
  return space < 0 || space >= match ? match : space + 1
}

function endOf(words: string, end: number): number {
  if (end >= words.length) return words.length
  const space = words.lastIndexOf(' ', end)
  return space > end - 40 ? space : end
}
