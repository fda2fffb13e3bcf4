import { tidy } from '#base/vietnamese.ts'
import type { Field } from '#domains/plans/plan-reader/header/field.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

/** Số, ký hiệu. `number` is absent when the digits before the slash are blank; `line` is what a doubt quotes. */
export type NumberReading = { number?: Field<string>; symbol?: Field<string>; line?: Excerpt }

const letters = 'A-ZĐÂÊÔƠƯ'
const numberPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])s[oố]\\s*:?\\s*([\\d\\s.…_*]*?)\\s*([/-])\\s*((?:\\d{4}\\s?/\\s?)?[${letters}][\\p{L}\\d&.]{0,12}(?:\\s?[-–/]\\s?[${letters}][\\p{L}\\d&.]{0,14}){0,4})`,
  'iu',
)

/** «Số: 18 /KH-UBND», «Số 05-KH/TU», «Số:      /KH-SCT». */
export function readNumber(lines: Line[]): NumberReading {
  for (const line of lines) {
    const match = line.text.length < 400 ? numberPattern.exec(line.text) : null
    if (!match || !new RegExp(`^[${letters}\\d]`, 'u').test(match[3]!)) continue
    const end = match.index + match[0].length
    const symbolStart = end - match[3]!.length
    const digits = match[1]!.replace(/\D+/gu, '')
    const code = match[3]!.replace(/\s+/gu, '')
    const symbol = code.replace(/^\d{4}\//u, '')
    const quote = excerptOf(line, match.index, end)
    const digitsStart = line.text.indexOf(match[1]!.trim(), match.index + 2)
    return {
      number:
        digits === '' ? undefined : { value: `${digits}${match[2]}${code}`, source: excerptOf(line, digitsStart, end) },
      symbol: { value: symbol, source: excerptOf(line, symbolStart, end) },
      line: quote,
    }
  }
  return {}
}

/** Địa danh và ngày: the date as far as it is printed, `2026-05` where the day is blank. */
export type DateReading = { place?: Field<string>; date?: Field<string>; isComplete: boolean; line?: Excerpt }

const datePattern =
  /(?:^|[\t,;]|(?<=\p{L})\s)\s*ngay\s*([\d\s.…_]{0,24}?)\s*(?:thang|\/)\s*([\d\s.…_]{0,24}?)\s*(?:nam|\/)\s*(\d{4}|[\d.…_]{0,8})/u

/** «Hưng Hà, ngày 21 tháng 02 năm 2023», «Lào Cai, ngày     tháng 4 năm 2026», «Hà Nội, ngày 5/6/2026». */
export function readDate(lines: Line[]): DateReading {
  for (const line of lines) {
    const match = line.text.length < 400 ? datePattern.exec(line.folded) : null
    if (!match) continue
    const before = /([\p{L}.][^\t;:\d]{0,50}?)\s*,?\s*$/u.exec(
      line.text.slice(0, match.index + (/^[\t,;]/u.test(match[0]) ? 1 : 0)),
    )
    const name =
      before && tidy(before[1]!.replace(/,$/u, '').replace(/^[A-ZĐ]+(?:[-/][A-ZĐ]+)*\s+(?=\p{Lu}\p{Ll})/u, ''))
    if (!name && !/^\s*ngay/u.test(match[0])) continue
    const [day, month, year] = [match[1]!, match[2]!, match[3]!].map((digits) => digits.replace(/\D+/gu, ''))
    const date = printedDate(day!, month!, year!)
    const start = before ? before.index : match.index
    const end = match.index + match[0].length
    return {
      place: name && isPlace(name) ? { value: name, source: placeExcerpt(line, name, start) } : undefined,
      date:
        date === undefined
          ? undefined
          : { value: date, source: excerptOf(line, match.index + match[0].indexOf('ngay'), end) },
      isComplete: date?.length === 10,
      line: excerptOf(line, start, end),
    }
  }
  return { isComplete: false }
}

function placeExcerpt(line: Line, name: string, start: number): Excerpt {
  const at = line.text.indexOf(name, start)
  return at === -1 ? excerptOf(line, start) : excerptOf(line, at, at + name.length)
}

function isPlace(name: string): boolean {
  return /^\p{Lu}/u.test(name) && name.split(' ').length <= 7 && !/^(?:Số|Độc lập|Căn cứ)\b/u.test(name)
}

/** As much of the date as is printed and is on the calendar. */
function printedDate(day: string, month: string, year: string): string | undefined {
  if (!/^(?:19|20)\d\d$/u.test(year)) return undefined
  const monthNumber = Number(month)
  if (month === '' || monthNumber < 1 || monthNumber > 12) return year
  const partial = `${year}-${String(monthNumber).padStart(2, '0')}`
  const dayNumber = Number(day)
  if (day === '' || dayNumber < 1 || dayNumber > new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate())
    return partial
  return `${partial}-${String(dayNumber).padStart(2, '0')}`
}
