/** Một câu, một ý of a text: a line, or what its semicolons and full stops part. Offsets into the text. */
export type Statement = {
  start: number
  end: number
  /** How deep its line stands: 1 Điều, 2 khoản, 3 điểm, 4 dash, 5 without a mark. */
  level: number
  /** It ends with a colon: what follows, deeper down, is said under it. */
  opensList: boolean
}

const statementsMax = 4_000
const statementLengthMax = 6_000

export function statementsOf(folded: string): Statement[] {
  const statements: Statement[] = []
  for (let start = 0; start < folded.length && statements.length < statementsMax; ) {
    const at = folded.indexOf('\n', start)
    const end = at < 0 ? folded.length : at
    statements.push(...partsOf(folded.slice(start, Math.min(end, start + statementLengthMax)), start))
    start = end + 1
  }
  return statements
}

const marks: [RegExp, number][] = [
  [/^\s*dieu \d/u, 1],
  [/^\s*\d{1,3}[a-z]?[.)] /u, 2],
  [/^\s*[a-z]\d?\) /u, 3],
  [/^\s*[-+*•]/u, 4],
]

function partsOf(line: string, offset: number): Statement[] {
  const level = marks.find(([pattern]) => pattern.test(line))?.[1] ?? 5
  const parts: Statement[] = []
  let from = 0
  for (const { index } of line.matchAll(/;|\.(?=\s+\p{L})|:\s*$/gu)) {
    // «1. Thông tư …»: the sign of the mark ends no sentence.
    if (index < 6 && /^\s*(?:\d{1,3}[a-z]?|dieu \d{1,3}[a-z]?)$/u.test(line.slice(0, index))) continue
    if (/\b(?:tp|tt|so)$/u.test(line.slice(Math.max(0, index - 4), index))) continue
    parts.push({ start: offset + from, end: offset + index, level, opensList: line[index] === ':' })
    from = index + 1
  }
  if (line.slice(from).trim() !== '')
    parts.push({ start: offset + from, end: offset + line.length, level, opensList: false })
  return parts.filter(({ start, end }) => line.slice(start - offset, end - offset).trim() !== '')
}
