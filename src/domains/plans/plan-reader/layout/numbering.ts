import { isCapitals } from '#base/vietnamese.ts'
import { ordinalOf, romanNumber } from '#domains/plans/plan-reader/text/small-numbers.ts'
import type { Line } from '#engines/documents/line.ts'

/**
 * Số thứ tự đầu dòng: «Phần I», «A.», «II.», «1.», «1.2», «a)», «-», «+» or what Word's automatic numbering printed.
 * `label` is how a path names it; `start` is where the text after it begins in the line.
 */
export type Mark = {
  kind: MarkKind
  label: string
  /** `[1, 2]` of «1.2»; one number of any other kind; none of bullets. */
  ordinals: number[]
  start: number
}

export type MarkKind =
  | 'part'
  | 'chapter'
  | 'upper'
  | 'roman'
  | 'article'
  | 'decimal'
  | 'paren'
  | 'letter'
  | 'star'
  | 'dash'
  | 'dot'
  | 'plus'

const bullets: ReadonlySet<MarkKind> = new Set(['star', 'dash', 'dot', 'plus'])

export function isBullet(mark: Mark): boolean {
  return bullets.has(mark.kind)
}

/** The mark that a line begins with; undefined for running text. */
export function readMark(line: Line): Mark | undefined {
  if (line.marker !== undefined) {
    const mark = markOf(`${line.marker.trim()} x`, `${line.marker.trim()} x`.toLowerCase())
    return { ...(mark ?? { kind: 'dot', label: '', ordinals: [] }), start: 0 }
  }
  return markOf(line.text, line.folded)
}

function markOf(text: string, folded: string): Mark | undefined {
  for (const read of [readWord, readDecimal, readBullet, readParenthesised, readLetters]) {
    const mark = read(text, folded)
    if (mark) return mark
  }
  return undefined
}

/** «Phần thứ nhất», «Chương II», «Mục 3.», «Điều 5.»: the word counts only where a heading can begin with it. */
function readWord(text: string, folded: string): Mark | undefined {
  const match = /^(phan|chuong|muc|dieu) (thu )?([a-z]{1,6}|\d{1,3})(?![\p{L}\p{N}])\s*([.:)/-]?)\s*/u.exec(folded)
  if (!match) return undefined
  const ordinal = ordinalOf(match[3]!)
  const isHeading = match[4] !== '' || isCapitals(text.slice(0, match[1]!.length)) || match[0].length === text.length
  if (ordinal === undefined || !isHeading || !/^\p{Lu}/u.test(text)) return undefined
  const kind = match[1] === 'phan' ? 'part' : match[1] === 'dieu' ? 'article' : 'chapter'
  const word = { phan: 'Phần', chuong: 'Chương', muc: 'Mục', dieu: 'Điều' }[match[1]!]
  const number = /^\d|^[ivxlc]+$/u.test(match[3]!) ? match[3]!.toUpperCase() : String(ordinal)
  return { kind, label: `${word} ${number}`, ordinals: [ordinal], start: match[0].length }
}

/** «1.», «1)», «1/», «1.2.», «1.2.3»; never a date, a sum of money or a share. */
function readDecimal(_text: string, folded: string): Mark | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,2}){0,4})(\s?[.)/]|\s?-(?=\s)|(?=\s))\s*/.exec(folded)
  if (!match) return undefined
  const ordinals = match[1]!.split('.').map(Number)
  const rest = folded.slice(match[0].length)
  if (ordinals.some((ordinal) => ordinal > 199) || ordinals[0] === 0) return undefined
  const isSpaced = match[0].endsWith(' ')
  if (/^\d/.test(rest) && !isSpaced) return undefined
  if (match[2] === '' && (ordinals.length < 2 || !/^["(]?\p{L}/u.test(rest))) return undefined
  if (/^(?:ty|trieu|nghin|ngan|dong|%|ha|km|gio|h)(?![a-z])/.test(rest) && match[2] === '') return undefined
  return { kind: 'decimal', label: ordinals.join('.'), ordinals, start: match[0].length }
}

function readBullet(text: string, folded: string): Mark | undefined {
  const match =
    /^(-|\+|\*(?!\*)|[•●○▪■□◦·∙►▶➢➤✓✔♦❖§➔→\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076]|o(?= \p{Lu}))\s*(?=\S)/u.exec(
      text.slice(0, 1) === 'o' ? text : folded,
    )
  if (!match) return undefined
  const kind = match[1] === '-' ? 'dash' : match[1] === '+' ? 'plus' : match[1] === '*' ? 'star' : 'dot'
  return { kind, label: '', ordinals: [], start: match[0].length }
}

/** «(1)», «(a)», «(ii)». */
function readParenthesised(_text: string, folded: string): Mark | undefined {
  const match = /^\((\d{1,2}|[a-z]|[ivx]{1,5})\)\s*[.:]?\s*/.exec(folded)
  if (!match) return undefined
  const ordinal = /^\d/.test(match[1]!) ? Number(match[1]) : letterOrdinal(match[1]!)
  return { kind: 'paren', label: match[1]!, ordinals: [ordinal], start: match[0].length }
}

/** «II.», «A.», «a)», «đ)». One capital may be a letter or a Roman number: the outline decides by what came before. */
function readLetters(text: string, folded: string): Mark | undefined {
  const match = /^([a-z]{1,6}|[a-z]\d)(\s?[.)/]|\s?-(?=\s))(\s*)/.exec(folded)
  if (!match) return undefined
  const printed = text.slice(0, match[1]!.length)
  const start = match[0].length
  const isSpaced = match[3] !== '' || start === text.length
  if (isCapitals(printed)) {
    const roman = romanNumber(printed)
    if (roman !== undefined) return { kind: 'roman', label: printed, ordinals: [roman], start }
    if (printed.length > 1 || !isSpaced) return undefined
    return { kind: 'upper', label: printed, ordinals: [letterOrdinal(match[1]!)], start }
  }
  const isOneLetter = printed.length === 1 || /^.\d$/.test(printed)
  if (!isOneLetter || match[2]!.includes('/') || match[2]!.includes('-')) return undefined
  if (match[2]!.includes('.') && !isSpaced) return undefined
  return { kind: 'letter', label: printed, ordinals: [letterOrdinal(printed)], start }
}

/** The place in the row that Vietnamese lists count with: a b c d đ e g h i k …; «f» and «j» where they are used too. */
function letterOrdinal(letter: string): number {
  const row = 'abcdđefghijklmnopqrstuvwxyz'
  return row.indexOf(letter.toLowerCase().slice(0, 1)) + 1
}

/** The same mark read as a letter: «C.» after «B.» is no hundred. */
export function asLetter(mark: Mark): Mark | undefined {
  return mark.kind === 'roman' && mark.label.length === 1
    ? { ...mark, kind: 'upper', ordinals: [letterOrdinal(mark.label)] }
    : undefined
}
