import { addDays, type Day, dayOf } from '#base/day.ts'
import type { LawDoubt } from '#domains/library/law-reader/law-reading.ts'
import type { ReadArticle } from '#domains/library/law-reader/law-tree.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

export type EffectDays = {
  effectiveOn: Day | null
  expiresOn: Day | null
  sources: { effectiveOn?: Excerpt; expiresOn?: Excerpt }
  doubts: LawDoubt[]
}

const own =
  /\b(?:luat|bo luat|phap lenh|nghi dinh|thong tu|thong tu lien tich|quyet dinh|nghi quyet|chi thi|quy dinh|quy che) nay (?:se )?(?:co|bat dau co) hieu luc/u
const dated =
  /\bhieu luc(?: thi hanh)?(?: ke)?(?: tu)?(?: ngay)? (\d{1,2}) ?(?:thang|\/) ?(\d{1,2}) ?(?:nam|\/) ?(\d{4})/u
const until =
  /\b(?:hieu luc(?: thi hanh)? |thuc hien )?den (het )?ngay (\d{1,2}) ?(?:thang|\/) ?(\d{1,2}) ?(?:nam|\/) ?(\d{4})/u
const onIssue = /\bhieu luc(?: thi hanh)? (?:ke )?tu ngay (?:ky|ban hanh|duoc (?:quoc hoi )?thong qua|cong bo)/u
const afterIssue =
  /\bhieu luc(?: thi hanh)? sau (?:\d+ \()?(\d{1,3}|muoi lam|bon muoi lam|ba muoi|sau muoi)\)? ngay,? ke tu ngay (ky|ban hanh|dang cong bao|duoc dang)/u
const numbers: Record<string, number> = { 'muoi lam': 15, 'ba muoi': 30, 'bon muoi lam': 45, 'sau muoi': 60 }

/** «Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2014», «… kể từ ngày ký», «… sau 45 ngày kể từ ngày ký». */
export function effectDaysOf(articles: ReadArticle[], issuedOn: Day | null): EffectDays {
  const days: EffectDays = { effectiveOn: null, expiresOn: null, sources: {}, doubts: [] }
  for (const [index, { heading, lines }] of [...articles.entries()].toReversed()) {
    for (const line of [heading, ...lines.map((each) => each.line)]) {
      if (line.text.length > 4_000 || !own.test(line.folded)) continue
      read(line, index, issuedOn, days)
      if (days.effectiveOn !== null || days.doubts.length > 0) return days
    }
  }
  days.doubts.push({ sentence: 'Không đọc được ngày có hiệu lực. Hãy nhập ngày theo văn bản.' })
  return days
}

function read(line: Line, article: number, issuedOn: Day | null, days: EffectDays): void {
  const { folded } = line
  const source = excerptOf(line)
  const named = dated.exec(folded)
  const after = afterIssue.exec(folded)
  if (named) days.effectiveOn = dayOf(Number(named[3]), Number(named[2]), Number(named[1])) ?? null
  else if (after && /^(?:ky|ban hanh)$/u.test(after[2]!) && issuedOn !== null)
    days.effectiveOn = addDays(issuedOn, numbers[after[1]!] ?? Number(after[1]))
  else if (!after && onIssue.test(folded)) days.effectiveOn = issuedOn
  if (days.effectiveOn === null)
    days.doubts.push({
      sentence: 'Chưa tính được ngày có hiệu lực từ câu này. Hãy nhập ngày theo văn bản.',
      article,
      source,
    })
  else days.sources.effectiveOn = source
  if (/\btru (?:truong hop|cac|khoan|dieu|quy dinh)/u.test(folded))
    days.doubts.push({
      sentence: 'Có phần của văn bản có hiệu lực từ ngày khác. Hãy xem câu này và ghi riêng.',
      article,
      source,
    })
  const end = until.exec(folded)
  const last = end && dayOf(Number(end[4]), Number(end[3]), Number(end[2]))
  if (!last) return
  days.expiresOn = addDays(last, 1)
  days.sources.expiresOn = source
}
