import { addDays, type Day, dayOf } from '#base/day.ts'
import { tidy } from '#base/vietnamese.ts'

/**
 * Ghi chú nguồn: what the codification says of an article in brackets below it: «(Điều 2 Luật số 57/2020/QH14, có hiệu lực
 * thi hành kể từ ngày 01/01/2021, có nội dung được sửa đổi bởi Điều 1 Luật số …)». What it does not say is null; what could
 * not be read is a doubt.
 */
export type SourceNote = NotedDocument & {
  /** The first day on which the article is in force no more, where the note says until when. */
  expiresOn: Day | null
  amendments: NotedAmendment[]
  doubts: string[]
}

export type NotedDocument = {
  /** «2», «8a»; null where the note names no điều. */
  article: string | null
  documentKind: string | null
  documentNumber: string | null
  documentName: string | null
  issuedOn: Day | null
  issuer: string | null
  effectiveOn: Day | null
}

export type NotedAmendment = NotedDocument & {
  /** Every điều of the amending document that the note names. */
  articles: string[]
  does: AmendmentDeed[]
  /** The whole article, not something in it. */
  isWhole: boolean
}

export type AmendmentDeed = 'amends' | 'adds' | 'repeals' | 'replaces' | 'suspends'

const noteLengthMax = 20_000
const amendmentsMax = 60

const kinds = [
  'Hiến pháp',
  'Bộ luật',
  'Luật',
  'Pháp lệnh',
  'Lệnh',
  'Nghị quyết liên tịch',
  'Nghị quyết',
  'Nghị định',
  'Quyết định liên tịch',
  'Quyết định',
  'Thông tư liên tịch',
  'Thông tư liên bộ',
  'Thông tư',
  'Chỉ thị liên tịch',
  'Chỉ thị',
  'Sắc lệnh',
  'Văn bản hợp nhất',
  'Quy chế',
  'Quy định',
  'Hướng dẫn',
]
const day = String.raw`(?:ngày )?(\d{1,2}) ?(?:\/|tháng) ?(\d{1,2}) ?(?:\/|năm) ?(\d{4})`
const effect = new RegExp(`,? ?có hiệu lực(?: thi hành)?(?: kể)?(?: từ)? ${day}`, 'gu')
const expiry = new RegExp(`,? ?có hiệu lực(?: thi hành)? đến (?:hết )?${day}`, 'u')

/** Never throws, whatever stands in the note. */
export function readSourceNote(note: string): SourceNote {
  const text = tidy(note.slice(0, noteLengthMax))
    .replace(/^\(+/u, '')
    .replace(/[\s).]+$/u, '')
  if (text === '') return { ...noDocument, expiresOn: null, amendments: [], doubts: ['Không có ghi chú nguồn.'] }
  const [first] = text.matchAll(effect)
  const head = text.slice(0, first?.index ?? changesAt(text))
  const document = { ...readDocument(head), effectiveOn: first ? readDay(first) : null }
  const rest = first ? text.slice(first.index + first[0].length) : text.slice(head.length)
  const last = expiry.exec(rest)
  const lastDay = last ? readDay(last) : null
  const { amendments, unread } = readAmendments(last ? rest.replace(last[0], '') : rest)
  const expiresOn = lastDay === null ? null : addDays(lastDay, 1)
  return { ...document, expiresOn, amendments, doubts: doubtsOf(document, amendments, unread) }
}

const noDocument: NotedDocument = {
  article: null,
  documentKind: null,
  documentNumber: null,
  documentName: null,
  issuedOn: null,
  issuer: null,
  effectiveOn: null,
}

const change =
  /,? ?(?:và )?(?:(?:có )?(?:một phần )?nội d[uụ]ng )?(?:đã )?(?:được|bị) (?:sửa đổi|bổ sung|bãi bỏ|thay thế|đính chính|hủy bỏ|huỷ bỏ|ngưng hiệu lực)|,? ?(?:có nội dung )?hết hiệu lực/u

function changesAt(text: string): number {
  const at = text.search(change)
  return at < 0 ? text.length : at
}

const kindPattern = new RegExp(`(?:^|[ ,(])(${kinds.join('|')})(?= |$)`, 'u')
const numberPattern =
  /^ ?(?:số:? ?)?(?:(?:[\p{L}]+ ){1,3}(?:số:? ?)?)??'?(\d{1,5}[a-zđ]?(?: ?[/-] ?[\p{L}\d&]+(?:\([\p{L}\d]+\))?| [A-ZĐ]{1,6}(?=\/))*)/u
const dated = /^(.*?),? ?ngày (\d{1,2})\/(\d{1,2})\/(\d{4})(?: của ((?:(?! ngày \d).)+))?$/u

/** «Điều 2 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội». */
function readDocument(text: string): NotedDocument {
  const kind = kindPattern.exec(text)
  if (!kind) return noDocument
  const start = kind.index + kind[0].length - kind[1]!.length
  const after = text.slice(start + kind[1]!.length)
  const number = numberPattern.exec(after)
  const named = number ? after.slice(number[0].length) : after
  const date = dated.exec(named)
  const name = tidy((date?.[1] ?? named).replace(/^[ .,]*(?:\(\d+\))?[ .,]*/u, ''))
  return {
    article: articlesIn(text.slice(0, start))[0] ?? null,
    documentKind: kind[1]!,
    documentNumber: number ? number[1]!.replace(/\s*([/-])\s*/gu, '$1') : null,
    documentName: name === '' ? null : number ? name : `${kind[1]} ${name}`,
    issuedOn: date ? (dayOf(Number(date[4]), Number(date[3]), Number(date[2])) ?? null) : null,
    issuer: date?.[5] ? tidy(date[5]) : null,
    effectiveOn: null,
  }
}

/** «Điều 1, Điều 2», «khoản 2 Điều 1», «Điều 1, 2», and the bare «27» at the head of a note. */
function articlesIn(text: string): string[] {
  const named = [...text.matchAll(/Điều ((?:\d+[a-zđ]?)(?:(?:, | và )\d+[a-zđ]?)*)/gu)].flatMap(([, list]) =>
    list!.split(/, | và /u),
  )
  return named.length > 0 ? named : (/^(\d+[a-zđ]?)\.? $/u.exec(text)?.slice(1) ?? [])
}

/** The rest of a note: deeds, «bởi», and the documents that do them, each with its day. */
function readAmendments(text: string): { amendments: NotedAmendment[]; unread: string } {
  const amendments: NotedAmendment[] = []
  let from = 0
  let does: Pick<NotedAmendment, 'does' | 'isWhole'> = { does: [], isWhole: false }
  for (const match of [...text.matchAll(effect), undefined]) {
    if (amendments.length >= amendmentsMax) break
    const part = text.slice(from, match?.index)
    const by = /^(.*?) (?:bởi|theo quy định tại|tại|theo) (.*)$/u.exec(part)
    if (by && change.test(by[1]!)) does = deedsOf(by[1]!)
    const naming = by && change.test(by[1]!) ? by[2]! : part
    const document = readDocument(naming)
    if (document.documentKind === null || does.does.length === 0) continue
    const articles = articlesIn(naming.slice(0, naming.indexOf(document.documentKind)))
    amendments.push({ ...document, ...does, articles, effectiveOn: match ? readDay(match) : null })
    from = match ? match.index + match[0].length : text.length
  }
  return { amendments, unread: tidy(text.slice(from).replace(/^[\s,.;)]+|[\s,.;)]+$/gu, '')) }
}

function deedsOf(text: string): Pick<NotedAmendment, 'does' | 'isWhole'> {
  const does: AmendmentDeed[] = []
  if (/sửa đổi|đính chính/u.test(text)) does.push('amends')
  if (/bổ sung/u.test(text)) does.push('adds')
  if (/bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực/u.test(text)) does.push('repeals')
  if (/thay thế/u.test(text)) does.push('replaces')
  if (/ngưng hiệu lực/u.test(text)) does.push('suspends')
  return { does, isWhole: !/nội dung/u.test(text) }
}

function readDay([, date, month, year]: RegExpMatchArray): Day | null {
  return dayOf(Number(year), Number(month), Number(date)) ?? null
}

function doubtsOf(document: NotedDocument, amendments: NotedAmendment[], unread: string): string[] {
  const doubts = []
  if (document.documentKind === null) doubts.push('Ghi chú nguồn không nêu loại văn bản.')
  if (document.article === null) doubts.push('Ghi chú nguồn không nêu điều nào của văn bản.')
  if (document.documentNumber === null && document.documentName === null)
    doubts.push('Ghi chú nguồn không nêu số hiệu, tên văn bản.')
  if (document.effectiveOn === null) doubts.push('Ghi chú nguồn không nêu ngày có hiệu lực, hoặc ngày không có thật.')
  if (amendments.some(({ effectiveOn }) => effectiveOn === null))
    doubts.push('Một lần sửa đổi được nêu mà không có ngày có hiệu lực.')
  if (amendments.some(({ documentNumber }) => documentNumber === null))
    doubts.push('Một văn bản sửa đổi được nêu mà không có số hiệu.')
  if (unread !== '') doubts.push(`Chưa đọc được phần cuối của ghi chú nguồn: «${unread.slice(0, 200)}».`)
  return doubts
}
