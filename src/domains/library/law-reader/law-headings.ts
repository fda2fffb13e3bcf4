import { isNextNumber } from '#domains/library/clause-order.ts'

/** What a line opens: a part of the law, outermost 1 to 4, or an article. `rest` is what stands behind its number. */
export type Heading =
  | { kind: 'part'; depth: 1 | 2 | 3 | 4; label: string; rest: string }
  | { kind: 'article'; number: string; rest: string }

const part =
  /^(Phần thứ|Phần|Chương|Tiểu mục|Mục)\s+([IVXLC]{1,7}|\d{1,3}[a-z]?|[A-ZĐ]|nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)(?![\p{L}\d])\s*([.:–-]?)\s*(.*)$/iu
const depths: Record<string, 1 | 2 | 3 | 4> = { phần: 1, 'phần thứ': 1, chương: 2, mục: 3, 'tiểu mục': 4 }
const article = /^Điều\s+(\d{1,4}[a-zđ]?)\s*([.:–-]?)\s*(.*)$/iu
const headingLengthMax = 400

/** The heading that a line is; undefined for running text such as «Điều 5 của Luật này», «Mục 1 Chương II». */
export function headingOf(text: string, last: string | null): Heading | undefined {
  const one = /^(?:điều|đ i)/iu.test(text) ? article.exec(text) : null
  if (one) {
    const [, number = '', sign, rest = ''] = one
    const isPlain =
      sign !== '' || (isNextNumber(last, number.toLowerCase()) && /^(?:$|\p{Lu})/u.test(rest) && !isReference(rest))
    return isPlain ? { kind: 'article', number: number.toLowerCase(), rest: rest.trim() } : undefined
  }
  const opened = text.length <= headingLengthMax ? part.exec(text) : null
  if (!opened) return undefined
  const [, word = '', number = '', sign, rest = ''] = opened
  if (sign === '' && rest !== '' && !/^\p{Lu}/u.test(rest)) return undefined
  if (sign === '' && isReference(rest)) return undefined
  return { kind: 'part', depth: depths[word.toLowerCase()]!, label: `${word} ${number}`, rest: rest.trim() }
}

function isReference(rest: string): boolean {
  return /^(?:của|này|và|Luật|Bộ luật|Nghị|Thông|Quyết|Pháp lệnh|Chương|Phần|Mục|Phụ lục|Điều)(?![\p{L}])/u.test(rest)
}
