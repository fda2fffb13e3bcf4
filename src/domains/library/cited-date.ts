import { dayOf } from '#base/day.ts'

const day = '(\\d{1,2})'
const year = '((?:19|20)\\d\\d)'
const datePattern = new RegExp(
  `^(?: ?(?:\\(|,|-))? ?(?:(?:ban hanh |ky |duoc ban hanh )?ngay |)${day}(?:[/.-](\\d{1,2})[/.-]${year}| thang (\\d{1,2})(?: nam |[/.-]| )${year})`,
  'u',
)
const yearPattern = new RegExp(`^,? (?:\\()?nam ${year}(?!\\d)`, 'u')
const issuerPattern = /^,? cua ((?:[^,;.:()"](?! ve | quy dinh | ban hanh | phe duyet | ngay )){2,60}[^,;.:()" ]?)/u
const windowLength = 160

/**
 * The date and the issuer that stand right behind a citation: «, ngày 07 tháng 02 năm 2023», «ngày 11/8/2022 của …»,
 * «của … ngày 11/8/2022», «năm 2013». `end` is where the citation ends with them.
 */
export function citedDate(
  folded: string,
  from: number,
  limit: number,
): { date: string | null; end: number; issuer?: string } {
  const behind = folded.slice(from, Math.min(limit, from + windowLength))
  const date = dateAt(behind)
  const issuer = issuerPattern.exec(behind.slice(date?.length ?? 0))
  if (date) return { date: date.date, end: from + date.length, issuer: issuer?.[1]?.trim() }
  const late = issuer && dateAt(behind.slice(issuer[0].length))
  if (issuer && late) return { date: late.date, end: from + issuer[0].length + late.length, issuer: issuer[1]!.trim() }
  return { date: null, end: from, issuer: issuer?.[1]?.trim() }
}

function dateAt(text: string): { date: string; length: number } | undefined {
  const match = datePattern.exec(text)
  if (match) {
    const date = dayOf(Number(match[3] ?? match[5]), Number(match[2] ?? match[4]), Number(match[1]))
    if (date) return { date, length: match[0].length }
  }
  const yearMatch = yearPattern.exec(text)
  return yearMatch ? { date: yearMatch[1]!, length: yearMatch[0].length } : undefined
}
