import { foldInPlace } from '#base/fold-in-place.ts'
import { tidy } from '#base/vietnamese.ts'
import { citedDocumentsIn } from '#domains/library/cited-documents.ts'
import type { CitationReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

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

/** Every mention in the lines, in order. `basis` holds the lines of the opening, `title` those of titles; `own` is the document's own number. */
export function mentionsIn(
  lines: Line[],
  { basis, title, own }: { basis: Set<Line>; title: Set<Line>; own: string | null },
): Mention[] {
  const mentions: Mention[] = []
  for (const line of lines) {
    if (line.text.length > lineLengthMax || mentions.length >= mentionsMax) continue
    for (const { name, ...cited } of citedDocumentsIn(line.text, line.folded)) {
      if (cited.number !== null && cited.number === own) continue
      // The year that closes a title is the plan's.
      const date = title.has(line) && cited.date?.length === 4 ? null : cited.date
      mentions.push({ line, ...cited, ...(cited.number === null ? { name } : {}), date, isBasis: basis.has(line) })
    }
  }
  return mentions
}

type Cited = CitationReading & Pick<Mention, 'issuer'>

/** Each document once, in the order of first mention, with the first date that is printed of it. */
export function citationsOf(mentions: Mention[]): CitationReading[] {
  const cited = new Map<string, Cited>()
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
      issuer: mention.issuer,
    })
  }
  return [...cited.values()].map(({ issuer: _, ...citation }) => citation)
}

/** The same number is the same document; the same law is one however it is spelled, unless it amends on another date. */
function keyOf(mention: Mention, cited: Map<string, Cited>): string {
  if (mention.number === null) {
    const name = foldInPlace(tidy(mention.name ?? ''))
    return mention.date && /^(?:bo )?luat sua doi/u.test(name) ? `${name} ${mention.date}` : name
  }
  const key = documentKey(mention)
  const known = cited.get(key)
  const isAnother = known?.date && mention.date && known.date !== mention.date && !isSameIssuer(known, mention)
  return isAnother ? `${key} ${mention.date}` : key
}

/** Whether the issuers may be one; «của UBND tỉnh» and «của Ủy ban nhân dân tỉnh» are. */
export function isSameIssuer(one: Pick<Mention, 'issuer'>, other: Pick<Mention, 'issuer'>): boolean {
  if (!one.issuer || !other.issuer) return true
  const [left, right] = [plainIssuer(one.issuer), plainIssuer(other.issuer)]
  return left.startsWith(right) || right.startsWith(left)
}

function plainIssuer(issuer: string): string {
  return issuer
    .replace(/\buy ban nhan dan\b/gu, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/gu, 'hdnd')
    .replace(/\b(?:bo truong bo|bo truong)\b/gu, 'bo')
    .replace(/\bchu tich ubnd\b/gu, 'ubnd')
    .trim()
}

/** Numbers without a year are given again by every body: «09/KH-UBND» of the ward is not that of the province. */
export function documentKey({ number, type }: Pick<Mention, 'number' | 'type'>): string {
  return `${foldInPlace(type)} ${(number ?? '').toUpperCase()}`
}
