import { foldInPlace } from '#base/fold-in-place.ts'
import { type CitedDocument, citedDocumentsIn } from '#domains/library/cited-documents.ts'
import { quotedSpans } from '#domains/library/clause-marks.ts'
import { scopesIn } from '#domains/library/law-reader/scopes.ts'
import { type Statement, statementsOf } from '#domains/library/law-reader/statements.ts'
import { topmost } from '#domains/library/law-reader/topmost.ts'
import { bareVerbOf, type Verb, verbOf } from '#domains/library/law-reader/verbs.ts'
import { type RelationKind, somePart } from '#domains/library/relation.ts'

/** What a text says that it does to another document, and the place where it says so. */
export type Effect = {
  kind: RelationKind
  target: CitedDocument
  /** Empty for the whole document. */
  scope: string[]
  /** The day it names itself; null where it means the day on which the text comes into force. */
  fromDay: string | null
  /** «trừ …»: something is left out, which a person must look at. */
  hasException: boolean
  /** Said as «… hết hiệu lực», not as «bãi bỏ …». */
  isEnded: boolean
  start: number
  end: number
}

const effectsMax = 600

/**
 * Effects in a text of one or more lines: «thay thế …», «bãi bỏ …», «… hết hiệu lực», «sửa đổi, bổ sung … của …». `about` is
 * the document that an article's heading names, for «1. Sửa đổi khoản 2 Điều 5 như sau:» below it; `type` is what the text is
 * itself: a law under which another law ends takes its place.
 */
export function effectsIn(
  text: string,
  { about, type }: { about?: CitedDocument; type?: string | null } = {},
): Effect[] {
  const plain = withoutQuotes(text)
  const folded = foldInPlace(plain)
  const lists: List[] = about ? [{ level: 0, about }] : []
  const effects: Effect[] = []
  for (const statement of statementsOf(withLines(folded, plain))) {
    if (effects.length >= effectsMax) break
    while (lists.length > 0 && closes(statement, lists.at(-1)!)) lists.pop()
    const part = {
      text: plain.slice(statement.start, statement.end),
      folded: folded.slice(statement.start, statement.end),
    }
    const { found, list } = readStatement(part, statement, lists.at(-1))
    effects.push(
      ...found.map((effect) => (takesPlace(effect, type) ? { ...effect, kind: 'replaces' as const } : effect)),
    )
    if (list) lists.push(list)
  }
  return effects
}

function takesPlace({ kind, scope, target, isEnded }: Effect, type: string | null | undefined): boolean {
  return kind === 'repeals' && isEnded && scope.length === 0 && target.type === type
}

/** «Các văn bản sau đây hết hiệu lực:» has a verb for what follows, «Sửa đổi Thông tư số … như sau:» a document. */
type List = { level: number; verb?: Verb; about?: CitedDocument }

function closes({ level }: Statement, list: List): boolean {
  return list.level !== 5 && level <= list.level
}

/** Words in quotation marks are those of another text. */
function withoutQuotes(text: string): string {
  let plain = ''
  let from = 0
  for (const { start, end } of quotedSpans(text)) {
    plain += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/gu, (unit) => ' '.repeat(unit.length))
    from = end
  }
  return plain + text.slice(from)
}

/** Folding makes a space of every line break; statements need the breaks. */
function withLines(folded: string, plain: string): string {
  let lines = ''
  let from = 0
  for (const { index } of plain.matchAll(/\n/gu)) {
    lines += `${folded.slice(from, index)}\n`
    from = index + 1
  }
  return lines + folded.slice(from)
}

type Part = { text: string; folded: string }

function readStatement(part: Part, statement: Statement, list: List | undefined): { found: Effect[]; list?: List } {
  const { text, folded } = part
  const cited = topmost(citedDocumentsIn(text, folded), folded)
  const verb = verbOf(folded, cited)
  const opened = { level: statement.level }
  const isEnded = verb?.isPassive ?? list?.verb?.isPassive ?? false
  const common = {
    isEnded,
    fromDay: dayNamed(folded),
    hasException: exception.test(folded),
    start: statement.start,
    end: statement.end,
  }
  if (cited.length === 0) {
    const bare = bareVerbOf(folded)
    const scope = scopesIn(text, folded)
    if (bare && list?.about && scope.length > 0 && isSaidOfItself(folded.slice(0, bare.start), undefined))
      return { found: [{ kind: bare.kind, target: list.about, scope, ...common }] }
    return { found: [], list: statement.opensList && bare ? { ...opened, verb: bare, about: list?.about } : undefined }
  }
  const kind = verb?.kind ?? list?.verb?.kind
  if (!kind) return { found: [] }
  if (verb && !verb.isPassive && !isSaidOfItself(folded.slice(0, verb.start), list)) return { found: [] }
  const found = cited.flatMap(({ from, ...target }) => {
    if (verb && (verb.isPassive ? target.start > verb.start : target.end <= verb.end)) return []
    const start = verb && !verb.isPassive ? Math.max(verb.end, from) : from
    const scope = scopeOf(
      text.slice(start, target.start),
      folded.slice(start, target.start),
      kind,
      start !== from || from === 0,
    )
    const place = { ...target, start: target.start + statement.start, end: target.end + statement.start }
    return scope === undefined ? [] : [{ kind, target: place, scope, ...common }]
  })
  const about = statement.opensList && kind === 'amends' ? found.at(-1)?.target : undefined
  return { found, list: about ? { ...opened, about } : undefined }
}

const exception = /,? tru (?:truong hop|cac|khoan|dieu|quy dinh|noi dung|diem)\b/u
const wholeWords =
  /\b(?:ke tu ngay .{0,80}co hieu luc(?: thi hanh)?|toan bo|cac|nhung|cho|doi voi|van ban|quy pham phap luat|nghi dinh|thong tu|quyet dinh|luat|phap lenh|sau day|duoi day|sau|gom|nam|va|voi|cung|tu ngay .{0,60}?\d{4})\b/gu
const partAhead =
  /^[\s,]*(?:mot so |mot phan )?(?:quy dinh|noi dung|phan|mot phan|cum tu|chuong|muc|phu luc|bieu|mau|quy che|danh muc|diem|khoan|dieu|ten|doan|thu tuc)\b/u
const gapMax = 400

/** What of the document: [] for the whole of it; undefined when the words before it make it no object of the verb. */
function scopeOf(text: string, folded: string, kind: RelationKind, isFirst: boolean): string[] | undefined {
  if (folded.length > gapMax) return isFirst ? undefined : []
  const tail = isFirst ? 0 : (furtherPart.exec(folded)?.index ?? folded.length)
  const scopes = scopesIn(text.slice(tail), folded.slice(tail))
  if (scopes.length > 0 || kind === 'amends' || kind === 'guides') return scopes
  // «a)», «1.» at the head of an item are no words.
  const rest = folded.slice(tail).replace(markAhead, '').replace(wholeWords, ' ')
  if (/^[\s,.:;()-]*$/u.test(rest)) return []
  return partAhead.test(rest) ? [somePart] : undefined
}

/** A second document has words of its own only where they name a part: «…, khoản 2 Điều 5 Thông tư số …». */
const furtherPart =
  /(?:^|[,;]|\bva\b|\bcung voi\b)\s*(?:cac |nhung )?(?:diem|khoan|dieu|quy dinh|noi dung|phu luc|chuong|muc) [^;]{1,100}$/u
const markAhead = /^\s*(?:dieu )?(?:\d{1,3}[a-z]?|[a-z]\d?)[.):]|^\s*[-+*•]/u

/** «Thông tư này … và thay thế …», «Bãi bỏ …»: the text itself does it; «các thay đổi, bổ sung theo Thông tư …» does nothing. */
function isSaidOfItself(before: string, list: List | undefined): boolean {
  const words = before.replace(markAhead, '').trim()
  if (words === '' || /^(?:ve viec|ve|luat|nghi dinh|thong tu|quyet dinh|nghi quyet|dong thoi|va)$/u.test(words))
    return true
  if (/\bnay$/u.test(words) || (/\bnay\b/u.test(words) && /\bhieu luc\b/u.test(words))) return true
  return list?.verb !== undefined
}

const named = /\b(?:ke tu|tu) (?:ngay )?(\d{1,2}) ?(?:\/|thang) ?(\d{1,2}) ?(?:\/|nam) ?(\d{4})/u

function dayNamed(folded: string): string | null {
  const match = named.exec(folded)
  if (!match) return null
  const [, day, month, year] = match
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}
