import { foldInPlace } from '#base/fold-in-place.ts'

export type NumberedMention = { start: number; end: number; type: string; number: string }

const upper = 'A-ZĐƯÂÊÔĂƠ'
const segment = `[${upper}][${upper}a-zđ&]{0,11}(?:\\d{1,2}(?!\\d))?`
/** «977/QĐ-TTg», «80-KL/TW», «07/2017/TT-BTP», «32/KHLT-UBND-UBMTTQ», «16/2012/QH13», also with spaces at the signs. */
const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(\\d{1,5}[a-zđ]?)\\s?([/-])\\s?(?:((?:19|20)\\d\\d)\\s?[/-]\\s?)?(${segment}(?:\\s?[-–/]\\s?${segment}){0,5})`,
  'gu',
)

/** Types as they are written, the longest first, with the letters that stand for them in a number. */
const types: { name: string; codes: string[] }[] = [
  { name: 'Thông tư liên tịch', codes: ['TTLT'] },
  { name: 'Nghị quyết liên tịch', codes: ['NQLT'] },
  { name: 'Kế hoạch liên tịch', codes: ['KHLT'] },
  { name: 'Kế hoạch phối hợp', codes: ['KHPH'] },
  { name: 'Kế hoạch hành động', codes: [] },
  { name: 'Chương trình hành động', codes: ['CTHĐ', 'CTrHĐ'] },
  { name: 'Chương trình phối hợp', codes: ['CTPH', 'CTrPH'] },
  { name: 'Quy chế phối hợp', codes: ['QCPH'] },
  { name: 'Văn bản hợp nhất', codes: ['VBHN'] },
  { name: 'Quyết định', codes: ['QĐ'] },
  { name: 'Nghị quyết', codes: ['NQ'] },
  { name: 'Nghị định', codes: ['NĐ'] },
  { name: 'Thông tư', codes: ['TT'] },
  { name: 'Chỉ thị', codes: ['CT'] },
  { name: 'Kết luận', codes: ['KL'] },
  { name: 'Kế hoạch', codes: ['KH'] },
  { name: 'Hướng dẫn', codes: ['HD'] },
  { name: 'Thông báo', codes: ['TB'] },
  { name: 'Thông tri', codes: ['TTr'] },
  { name: 'Tờ trình', codes: ['TTr'] },
  { name: 'Báo cáo', codes: ['BC'] },
  { name: 'Công điện', codes: ['CĐ'] },
  { name: 'Công văn', codes: ['CV'] },
  { name: 'Quy định', codes: ['QĐi', 'QyĐ'] },
  { name: 'Quy chế', codes: ['QC'] },
  { name: 'Chương trình', codes: ['CTr'] },
  { name: 'Đề án', codes: ['ĐA'] },
  { name: 'Phương án', codes: ['PA'] },
  { name: 'Pháp lệnh', codes: ['PL', 'UBTVQH'] },
  { name: 'Bộ luật', codes: [] },
  { name: 'Luật', codes: ['QH'] },
  { name: 'Lệnh', codes: ['L'] },
  { name: 'Văn bản', codes: [] },
]
const foldedTypes = types.map(({ name }) => ({ name, folded: foldInPlace(name) }))
const typeWindow = 60

/** Numbered documents in a line. Letters of companies and dates that look like numbers are none. */
export function numberedMentionsIn(text: string, folded: string): NumberedMention[] {
  const mentions: NumberedMention[] = []
  let before = 0
  for (const match of text.matchAll(numberPattern)) {
    const code = withoutFootnote(match[4]!.replace(/\s+/gu, '').replace(/–/gu, '-'))
    const isNumber = isSymbol(code) && !isBlocked(folded, match.index)
    const typed = isNumber ? typeBefore(folded, match.index, before) : undefined
    const type = typed?.name ?? typeOfCode(code)
    if (!isNumber || !type || isCompanyLetter(folded, match.index, type)) continue
    const number = `${match[1]}${match[2]}${match[3] ? `${match[3]}/` : ''}${code}`
    mentions.push({ start: typed?.start ?? match.index, end: match.index + match[0].length, type, number })
    before = match.index + match[0].length
  }
  return mentions
}

/** A raised digit that the page's text runs into the symbol: «66-NQ/TW1». Assemblies' numbers belong: «QH13». */
function withoutFootnote(code: string): string {
  return /(?:QH|UBTVQH|HĐND|HĐ)\d{1,2}$/u.test(code) ? code : code.replace(/\d{1,2}$/u, '')
}

/** Mostly capitals: «QĐ-TTg», «KHLT-UBND», never «Ngày» or «Trang». */
function isSymbol(code: string): boolean {
  const first = code.split(/[-/]/u)[0]!
  const capitals = first.replace(/[^\p{Lu}]/gu, '').length
  return capitals * 2 >= first.replace(/\d/gu, '').length || /^(?:TTg|CTr|Tr)$/u.test(first)
}

/** «ngày 26/8-…», «khóa 12-…»: the digits belong to something else. */
function isBlocked(folded: string, at: number): boolean {
  return (
    /(?:\bngay|\bthang|\bnam|\d[/.-])\s?$/u.test(folded.slice(Math.max(0, at - 8), at)) ||
    /cong bao\/so $/u.test(folded.slice(Math.max(0, at - 14), at))
  )
}

/** The type's word before «số», within one clause: «Luật Hòa giải ở cơ sở số 35/2013/QH13», «các Quyết định số …, số …». */
function typeBefore(folded: string, at: number, floor: number): { name: string; start: number } | undefined {
  const from = Math.max(floor, at - typeWindow)
  const window = folded.slice(from, at)
  const clause = Math.max(window.lastIndexOf(';'), window.lastIndexOf('. '), window.lastIndexOf(':')) + 1
  let best: { name: string; start: number; end: number } | undefined
  for (const { name, folded: word } of foldedTypes) {
    const found = window.lastIndexOf(word)
    if (
      found < clause ||
      /[\p{L}]/u.test(window[found - 1] ?? ' ') ||
      /^[\p{L}]/u.test(window.slice(found + word.length))
    )
      continue
    const end = found + word.length
    if (!best || end > best.end || (end === best.end && found < best.start)) best = { name, start: found, end }
  }
  if (!best || !/^(?:[^;:"]{0,50}?)(?:,|\bso:?|\bso hieu)?\s*$/u.test(window.slice(best.end))) return undefined
  const isPlain = /^\s*(?:so:?|so hieu)?\s*$/u.test(window.slice(best.end))
  if (!isPlain && !/^(?:Luật|Bộ luật|Pháp lệnh)$/u.test(best.name)) return undefined
  if (best.name === 'Luật' && /phap $/u.test(window.slice(0, best.start))) return undefined
  return { name: best.name, start: from + best.start }
}

function typeOfCode(code: string): string | undefined {
  for (const part of code.split(/[-/]/u)) {
    const bare = part.replace(/\d+$/u, '')
    const type = types.find(({ codes }) => codes.includes(bare))
    if (type) return type.name
  }
  return undefined
}

/** «Công ty TNHH … tại Văn bản số 26/CV-DC»: an application, no legal or directing document. */
function isCompanyLetter(folded: string, at: number, type: string): boolean {
  if (!/^(?:Văn bản|Công văn|Tờ trình|Quyết định)$/u.test(type)) return false
  const before = folded.slice(Math.max(0, at - 140), at)
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(':')) + 1)
  return /\b(?:cong ty|doanh nghiep|danh nghiep|chi nhanh|hop tac xa|xi nghiep|tap doan)\b.*\btai (?:van ban|cong van|to trinh|giay)\b/u.test(
    clause,
  )
}
