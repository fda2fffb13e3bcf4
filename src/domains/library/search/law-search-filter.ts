import { type Day, readDay } from '#base/day.ts'
import { type DocumentKind, documentKinds } from '#domains/library/document.ts'
import type { LawQuery } from '#domains/library/search/law-search.ts'

/** What was asked of the library, as the address says it: the words, what narrows them, which page. */
export type LawSearchFilter = {
  text: string
  /** Tìm đúng như đã gõ: no slip mended, no word taken for the law's. */
  asTyped: boolean
  kind: DocumentKind | undefined
  issuer: string | undefined
  year: number | undefined
  topic: string | undefined
  inForceOn: Day | undefined
  page: number
  /** Sentences about what could not be read as it was typed. */
  doubts: string[]
}

export const searchPageSize = 10
/** Behind it nobody looks: the search itself weighs no more than so many. */
const pagesMax = 20
export const queryLettersMax = 300
const issuerLettersMax = 200

/** Never refuses: whatever is in the address, something is searched for, and what was left out is said. */
export function lawSearchFilterOf(query: Record<string, string>): LawSearchFilter {
  const doubts: string[] = []
  const text = readText(query.q ?? '', doubts)
  const kind =
    query.loai !== undefined && Object.hasOwn(documentKinds, query.loai) ? (query.loai as DocumentKind) : undefined
  const page = /^\d{1,3}$/u.test(query.trang ?? '') ? Number(query.trang) : 1
  return {
    text,
    asTyped: query['dung-nhu-go'] === 'co',
    kind,
    issuer: shortOrNothing(query['co-quan'], issuerLettersMax),
    year: readYear(query.nam, doubts),
    topic: shortOrNothing(query['chu-de'], 40),
    inForceOn: readInForce(query['con-hieu-luc'], doubts),
    page: Math.min(Math.max(1, page), pagesMax),
    doubts,
  }
}

/** The same in the address again, without the page. */
export function addressOfFilter({
  text,
  asTyped,
  kind,
  issuer,
  year,
  topic,
  inForceOn,
}: LawSearchFilter): Record<string, string | undefined> {
  return {
    q: text,
    'dung-nhu-go': asTyped ? 'co' : undefined,
    loai: kind,
    'co-quan': issuer,
    nam: year?.toString(),
    'chu-de': topic,
    'con-hieu-luc': inForceOn,
  }
}

/** One more than a page: whether there is a next one. */
export function lawQueryOf(filter: LawSearchFilter, today: Day): LawQuery {
  const { text, asTyped, kind, issuer, year, topic, inForceOn, page } = filter
  return {
    text,
    ...(asTyped ? { asTyped } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(year === undefined ? {} : { year }),
    ...(topic === undefined ? {} : { topic }),
    ...(inForceOn === undefined ? {} : { inForceOn }),
    limit: searchPageSize + 1,
    offset: (page - 1) * searchPageSize,
    today,
  }
}

export function isNarrowed({ kind, issuer, year, topic, inForceOn }: LawSearchFilter): boolean {
  return [kind, issuer, year, topic, inForceOn].some((one) => one !== undefined)
}

function readText(typed: string, doubts: string[]): string {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (/\uFFFD|%[0-9a-f]{2}/iu.test(text))
    doubts.push(
      'Một phần câu hỏi viết bằng bảng mã mà hệ thống không đọc được. Hãy gõ lại bằng bàn phím tiếng Việt Unicode, hoặc gõ không dấu.',
    )
  if (text.length <= queryLettersMax) return text
  doubts.push(`Câu hỏi dài quá ${queryLettersMax} chữ; chỉ phần đầu được tìm. Hãy hỏi ngắn hơn, mỗi lần một việc.`)
  return text.slice(0, queryLettersMax).replace(/[\uD800-\uDBFF]$/u, '')
}

function readYear(typed: string | undefined, doubts: string[]): number | undefined {
  const text = (typed ?? '').trim()
  if (text === '') return undefined
  if (/^(?:19|20)\d\d$/u.test(text)) return Number(text)
  doubts.push('Năm ban hành phải có bốn chữ số, ví dụ 2024. Kết quả dưới đây chưa lọc theo năm.')
  return undefined
}

function readInForce(typed: string | undefined, doubts: string[]): Day | undefined {
  const text = (typed ?? '').trim().slice(0, 20)
  if (text === '') return undefined
  const day = readDay(text)
  if (day === undefined)
    doubts.push('Không có ngày đã gõ. Hãy gõ ngày/tháng/năm, ví dụ 01/07/2026. Kết quả dưới đây chưa lọc theo ngày.')
  return day
}

function shortOrNothing(typed: string | undefined, lengthMax: number): string | undefined {
  const text = (typed ?? '').trim().slice(0, lengthMax)
  return text === '' ? undefined : text
}
