import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type CitedLaw, type LawCandidate, lawKeyOf, pickLaw, plainNumber } from '#domains/library/cited-law.ts'
import { fullName, type LawDocument } from '#domains/library/document.ts'
import { type LawStatus, type StatusRelation, statusOn } from '#domains/library/document-status.ts'
import { listRelationsOn } from '#domains/library/relations-on.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** A document with all that its effect depends on; ask `statusOn` about any day. */
export type KnownLaw = Pick<
  LawDocument,
  'id' | 'slug' | 'number' | 'kind' | 'name' | 'issuedOn' | 'effectiveOn' | 'expiresOn' | 'mark'
> & { keys: string[]; relations: StatusRelation[] }

export async function listKnownLaws(db: Db, ids: readonly string[]): Promise<KnownLaw[]> {
  return ids.length === 0
    ? []
    : withRelations(
        db,
        await selectLaws(db)
          .where('id', 'in', [...ids])
          .execute(),
      )
}

export async function listLawsBySlug(db: Db, slugs: readonly string[]): Promise<KnownLaw[]> {
  return slugs.length === 0
    ? []
    : withRelations(
        db,
        await selectLaws(db)
          .where('slug', 'in', [...slugs])
          .execute(),
      )
}

const keysMax = 5_000
const sameKeyMax = 20_000

/** All documents that go by one of these keys. */
export async function listLawsByKey(db: Db, keys: readonly string[]): Promise<KnownLaw[]> {
  const asked = [...new Set(keys)].filter((key) => key !== '').slice(0, keysMax)
  if (asked.length === 0) return []
  const rows = await selectLaws(db)
    .where((where) =>
      where.or([where(sql<string>`ltrim(number_key, '0')`, 'in', asked), where('name_folded', 'in', asked)]),
    )
    .limit(sameKeyMax)
    .execute()
  return withRelations(db, rows)
}

/** For each citation the document it means, on the day of who cites; null where the library knows none, or several. */
export async function findCitedLaws(db: Db, cited: readonly CitedLaw[], day: Day): Promise<(KnownLaw | null)[]> {
  const candidates = candidatesOn(await listLawsByKey(db, cited.map(lawKeyOf)), day)
  return cited.map((one) => pickLaw(one, candidates)?.law ?? null)
}

export function candidatesOn(laws: readonly KnownLaw[], day: Day): (LawCandidate & { law: KnownLaw })[] {
  return laws.map((law) => {
    const { kind } = statusOn(day, law, law.relations)
    return {
      law,
      id: law.id,
      issuedOn: law.issuedOn,
      keys: law.keys,
      isInForce: kind === 'in-force' || kind === 'partly-expired',
    }
  })
}

/** How a cited document stands on a day, for a page: its name, the public page, the status. */
export type LawStanding = { documentId: string; name: string; href: string; status: LawStatus }

export function standingOf(law: KnownLaw, day: Day): LawStanding {
  return {
    documentId: law.id,
    name: fullName(law),
    href: `/phap-luat/${law.slug}`,
    status: statusOn(day, law, law.relations),
  }
}

function selectLaws(db: Db) {
  return db
    .selectFrom('law_document')
    .select([
      'id',
      'slug',
      'number',
      'number_key',
      'kind',
      'name',
      'name_folded',
      'issued_on as issuedOn',
      'effective_on as effectiveOn',
      'expires_on as expiresOn',
      'mark',
    ])
    .orderBy('id')
}

type LawRow = Omit<KnownLaw, 'keys' | 'relations'> & { number_key: string | null; name_folded: string }

async function withRelations(db: Db, rows: LawRow[]): Promise<KnownLaw[]> {
  const relations = await listRelationsOn(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ number_key, name_folded, ...law }) => ({
    ...law,
    keys: number_key === null ? [name_folded] : [plainNumber(number_key), name_folded],
    relations: relations.get(law.id) ?? [],
  }))
}
