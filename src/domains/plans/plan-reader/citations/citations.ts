import { tidy } from '#base/vietnamese.ts'
import type { CitationReading } from '../plan-reading.ts'
import { foldInPlace } from '../text/fold-in-place.ts'
import { excerptOf, type Line } from '../text/line.ts'
import { citedDate } from './cited-date.ts'
import { lawMentionsIn } from './law-names.ts'
import { numberedMentionsIn } from './numbered-documents.ts'

/** Một lần viện dẫn: one place where a document is cited. `issuer` is folded, what «của …» says right after. */
export type Mention = {
  line: Line
  start: number
  end: number
  type: string
  number: string | null
  name?: string
  date: string | null
  issuer?: string
  isBasis: boolean
}

const mentionsMax = 5_000
const lineLengthMax = 200_000

/** Every mention in the lines, in order. `basis` holds the lines of the opening; `own` is the document's own number. */
export function mentionsIn(lines: Line[], basis: Set<Line>, own: string | null): Mention[] {
  const mentions: Mention[] = []
  for (const line of lines) {
    if (line.text.length > lineLengthMax || mentions.length >= mentionsMax) continue
    const numbered = numberedMentionsIn(line.text, line.folded).filter(({ number }) => number !== own)
    const laws = lawMentionsIn(line.text, line.folded).filter(
      (law) => !numbered.some(({ start, end }) => start <= law.start && law.start < end),
    )
    const found = [...numbered, ...laws].sort((one, other) => one.start - other.start)
    for (const [index, mention] of found.entries()) {
      const limit = found[index + 1]?.start ?? line.text.length
      const { date, end, issuer } = citedDate(line.folded, mention.end, limit)
      mentions.push({ line, ...mention, end, date, issuer, isBasis: basis.has(line) })
    }
  }
  return mentions
}

/** Each document once, in the order of first mention, with the first date that is printed of it. */
export function citationsOf(mentions: Mention[]): CitationReading[] {
  const cited = new Map<string, CitationReading>()
  for (const mention of mentions) {
    const key = keyOf(mention, cited)
    const known = cited.get(key)
    if (known) {
      known.date ??= mention.date
      if (mention.isBasis) known.role = 'basis'
      continue
    }
    cited.set(key, {
      type: mention.type,
      number: mention.number,
      ...(mention.number === null ? { name: mention.name } : {}),
      date: mention.date,
      role: mention.isBasis ? 'basis' : 'mention',
      source: excerptOf(mention.line, mention.start, mention.end),
    })
  }
  return [...cited.values()]
}

/** The same number is the same document; the same law is one however it is spelled, unless it amends on another date. */
function keyOf(mention: Mention, cited: Map<string, CitationReading>): string {
  if (mention.number !== null) return documentKey(mention)
  const name = foldInPlace(tidy(mention.name ?? ''))
  const dated = mention.date && /^(?:bo )?luat sua doi/u.test(name) ? `${name} ${mention.date}` : name
  return cited.has(dated) ? dated : dated
}

/** Numbers without a year are given again by every body: «09/KH-UBND» of the ward is not that of the province. */
export function documentKey({ number, type }: Pick<Mention, 'number' | 'type'>): string {
  return `${foldInPlace(type)} ${(number ?? '').toUpperCase()}`
}
