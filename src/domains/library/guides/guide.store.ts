import type { Selectable } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { type Guide, type GuideDeed, type GuideWords, refusals } from '#domains/library/guide.ts'
import { guideTopics } from '#domains/library/guide-file.ts'
import type { GuideEventKind, GuideTable } from '#domains/library/guides/guides.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For reading on the desk; «not there» and «not yours» are one answer. */
export async function loadGuide(db: Db, actor: Actor, id: string): Promise<Guide> {
  const row = await db
    .selectFrom('guide')
    .innerJoin('body', 'body.id', 'guide.body_id')
    .selectAll('guide')
    .where('guide.id', '=', id)
    .where((on) => on.or([whereMay(actor, 'write guides', 'body'), whereMay(actor, 'approve guides', 'body')]))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return guideOf(row)
}

/** For changing it, seen by nobody else meanwhile. Throws `changedMeanwhile` when the form was made for an older version. */
export async function loadGuideToChange(
  tx: Tx,
  actor: Actor,
  deed: GuideDeed,
  form: { guideId: string; version: number },
): Promise<Guide> {
  await lockRow(tx, 'guide', form.guideId)
  const row = await tx
    .selectFrom('guide')
    .innerJoin('body', 'body.id', 'guide.body_id')
    .selectAll('guide')
    .where('guide.id', '=', form.guideId)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.version !== form.version) throw refusals.changedMeanwhile
  return guideOf(row)
}

export async function addGuide(tx: Tx, guide: Guide, now: Date): Promise<void> {
  await tx
    .insertInto('guide')
    .values({ ...rowOf(guide), checked_on: null, written_at: now, changed_at: now })
    .execute()
}

export async function saveGuide(tx: Tx, guide: Guide, now: Date): Promise<void> {
  await tx
    .updateTable('guide')
    .set({ ...rowOf(guide), changed_at: now })
    .where('id', '=', guide.id)
    .execute()
}

/** All its places were compared on that day, and stand. */
export async function saveChecked(tx: Tx, guideId: string, day: Day): Promise<void> {
  await tx.updateTable('guide').set({ checked_on: day }).where('id', '=', guideId).execute()
}

export type Edition = {
  number: number
  words: GuideWords
  writerIds: string[]
  approvedBy: string
  approvedAt: Date
}

export async function addEdition(tx: Tx, guideId: string, edition: Edition): Promise<void> {
  const { number, words, writerIds, approvedBy, approvedAt } = edition
  await tx
    .insertInto('guide_edition')
    .values({
      guide_id: guideId,
      number,
      words: json(words),
      title: words.title,
      folded: foldedOf(words),
      writer_ids: writerIds,
      approved_by: approvedBy,
      approved_at: approvedAt,
    })
    .execute()
}

/** The one that is read, or was read last; undefined while nothing was approved. */
export async function findEdition(db: Db, guide: Pick<Guide, 'id' | 'edition'>): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('guide_edition')
    .selectAll()
    .where('guide_id', '=', guide.id)
    .where('number', '=', guide.edition)
    .executeTakeFirst()
  return (
    row && {
      number: row.number,
      words: row.words,
      writerIds: row.writer_ids,
      approvedBy: row.approved_by,
      approvedAt: row.approved_at,
    }
  )
}

export async function addGuideEvent(
  tx: Tx,
  event: { guideId: string; kind: GuideEventKind; personId: string | null; at: Date; reason?: string },
): Promise<void> {
  await tx
    .insertInto('guide_event')
    .values({
      id: newId(event.at.getTime()),
      guide_id: event.guideId,
      kind: event.kind,
      person_id: event.personId,
      at: event.at,
      reason: event.reason ?? '',
    })
    .execute()
}

const triesMax = 200

/** `hoa-giai-o-co-so`, or with a number behind it where another text has that address. */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const slug = wanted.slice(0, 100) || 'bai'
  const rows = await tx
    .selectFrom('guide')
    .select('slug')
    .where((on) => on.or([on('slug', '=', slug), on('slug', 'like', `${slug}-%`)]))
    .execute()
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(slug)) return slug
  for (let number = 2; number < triesMax; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
  return `${slug}-${newId()}`
}

/** What a search without marks looks into. */
function foldedOf({ title, summary, topics, terms }: GuideWords): string {
  const names = topics.map((topic) => guideTopics[topic])
  return fold([title, summary, ...names, ...terms.map(({ word }) => word)].join(' '))
}

function guideOf(row: Selectable<GuideTable>): Guide {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    bodyId: row.body_id,
    shippedSlug: row.shipped_slug,
    words: row.words,
    state: row.state,
    writerIds: row.writer_ids,
    version: row.version,
    edition: row.edition,
    isPublic: row.is_public,
    isAsked: row.is_asked,
    held: row.held,
  }
}

function rowOf(guide: Guide) {
  return {
    id: guide.id,
    slug: guide.slug,
    kind: guide.kind,
    body_id: guide.bodyId,
    shipped_slug: guide.shippedSlug,
    words: json(guide.words),
    state: guide.state,
    writer_ids: guide.writerIds,
    version: guide.version,
    edition: guide.edition,
    is_public: guide.isPublic,
    is_asked: guide.isAsked,
  }
}
