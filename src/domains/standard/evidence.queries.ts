import { sql } from 'kysely'
import type { Assessment } from '#domains/standard/assessment.ts'
import { type Evidence, type EvidenceFlag, flagEvidence } from '#domains/standard/evidence.ts'
import type { Db } from '#platform/database/database.ts'

export type FlaggedEvidence = Evidence & { addedByName: string; flags: EvidenceFlag[] }

/** Of an assessment, in the order in which it came, each with what looks wrong. */
export async function listEvidence(
  db: Db,
  assessment: Pick<Assessment, 'id' | 'placeId' | 'year'>,
): Promise<FlaggedEvidence[]> {
  const { rows } = await sql<Evidence & { addedByName: string }>`
    select e.id, e.indicator_code as "indicatorCode", e.kind, e.title, e.kept_by as "keptBy", e.dated_on as "datedOn", e.file_id as "fileId", f.sha256, e.link,
      e.added_by as "addedBy", e.added_at as "addedAt", person.name as "addedByName"
    from standard_evidence e join person on person.id = e.added_by left join stored_file f on f.id = e.file_id
    where e.assessment_id = ${assessment.id} and e.removed_at is null order by e.added_at, e.id`.execute(db)
  const { rows: otherYears } = await sql<{ key: string }>`
    select coalesce(f.sha256, e.link) as key from standard_evidence e join standard_assessment a on a.id = e.assessment_id
      left join stored_file f on f.id = e.file_id
    where a.place_id = ${assessment.placeId} and a.id <> ${assessment.id} and e.removed_at is null`.execute(db)
  // of bytes alone: many communes may point to one and the same page
  const hashes = rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
  const { rows: otherCommunes } = await sql<{ key: string }>`
    select distinct f.sha256 as key from stored_file f join standard_evidence e on e.file_id = f.id
      join standard_assessment a on a.id = e.assessment_id
    where f.sha256 = any(${hashes}::text[]) and e.removed_at is null and a.place_id <> ${assessment.placeId}
      and a.province_id = (select own.province_id from standard_assessment own where own.id = ${assessment.id})`.execute(
    db,
  )
  const setOf = (keys: { key: string }[]) => new Set(keys.map(({ key }) => key))
  const about = { year: assessment.year, otherYears: setOf(otherYears), otherCommunes: setOf(otherCommunes) }
  const flags = flagEvidence(rows, about)
  return rows.map((row) => ({ ...row, flags: flags.get(row.id)! }))
}
