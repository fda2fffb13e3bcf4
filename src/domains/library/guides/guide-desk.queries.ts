import { sql } from 'kysely'
import type { GuideState } from '#domains/library/guide.ts'
import type { GuideKind } from '#domains/library/guide-file.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type DeskGuide = {
  id: string
  kind: GuideKind
  title: string
  bodyName: string
  state: GuideState
  edition: number
  isPublic: boolean
  isFlagged: boolean
  by: string
  at: Date
  /** It waits for this very person. */
  mayApprove: boolean
}

export const deskPageSize = 50

/** What waits for the person first, then what is flagged, then what came back; the newest first. One row more than a page. */
export async function listDeskGuides(db: Db, actor: Actor, page: number): Promise<DeskGuide[]> {
  const { rows } = await sql<DeskGuide>`
    select * from (
      select guide.id, guide.kind, guide.words ->> 'title' as title, coalesce(body.short_name, body.name) as "bodyName", guide.state,
        guide.edition, guide.is_public as "isPublic", person.name as by, guide.changed_at as at,
        exists (select 1 from law_reliance r where r.kind = 'guide' and r.subject_id = guide.id and r.state = 'flagged') as "isFlagged",
        (guide.state = 'submitted' and not ${actor.personId} = any (guide.writer_ids) and ${whereMay(actor, 'approve guides', 'body')}) as "mayApprove"
      from guide join body on body.id = guide.body_id left join person on person.id = guide.writer_ids[1]
      where ${whereMay(actor, 'write guides', 'body')} or ${whereMay(actor, 'approve guides', 'body')}) listed
    order by "mayApprove" desc, "isFlagged" desc,
      case state when 'returned' then 0 when 'submitted' then 1 when 'draft' then 2 when 'published' then 3 else 4 end, at desc, id
    limit ${deskPageSize + 1} offset ${(page - 1) * deskPageSize}`.execute(db)
  return rows
}

export type BodyChoice = { id: string; name: string }

const choicesMax = 200

/** Bodies that the person may write for; the person's own first. */
export async function listWritingBodies(db: Db, actor: Actor): Promise<BodyChoice[]> {
  const { rows } = await sql<BodyChoice>`
    select id, name from body where to_day is null and ${whereMay(actor, 'write guides', 'body')}
    order by (id = ${actor.bodyId}) desc nulls last, sort_key limit ${choicesMax}`.execute(db)
  return rows
}

export type ShippedLine = { slug: string; kind: GuideKind; title: string; summary: string }

/** Bản soạn sẵn that the body has not taken over yet. */
export async function listShippedLines(db: Db, bodyId: string): Promise<ShippedLine[]> {
  const taken = await db
    .selectFrom('guide')
    .select('shipped_slug')
    .where('body_id', '=', bodyId)
    .where('shipped_slug', 'is not', null)
    .execute()
  const slugs = new Set(taken.map((row) => row.shipped_slug))
  return shippedGuides()
    .filter(({ slug }) => !slugs.has(slug))
    .map(({ slug, kind, title, summary }) => ({ slug, kind, title, summary }))
}
