import { type Mark, markAt, quotedSpans } from '#domains/library/clause-marks.ts'
import { isNextNumber, isNextPoint, pointRank } from '#domains/library/clause-order.ts'

/**
 * Khoản và điểm of one article. Nothing is lost: the leads and points of all clauses, put together in order, are the text
 * again. What an article says before its first khoản is a clause without a number, and so is an article without khoản.
 */
export type Clause = {
  /** «1», «2a»; null before the first khoản. */
  number: string | null
  /** Offsets into the article's text, in UTF-16 units, end exclusive. */
  start: number
  end: number
  /** What stands before the first điểm, its number and the line break at its end included. */
  lead: string
  points: Point[]
}

export type Point = { letter: string; start: number; end: number; text: string }

/** Chỗ cần xem trong cách đánh số, as a sentence, and where it stands in the article's text. */
export type NumberingDoubt = { kind: NumberingDoubtKind; sentence: string; start: number }

export type NumberingDoubtKind =
  | 'clause-missing'
  | 'clause-repeated'
  | 'point-missing'
  | 'point-repeated'
  | 'point-unusual'
  | 'article-inside'
  | 'too-many'

const partsMax = 3_000
const doubtsMax = 200

/** Splits an article's text at the lines that open a khoản or a điểm; what stands in quotation marks opens none. */
export function clausesOf(text: string): { clauses: Clause[]; doubts: NumberingDoubt[] } {
  const reading: Reading = { text, clauses: [], doubts: [], parts: 0, numberSign: '', pointSign: '' }
  const quoted = quotedSpans(text)
  let quote = 0
  for (let start = 0; start < text.length; start = lineEnd(text, start)) {
    while (quote < quoted.length && quoted[quote]!.end <= start) quote += 1
    const mark = (quoted[quote]?.start ?? text.length) <= start ? undefined : markAt(text, start)
    if (mark?.kind === 'article') articleInside(reading, start, mark)
    else if (reading.parts < partsMax) take(reading, start, mark)
    else if (mark) {
      doubt(reading, 'too-many', start, `Điều có hơn ${partsMax} khoản và điểm; phần còn lại không tách nữa.`)
      break
    }
  }
  return { clauses: closed(reading), doubts: reading.doubts }
}

/** «Điều 33. …» at the beginning of a line: two articles that a source has run into one. */
function articleInside(reading: Reading, start: number, { value }: Mark): void {
  doubt(
    reading,
    'article-inside',
    start,
    `Trong chữ của điều này có dòng «Điều ${value}»: có thể hai điều bị nhập làm một, hoặc tiêu đề bị lặp lại.`,
  )
  if (reading.clauses.length === 0) reading.clauses.push({ number: null, start, points: [] })
}

type Open = { number: string | null; start: number; points: { letter: string; start: number }[] }
type Reading = {
  text: string
  clauses: Open[]
  doubts: NumberingDoubt[]
  parts: number
  /** The sign behind the first number and the first letter: «.», «)»; another sign later is a list inside. */
  numberSign: string
  pointSign: string
}

function take(reading: Reading, start: number, mark: Mark | undefined): void {
  const opened = mark?.kind === 'number' ? opensClause(reading, start, mark) : mark && opensPoint(reading, start, mark)
  if (opened) reading.parts += 1
  else if (reading.clauses.length === 0) reading.clauses.push({ number: null, start, points: [] })
}

/** How far a number may jump and still be a khoản: beyond it, it is a number that happens to begin a line. */
const gapMax = 3

function opensClause(reading: Reading, start: number, { value, sign }: Mark): boolean {
  const last = reading.clauses.findLast(({ number }) => number !== null)?.number ?? null
  if (reading.numberSign && sign !== reading.numberSign) return false
  const isNext = isNextNumber(last, value)
  if (!isNext) {
    const [number, before] = [Number.parseInt(value, 10), Number.parseInt(last ?? '0', 10)]
    const isBack = number <= before
    if (sign !== '.' || number === 0 || number - before > gapMax + 1) return false
    if (isBack && number !== 1 && number !== before) return false
    if (isBack) doubt(reading, 'clause-repeated', start, `Khoản ${value} lặp lại: trước đó đã có khoản ${last}.`)
    else doubt(reading, 'clause-missing', start, missing(last && `khoản ${last}`, `khoản ${value}`))
  }
  reading.numberSign ||= sign
  reading.pointSign = ''
  reading.clauses.push({ number: value, start, points: [] })
  return true
}

function opensPoint(reading: Reading, start: number, { value, sign }: Mark): boolean {
  const clause = reading.clauses.at(-1)
  const last = clause?.points.at(-1)?.letter ?? null
  if (reading.pointSign && sign !== reading.pointSign) return false
  if (!isNextPoint(last, value)) {
    if (sign !== ')') return false
    const where = clause?.number ? ` ở khoản ${clause.number}` : ''
    const isBack = last !== null && pointRank(value) <= pointRank(last)
    if (isBack && value !== 'a' && value !== last) return false
    if (isBack) doubt(reading, 'point-repeated', start, `Điểm ${value}${where} lặp lại: trước đó đã có điểm ${last}.`)
    else doubt(reading, 'point-missing', start, missing(last && `điểm ${last}`, `điểm ${value}${where}`))
  } else if (pointRank(value) % 1 !== 0)
    doubt(reading, 'point-unusual', start, `Điểm ${value}: chữ này không dùng để đánh thứ tự điểm.`)
  reading.pointSign ||= sign
  if (clause) clause.points.push({ letter: value, start })
  else reading.clauses.push({ number: null, start, points: [{ letter: value, start }] })
  return true
}

function missing(last: string | null, value: string): string {
  return last
    ? `Sau ${last} là ${value}: ở giữa có thể thiếu, hoặc đã bị bãi bỏ.`
    : `Bắt đầu từ ${value}: phần trước có thể thiếu, hoặc đã bị bãi bỏ.`
}

function doubt(reading: Reading, kind: NumberingDoubtKind, start: number, sentence: string): void {
  if (reading.doubts.length < doubtsMax) reading.doubts.push({ kind, sentence, start })
}

function closed({ text, clauses }: Reading): Clause[] {
  return clauses.map(({ number, start, points }, index) => {
    const end = clauses[index + 1]?.start ?? text.length
    return {
      number,
      start,
      end,
      lead: text.slice(start, points[0]?.start ?? end),
      points: points.map(({ letter, start: from }, at) => {
        const to = points[at + 1]?.start ?? end
        return { letter, start: from, end: to, text: text.slice(from, to) }
      }),
    }
  })
}

/** Just behind the line break. */
function lineEnd(text: string, start: number): number {
  const at = text.indexOf('\n', start)
  return at < 0 ? text.length : at + 1
}
