const scopesMax = 200
const number = String.raw`\d{1,4}[a-zđ]?(?![\p{L}\d/])`
const letter = String.raw`[a-zđ]\d?(?![\p{L}\d])`
const listOf = (one: string) => `${one}(?:(?:, ?| va |, va | hoac )${one})*`
const token = new RegExp(
  `\\b(?:(diem) (${listOf(letter)})|(khoan|dieu)(?: so)? (${listOf(number)})(?: (?:den|toi) (?:het )?(?:khoan |dieu )?(\\d{1,4}))?)`,
  'gu',
)

/**
 * «điểm a khoản 1, khoản 3 Điều 5; Điều 7» → `dieu-5/khoan-1/diem-a`, `dieu-5/khoan-3`, `dieu-7`. The small parts stand before
 * the great ones, as the law writes. `folded` and `text` are one text, folded in place.
 */
export function scopesIn(text: string, folded: string): string[] {
  const scopes: string[] = []
  let points: string[] = []
  let clauses: string[] = []
  for (const match of folded.matchAll(token)) {
    if (scopes.length >= scopesMax) break
    const word = match[1] ?? match[3]
    const list = match[2] ?? match[4]!
    const start = match.index + match[0].indexOf(` ${list}`) + 1
    const values = valuesOf(text.slice(start, start + list.length), match[5])
    if (word === 'diem') points.push(...values.map((point) => `diem-${point.toLowerCase().replace('đ', 'dd')}`))
    else if (word === 'khoan') {
      const opened = values.map((clause) => `khoan-${clause.toLowerCase()}`)
      clauses.push(
        ...opened.flatMap((clause) => (points.length > 0 ? points.map((point) => `${clause}/${point}`) : [clause])),
      )
      points = []
    } else {
      const inner = clauses.length > 0 ? clauses : points
      const [first, ...others] = values.map((article) => `dieu-${article.toLowerCase()}`)
      scopes.push(...(inner.length > 0 ? inner.map((part) => `${first}/${part}`) : [first!]), ...others)
      clauses = []
      points = []
    }
  }
  return [...new Set(scopes)]
}

/** «1, 2 và 3»; with «đến 9» the numbers in between. */
function valuesOf(list: string, until: string | undefined): string[] {
  const values = list.split(/, ?và |, ?| và | hoặc /u).filter((value) => value !== '')
  const [from, to] = [Number(values.at(-1)), Number(until)]
  if (until === undefined || !(to > from) || to - from > scopesMax) return values
  return [...values, ...Array.from({ length: to - from }, (_, index) => String(from + index + 1))]
}
