import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { refusals } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { citationsOf } from '#domains/library/guides/guide-doubts.ts'
import { listFlaggedPlaces } from '#domains/library/guides/guides.queries.ts'
import { loadCitedLaw } from '#domains/library/guides/judge-citations.queries.ts'
import type { PublicGuide } from '#domains/library/guides/public-guide.ts'
import { showGuide } from '#domains/library/guides/shown-guide.ts'
import type { Db } from '#platform/database/database.ts'

/** Throws `withdrawn` where it was read once, `notPublic` where nothing ever was. */
export async function loadPublicGuide(db: Db, slug: string, day: Day): Promise<PublicGuide> {
  const { rows } = await sql<Omit<PublicGuide, 'shown' | 'flags'> & { isPublic: boolean }>`
    select guide.id, guide.slug, guide.kind, guide.is_public as "isPublic", guide.checked_on as "checkedOn", edition.number as edition,
      edition.words, body.name as "bodyName", edition.approved_at as "approvedAt", approver.name as approver,
      array(select writer.name from unnest(edition.writer_ids) with ordinality as wrote (id, place) join person writer on writer.id = wrote.id
        order by wrote.place) as writers
    from guide join guide_edition edition on edition.guide_id = guide.id and edition.number = guide.edition
      join body on body.id = guide.body_id join person approver on approver.id = edition.approved_by
    where guide.slug = ${slug}`.execute(db)
  const found = rows[0]
  if (found === undefined) throw refusals.notPublic
  const { isPublic, ...guide } = found
  if (!isPublic) throw refusals.withdrawn
  const { sections } = readGuideText(guide.words.text)
  const law = await loadCitedLaw(db, citationsOf(sections), day)
  return {
    ...guide,
    shown: showGuide(sections, guide.words.terms, law.judge),
    flags: await listFlaggedPlaces(db, guide.id),
  }
}
