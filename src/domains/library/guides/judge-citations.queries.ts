import type { Day } from '#base/day.ts'
import type { GuideCitation } from '#domains/library/guide-text.ts'
import { citationKey, type JudgeCitation, judgeCitation, placeOf } from '#domains/library/guides/guide-doubts.ts'
import { findCitedDocuments, loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { pinOn, type Reliance } from '#domains/library/reliance.ts'
import type { Db } from '#platform/database/database.ts'

export type CitedLaw = {
  judge: JudgeCitation
  /** The places that the library knows, as they are on that day; each once. */
  pins: () => Reliance[]
}

/** Holds citations against the library, all in five questions. */
export async function loadCitedLaw(db: Db, citations: readonly GuideCitation[], day: Day): Promise<CitedLaw> {
  const ids = await findCitedDocuments(
    db,
    citations.map(({ documentNumber }) => documentNumber),
    day,
  )
  const idOf = ({ documentNumber }: GuideCitation) => ids.get(documentNumber)
  const facts = await loadDocumentFacts(
    db,
    citations.flatMap((citation) => {
      const documentId = idOf(citation)
      return documentId === undefined ? [] : [{ documentId, article: citation.article }]
    }),
  )
  const knownOf = (citation: GuideCitation) => {
    const document = facts.get(idOf(citation) ?? '')
    return document && { ...document, facts: placeFactsOf(document, citation.article) }
  }
  const judged = new Map(citations.map((one) => [citationKey(one), judgeCitation(one, knownOf(one), day)]))
  return {
    judge: (citation) => judged.get(citationKey(citation)) ?? judgeCitation(citation, knownOf(citation), day),
    pins: () => {
      const pins = new Map<string, Reliance>()
      for (const citation of citations) {
        const known = knownOf(citation)
        if (known === undefined) continue
        const place = placeOf(citation)
        const documentId = known.document.id
        pins.set(citationKey({ ...citation, documentNumber: documentId }), {
          ...place,
          ...pinOn(day, place, known.facts),
          documentId,
        })
      }
      return [...pins.values()]
    },
  }
}
