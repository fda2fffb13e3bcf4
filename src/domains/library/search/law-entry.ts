import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import type { SearchEntry } from '#engines/search/search-engine.ts'
import { markAt } from '../clause-marks.ts'

/** An article as it is searched: its words of one day, and what may be filtered by. */
export type LawEntry = {
  articleId: string
  documentId: string
  documentName: string
  documentNumber: string | null
  articleNumber: string
  title: string
  headings: string[]
  text: string
  kind: string
  issuer: string
  year: number | null
  topic: string | null
  effectiveFrom: Day | null
  effectiveTo: Day | null
  textHash: string
}

/** Each khoản becomes a passage; its điểm are lines of it. */
export function entryOf(article: LawEntry): SearchEntry {
  return {
    id: article.articleId,
    fields: {
      title: article.title,
      heading: article.headings.join('\n'),
      name: [article.documentName, article.documentNumber].filter((part) => part !== null).join('\n'),
      text: passagesOf(article.text),
    },
    group: article.textHash,
    facets: {
      document: facetOf(article.documentId),
      article: facetOf(article.articleNumber),
      kind: facetOf(article.kind),
      issuer: facetOf(article.issuer),
      year: article.year ?? 0,
      topic: facetOf(article.topic ?? ''),
      from: article.effectiveFrom === null ? dayMin : dayNumber(article.effectiveFrom),
      to: article.effectiveTo === null ? dayMax : dayNumber(article.effectiveTo),
    },
  }
}

/** Texts are filtered by as whole numbers: 32 bits of the folded text. */
export function facetOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of fold(text)) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return hash ^ (hash >>> 15)
}

export function dayNumber(day: Day): number {
  return Math.round(Date.parse(day) / 86_400_000)
}

/** Before and after every day that a law names. */
const dayMin = -0x80000000
const dayMax = 0x7fffffff

/** An empty line before each khoản, and none elsewhere. */
function passagesOf(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (lines.length > 0 && markAt(line, 0)?.kind === 'number') lines.push('')
    lines.push(line)
  }
  return lines.join('\n')
}
