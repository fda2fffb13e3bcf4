/** What everybody may see of what a place has to make public: every line that stands, public or not yet, and what was corrected. */
import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { disclosureColumns } from '#domains/disclosure/disclosure.store.ts'
import type { Disclosure } from '#domains/disclosure/disclosure.ts'
import type { Db } from '#platform/database/database.ts'
import { whereAllWords } from '#platform/database/search-words.ts'

export const publicPageSize = 15

/** Of one line; what was corrected last stands first. */
const correctionsMax = 2

export type PublicDisclosure = Disclosure & {
  bodyName: string
  /** The last ones. */
  corrections: { correctedOn: Day; words: string }[]
  /** With those before. */
  correctionCount: number
}

/** One page of a place, the newest first, the last where there are fewer; `search`: words of title or number. */
export async function listPublicDisclosures(
  db: Db,
  { placeId, today, search, page }: { placeId: string; today: Day; search: string; page: number },
): Promise<{ rows: PublicDisclosure[]; total: number; page: number }> {
  const ids = await listBodiesOf(db, placeId, today)
  if (ids.length === 0) return { rows: [], total: 0, page: 1 }
  const shown = sql<SqlBool>`d.body_id = any(${ids}::uuid[]) and d.withdrawn_on is null and ${whereAllWords('d.folded', search)}`
  const counted = await sql<{ total: number }>`select count(*)::int as total from disclosure d where ${shown}`.execute(
    db,
  )
  const { total } = counted.rows[0]!
  const shownPage = Math.min(page, Math.max(1, Math.ceil(total / publicPageSize)))
  const { rows } = await sql<PublicDisclosure>`
    select ${disclosureColumns}, body.name as "bodyName", coalesce((
        select json_agg(json_build_object('correctedOn', c.corrected_on, 'words', c.words) order by c.corrected_on desc, c.id desc)
        from (select * from disclosure_correction where disclosure_id = d.id and taken_back_on is null order by corrected_on desc, id desc limit ${correctionsMax}) c
      ), '[]'::json) as corrections,
      (select count(*)::int from disclosure_correction where disclosure_id = d.id and taken_back_on is null) as "correctionCount"
    from disclosure d join body on body.id = d.body_id where ${shown}
    order by d.made_on desc, d.id desc limit ${publicPageSize} offset ${(shownPage - 1) * publicPageSize}`.execute(db)
  return { rows, total, page: shownPage }
}

export type PublicList = { bodyName: string; madeOn: Day; postedOn: Day | null; postedAt: string }

/** The lists as such that stand, of the bodies that stand at a place. */
export async function listPublicLists(db: Db, placeId: string): Promise<PublicList[]> {
  const { rows } = await sql<PublicList>`
    select body.name as "bodyName", l.made_on as "madeOn", l.posted_on as "postedOn", l.posted_at as "postedAt"
    from body join disclosure_list l on l.body_id = body.id and l.replaced_on is null
    where body.place_id = ${placeId} and body.to_day is null order by body.path limit 50`.execute(db)
  return rows
}

/** The committee of a place that stands today: whom to ask. */
export async function findCommitteeOf(db: Db, placeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from body where place_id = ${placeId} and kind = 'ubnd' and to_day is null order by path limit 1`.execute(
    db,
  )
  return rows[0]?.id
}

/** The bodies of a place, and those elsewhere that ended and went into one of them alone, through any number of steps. */
async function listBodiesOf(db: Db, placeId: string, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive here as (
      select id from body where place_id = ${placeId}
      union select s.old_id from here join body_succession s on s.new_id = here.id
        join body old on old.id = s.old_id and old.to_day <= ${today}
        where (select count(*) from body_succession other where other.old_id = s.old_id) = 1
    ) select id from here limit 5000`.execute(db)
  return rows.map(({ id }) => id)
}
