import { isCapitals } from '#base/vietnamese.ts'
import { isNextNumber } from '#domains/library/clause-order.ts'
import { documentKinds } from '#domains/library/document.ts'
import { type Heading, headingOf } from '#domains/library/law-reader/law-headings.ts'
import { allLinesOf } from '#engines/documents/all-lines.ts'
import type { Document } from '#engines/documents/document.ts'
import { columnsOf, type Line } from '#engines/documents/line.ts'

/** Phần của văn bản, in the order in which they are printed. */
export type LawParts = {
  head: Line[]
  /** «Nghị định»; null when no line says what the file is. */
  kindWord: string | null
  title: Line[]
  /** Căn cứ, and who issues it. */
  preamble: Line[]
  body: Line[]
  closing: Line[]
  appendices: { label: Line; lines: Line[] }[]
}

const headLinesMax = 60
const titleLinesMax = 12
const appendicesMax = 400

export function lawPartsOf(document: Document): LawParts {
  const lines = withoutFurniture(allLinesOf(document).flatMap(columnsOf), document.format)
  const parts: LawParts = { head: [], kindWord: null, title: [], preamble: [], body: [], closing: [], appendices: [] }
  const named = lines.slice(0, headLinesMax).findIndex((line) => kindLineOf(line) !== undefined && !isBodyLine(line))
  const lastArticle = lastOfSequence(lines)
  let state: 'head' | 'title' | 'preamble' | 'body' | 'closing' | 'appendix' = named < 0 ? 'preamble' : 'head'
  for (const [index, line] of lines.entries()) {
    if (index === named) {
      const kind = kindLineOf(line)!
      parts.kindWord = kind.word
      if (kind.rest !== '') parts.title.push(line)
      state = 'title'
      continue
    }
    if (state === 'head') {
      parts.head.push(line)
      continue
    }
    if (state === 'title' && endsTitle(line, parts)) state = 'preamble'
    if ((state === 'preamble' || state === 'title') && isBodyLine(line)) state = 'body'
    if (state === 'body' && parts.body.length > 0 && opensClosing(line)) state = 'closing'
    if (index > lastArticle && opensAppendix(line, state) && parts.appendices.length < appendicesMax) {
      parts.appendices.push({ label: line, lines: [] })
      state = 'appendix'
      continue
    }
    if (state === 'title') parts.title.push(line)
    else if (state === 'preamble') parts.preamble.push(line)
    else if (state === 'body') parts.body.push(line)
    else if (state === 'closing') parts.closing.push(line)
    else parts.appendices.at(-1)!.lines.push(line)
  }
  return parts
}

/** Where the last article stands that goes on from the one before: what looks like an appendix earlier is a row of a list. */
function lastOfSequence(lines: Line[]): number {
  let last: string | null = null
  let at = -1
  for (const [index, line] of lines.entries()) {
    const heading: Heading | undefined = headingOf(wordsOf(line), last)
    if (heading?.kind !== 'article' || !isNextNumber(last, heading.number)) continue
    last = heading.number
    at = index
  }
  return at
}

const kindWords = [...Object.values(documentKinds), 'Hướng dẫn', 'Quy chế', 'Quy định']
  .filter((word) => word !== documentKinds.khac)
  .sort((one, other) => other.length - one.length)

/** «NGHỊ ĐỊNH», «LUẬT HÒA GIẢI Ở CƠ SỞ»: what the file is; in small letters only where it stands alone. */
function kindLineOf(line: Line): { word: string; rest: string } | undefined {
  const text = line.text.replace(/\s+/gu, ' ')
  const word = kindWords.find((each) => text.toLocaleLowerCase('vi').startsWith(each.toLocaleLowerCase('vi')))
  if (word === undefined || line.text.length > 300) return undefined
  const rest = text.slice(word.length)
  if (/^\s*(?:số|:)/iu.test(rest) || /^\p{L}/u.test(rest)) return undefined
  const isAlone = rest.trim() === ''
  const isHeading = isCapitals(text) || (isAlone && (line.centred || line.bold || line.headingLevel !== undefined))
  const isTitleLine = line.headingLevel !== undefined || (line.centred && line.bold)
  return isHeading || isTitleLine ? { word, rest: rest.trim() } : undefined
}

function isBodyLine(line: Line): boolean {
  return headingOf(wordsOf(line), null) !== undefined
}

const opening =
  /^(?:can cu|theo de nghi|xet de nghi|xet |de |thuc hien |quoc hoi ban hanh|chinh phu ban hanh|.{3,80} ban hanh (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet))/u
const issuing =
  /^(?:chinh phu|quoc hoi|thu tuong chinh phu|bo truong|chu tich|uy ban|hoi dong|tong |thong doc|chanh an|vien truong|bo chinh tri|ban bi thu|ban chap hanh)/u

function endsTitle(line: Line, { title }: LawParts): boolean {
  if (title.length >= titleLinesMax || opening.test(line.folded)) return true
  if (title.length === 0) return false
  return (
    (isCapitals(line.text) && issuing.test(line.folded)) ||
    (line.blankBefore && !line.centred && !line.bold && line.text.length > 120)
  )
}

/** «Nơi nhận:», «TM. CHÍNH PHỦ», «CHỦ TỊCH QUỐC HỘI», «Luật này đã được Quốc hội … thông qua ngày …». */
export function opensClosing(line: Line): boolean {
  if (
    /^noi nhan\s*(?:[:.]|$)/u.test(line.folded) ||
    /^(?:(?:tm|kt|tl|tuq|q|t\/m|k\/t)\s?\.\s?)\p{L}/u.test(line.folded)
  )
    return true
  if (/^(?:luat|bo luat|phap lenh|nghi quyet) nay (?:da )?duoc quoc hoi.{0,120}thong qua/u.test(line.folded))
    return true
  return (
    isCapitals(line.text) &&
    line.text.length < 60 &&
    /^(?:chu tich quoc hoi|thu tuong|bo truong|chu tich)(?: |$)/u.test(line.folded)
  )
}

function opensAppendix(line: Line, state: string): boolean {
  if (state === 'head' || state === 'title' || state === 'preamble' || line.text.length > 200) return false
  // A list of attached files is no appendix.
  if (/\.(?:docx?|xlsx?|pdf|rar|zip)$/u.test(line.folded)) return false
  const isHeading = isCapitals(line.text) || line.centred || line.headingLevel !== undefined
  if (/^(?:phu luc|mau so|bieu mau)\b/u.test(line.folded)) return isHeading || line.folded.length < 16
  // «QUY CHẾ … (Ban hành kèm theo Quyết định số …)» behind the signature.
  return state === 'closing' && isCapitals(line.text) && kindLineOf(line) !== undefined
}

const pagesWithSameMin = 3

/** Page numbers, rules, and lines that stand on many pages with only their digits changing. */
function withoutFurniture(lines: Line[], format: Document['format']): Line[] {
  const pages = new Map<string, Set<number>>()
  for (const line of lines) {
    if (line.page === undefined || line.text.length > 120) continue
    const key = runningKey(line)
    pages.set(key, (pages.get(key) ?? new Set()).add(line.page))
  }
  return lines.filter((line) => {
    if (/^[-_=*.~\s–—]*$/u.test(line.text)) return line.marker !== undefined
    // Elsewhere than on pages a number alone is a cell.
    if (format === 'pdf' && /^(?:trang )?-?\s*\d{1,3}(?:\s*\/\s*\d{1,3})?\s*-?$/u.test(line.folded)) return false
    const seen = /^(?:dieu|\d+[.)]|[a-z][.)]|-)/u.test(line.folded) ? undefined : pages.get(runningKey(line))
    return seen === undefined || seen.size < pagesWithSameMin
  })
}

function runningKey(line: Line): string {
  return line.folded.replace(/\d+/gu, '0')
}

/** The line with the number that Word computed for it. */
export function wordsOf({ marker, text }: Line): string {
  return marker ? `${marker} ${text}` : text
}
