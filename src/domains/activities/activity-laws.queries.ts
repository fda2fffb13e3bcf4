import type { Day } from '#base/day.ts'
import { fullName } from '#domains/library/document.ts'
import { placeInWords, readCitedLines } from '#domains/library/guide-text.ts'
import { findCitedDocuments, loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { articleSlug, hasPlace, pinOn, type Reliance, standingOn } from '#domains/library/reliance.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * Places as written, held against the library: each must be there, in force or not yet, for a law is spoken of before it begins.
 * `problem` says what is not there; the pins hold the places as they were on the day.
 */
export async function findLaws(
  db: Db,
  lines: readonly string[],
  day: Day,
): Promise<{ pins: Reliance[]; problem: string | undefined }> {
  if (lines.length === 0) return { pins: [], problem: undefined }
  const { citations, faults } = readCitedLines(lines)
  if (faults.length > 0) return { pins: [], problem: faults.map(({ sentence }) => sentence).join(' ') }
  const ids = await findCitedDocuments(
    db,
    citations.map(({ documentNumber }) => documentNumber),
    day,
  )
  const places = citations.map((citation) => ({
    documentId: ids.get(citation.documentNumber) ?? '',
    documentNumber: citation.documentNumber,
    article: citation.article,
    clause: citation.clause ?? '',
    point: citation.point ?? '',
  }))
  const facts = await loadDocumentFacts(
    db,
    places.filter(({ documentId }) => documentId !== ''),
  )
  const problems: string[] = []
  const pins = new Map<string, Reliance>()
  for (const { documentNumber, ...place } of places) {
    const found = facts.get(place.documentId)
    if (found === undefined) {
      problems.push(`Thư viện chưa có văn bản «${documentNumber}». Hãy sửa số hiệu, hoặc bỏ dòng này.`)
      continue
    }
    const known = placeFactsOf(found, place.article)
    if ((found.hasText && known.versions.length === 0) || hasPlace(day, place, known) === false)
      problems.push(
        `${fullName(found.document)} không có ${placeInWords(wordsOf(place))}. Hãy kiểm tra lại số điều, khoản.`,
      )
    pins.set(JSON.stringify(place), { ...place, ...pinOn(day, place, known) })
  }
  return { pins: [...pins.values()], problem: problems.length === 0 ? undefined : problems.join(' ') }
}

function wordsOf({ article, clause, point }: Pick<Reliance, 'article' | 'clause' | 'point'>) {
  return { article, ...(clause && { clause }), ...(point && { point }) }
}

export type LawLine = { name: string; href: string; changed: string | undefined }

/** Each place with what has happened to it since the day it was spoken of. */
export async function listLawLines(db: Db, pins: readonly Reliance[], today: Day): Promise<LawLine[]> {
  const facts = await loadDocumentFacts(db, pins)
  return pins.flatMap((pin) => {
    const found = facts.get(pin.documentId)
    if (found === undefined) return []
    const { article, clause, point } = pin
    const standing = standingOn(today, pin, pin, placeFactsOf(found, article))
    const hasArticle = found.articles.has(articleSlug(article))
    return [
      {
        name: `${placeInWords(wordsOf(pin))} ${fullName(found.document)}`,
        href: lawPath({
          document: found.document.slug,
          article: hasArticle ? articleSlug(article) : undefined,
          clause,
          point,
        }),
        changed: standing.state === 'flagged' ? standing.reason : undefined,
      },
    ]
  })
}
