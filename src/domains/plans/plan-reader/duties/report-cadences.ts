import { tidy } from '#base/vietnamese.ts'
import type { Passage } from '#domains/plans/plan-reader/text/passage.ts'

/** Một kỳ báo cáo: «6 tháng», «năm 2020», «đột xuất», with the bare date as printed. */
export type ReportCadence = { what: string; due: string | null; isOnRequest: boolean }

const cadencePattern =
  /(?:(?<![\p{L}])(?:dinh ky|hang|moi|bao cao|chuyen de|so ket|tong ket|ket qua|va|doi voi|ky) |, |\()(?:hang |moi )?((?:0?6|sau) thang(?: dau nam| cuoi nam)?|(?:0?9|chin) thang|(?:0?3|ba) thang|(?:mot |1 )?nam(?: 20\d\d)?(?! \d)|quy(?: [ivx]{1,3})?|thang(?! \d)|tuan)(?![\p{L}])/gu
const date =
  '\\d{1,2}\\s?[/.-]\\s?\\d{1,2}(?:\\s?[/.-]\\s?(?:20)\\d\\d)?(?!\\d)(?: hang nam| nam 20\\d\\d)?|\\d{1,2} thang \\d{1,2}(?: nam 20\\d\\d| hang nam)?|\\d{1,2} hang thang|\\d{1,2} (?:cua )?thang (?:cuoi|dau)(?: quy| cua quy)?'
const duePattern = new RegExp(
  `(?:truoc|cham nhat(?: la)?(?: vao| den| trong)?|muon nhat|den het|den|vao|han(?: cuoi)?(?: la)?|trong|xong|,|\\()\\s*(?:het )?(?:ngay )(${date})|(?:truoc|cham nhat|den het) (${date})`,
  'gu',
)
const onRequest = /\bdot xuat\b(?:[^.;]{0,40}?\b((?:khi co|theo|khi) yeu cau(?: cua [^.;,()]{0,60})?))?/u

/** Every cadence a clause names, each once, with the date that stands behind it, or before «đối với báo cáo …». */
export function cadencesIn({ text, folded }: Passage): ReportCadence[] {
  const found: { what: string; at: number; end: number }[] = []
  for (const match of firstOf(folded.matchAll(cadencePattern))) {
    const end = match.index + match[0].length
    found.push({ what: tidy(text.slice(end - match[1]!.length, end)), at: end - match[1]!.length, end })
  }
  const dues = firstOf(folded.matchAll(duePattern)).map((match) => {
    const printed = match[1] ?? match[2]!
    const at = match.index + match[0].length - printed.length
    return {
      printed: tidy(text.slice(at, at + printed.length)).replace(/ (?:hằng|hàng) năm$/u, ''),
      at,
      end: at + printed.length,
    }
  })
  const cadences = new Map<string, ReportCadence>()
  const taken = new Set<number>()
  for (const [index, { what, end, at }] of found.entries()) {
    const limit = found[index + 1]?.at ?? folded.length
    const before = dues.find(
      (due) => due.end <= at && /^\s*[,(]?\s*(?:doi voi|cho)\b[^;]{0,24}$/u.test(folded.slice(due.end, at)),
    )
    const behind = dues.find((due) => due.at >= end && due.at < limit && !isForNext(folded, due.end, limit))
    const due = before ?? behind
    if (due) taken.add(due.at)
    const key = what
      .toLowerCase()
      .replace(/^(?:một |1 )/u, '')
      .replace(/^0/u, '')
    const known = cadences.get(key)
    if (known) known.due ??= due?.printed ?? null
    else cadences.set(key, { what, due: due?.printed ?? null, isOnRequest: false })
  }
  const list = [...cadences.values()]
  if (list.length === 0 && dues.length > 0)
    list.push(...dues.map(({ printed }) => ({ what: 'kết quả thực hiện', due: printed, isOnRequest: false })))
  const request = onRequest.exec(folded)
  if (request) {
    const words =
      request[1] === undefined
        ? null
        : text.slice(request.index + request[0].length - request[1].length, request.index + request[0].length)
    list.push({ what: 'đột xuất', due: words && tidy(words), isOnRequest: true })
  }
  return list
}

const matchesMax = 60

function firstOf(matches: Iterable<RegExpExecArray>): RegExpExecArray[] {
  const first: RegExpExecArray[] = []
  for (const match of matches) {
    first.push(match)
    if (first.length >= matchesMax) break
  }
  return first
}

/** «…, trước ngày 05/12 đối với báo cáo năm» is the next cadence's date. */
function isForNext(folded: string, from: number, limit: number): boolean {
  return limit < folded.length && /^\s*[,(]?\s*(?:doi voi|cho)\b/u.test(folded.slice(from, limit))
}
