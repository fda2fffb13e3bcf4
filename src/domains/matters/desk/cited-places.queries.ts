import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findCitedLaws } from '#domains/library/cited-law.queries.ts'
import { fullName } from '#domains/library/document.ts'
import { statusOn } from '#domains/library/document-status.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { CitedPlace, citationsIn } from '#domains/matters/matter-answer.ts'
import type { Db } from '#platform/database/database.ts'

export type FoundPlace = {
  said: string
  standing: 'in-force' | 'not-in-force' | 'unknown'
  cited: CitedPlace | undefined
}

/**
 * The same on either of two days: what was in force when a request was received may decide it to the end.
 * @law 01/2026/QH16, Điều 31 khoản 4
 */
export async function findCitedOnEither(
  db: Db,
  citations: ReturnType<typeof citationsIn>,
  days: readonly [Day, Day],
): Promise<FoundPlace[]> {
  const first = await findCitedPlaces(db, citations, days[0])
  if (days[1] === days[0] || first.every(({ standing }) => standing === 'in-force')) return first
  const second = await findCitedPlaces(db, citations, days[1])
  return first.map((place, index) => (place.standing === 'in-force' ? place : second[index]!))
}

/**
 * Each cited place against the library, as it is on a day. A document that the library knows without its text is taken at its
 * number and days; one whose articles it has must have that article in force.
 */
export async function findCitedPlaces(
  db: Db,
  citations: ReturnType<typeof citationsIn>,
  day: Day,
): Promise<FoundPlace[]> {
  const laws = await findCitedLaws(
    db,
    citations.map(({ number }) => ({ number, name: null, date: null })),
    day,
  )
  const found: FoundPlace[] = []
  for (const [index, { number, place, article }] of citations.entries()) {
    const said = `${number} ${place}`
    const law = laws[index]
    if (law == null) {
      found.push({ said, standing: 'unknown', cited: undefined })
      continue
    }
    const { kind } = statusOn(day, law, law.relations)
    const { rows } = await sql<{ slug: string; texts: number; has: boolean }>`
      select (select count(*)::int from law_article where document_id = ${law.id}) as texts,
        (select slug from law_article where document_id = ${law.id} and number = ${article} order by ordinal limit 1) as slug,
        exists (select 1 from law_article a join law_article_version v on v.article_id = a.id
          where a.document_id = ${law.id} and a.number = ${article} and (v.from_day is null or v.from_day <= ${day})
            and (v.to_day is null or v.to_day > ${day})) as has`.execute(db)
    const { texts, has, slug } = rows[0]!
    const isInForce = (kind === 'in-force' || kind === 'partly-expired') && (texts === 0 || has)
    const href = lawPath({ document: law.slug, article: slug ?? undefined })
    const cited = { number, place, href, name: fullName(law) }
    found.push({ said, standing: isInForce ? 'in-force' : 'not-in-force', cited })
  }
  return found
}
