import type { Day } from '#base/day.ts'
import { candidatesOn, listLawsByKey } from '#domains/library/cited-law.queries.ts'
import { lawKeyOf, pickLaw } from '#domains/library/cited-law.ts'
import { fullName } from '#domains/library/document.ts'
import type { DraftRelation } from '#domains/library/uploads/law-draft.ts'
import type { Db } from '#platform/database/database.ts'

export type Target = { id: string; name: string }

/** What each relation of a draft leads to, by its key; absent: the library knows none, or several. */
export async function findTargets(
  db: Db,
  relations: readonly DraftRelation[],
  today: Day,
): Promise<Record<string, Target>> {
  const laws = await listLawsByKey(
    db,
    relations.map(({ target }) => lawKeyOf(target)),
  )
  const candidates = candidatesOn(laws, today)
  return Object.fromEntries(
    relations.flatMap(({ key, target }) => {
      const law = pickLaw(target, candidates)?.law
      return law === undefined ? [] : [[key, { id: law.id, name: fullName(law) }]]
    }),
  )
}
