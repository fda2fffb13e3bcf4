import { type KnownLaw, listLawsByKey, listLawsBySlug } from '#domains/library/cited-law.queries.ts'
import { type CitedLaw, lawKeyOf } from '#domains/library/cited-law.ts'
import { knowledgeOf, type LawKnowledge } from '#domains/library/law-knowledge.ts'
import type { Db } from '#platform/database/database.ts'

const chainMax = 6

/** What the library itself knows of these citations, and of what took the place of each: more than the shipped catalogue. */
export async function loadLawKnowledge(db: Db, cited: readonly CitedLaw[]): Promise<LawKnowledge> {
  const laws = await listLawsByKey(db, cited.map(lawKeyOf))
  const bySlug = new Map(laws.map((law) => [law.slug, law]))
  for (let turn = 0, last = laws; turn < chainMax && last.length > 0; turn++) {
    last = await listLawsBySlug(db, successorsOf(last, bySlug))
    for (const law of last) bySlug.set(law.slug, law)
  }
  return knowledgeOf({
    findLaws: (one) => laws.filter(({ keys }) => keys.includes(lawKeyOf(one))),
    findLaw: (slug) => bySlug.get(slug),
  })
}

function successorsOf(laws: readonly KnownLaw[], known: ReadonlyMap<string, KnownLaw>): string[] {
  const slugs = laws.flatMap(({ relations }) =>
    relations.filter(({ kind }) => kind === 'replaces').map(({ by }) => by.slug),
  )
  return [...new Set(slugs)].filter((slug) => !known.has(slug))
}
