import { sql } from 'kysely'
import type { PastOutcome, PastResult } from '#domains/standard/past-result.ts'
import type { Db } from '#platform/database/database.ts'

export type PastLine = PastResult & { placeName: string }

/** Of a province, the latest year first. */
export async function listPastResults(db: Db, provinceIds: readonly string[]): Promise<PastLine[]> {
  const { rows } = await sql<PastLine>`
    select r.place_id as "placeId", place.full_name as "placeName", r.year, r.outcome, r.decision_number as "decisionNumber",
      r.decided_on as "decidedOn", r.total, r.note
    from standard_past_result r join place on place.id = r.place_id
    where r.province_id = any(${[...provinceIds]}::text[]) order by r.year desc, place.sort_key limit 1000`.execute(db)
  return rows
}

/** A table that waits for a second person; each line with what it would replace. */
export type WaitingPast = {
  id: string
  provinceId: string
  provinceName: string
  writtenBy: string
  writtenByName: string
  writtenAt: Date
  results: (PastLine & { replaces: PastOutcome | null })[]
}

/** One a province at most. */
export async function listWaitingPast(db: Db, provinceIds: readonly string[]): Promise<WaitingPast[]> {
  const { rows: tables } = await sql<Omit<WaitingPast, 'results'> & { results: PastResult[] }>`
    select w.id, w.province_id as "provinceId", place.full_name as "provinceName", w.written_by as "writtenBy",
      person.name as "writtenByName", w.written_at as "writtenAt", w.results
    from standard_past_waiting w join place on place.id = w.province_id join person on person.id = w.written_by
    where w.province_id = any(${[...provinceIds]}::text[]) order by place.sort_key`.execute(db)
  const ids = [...new Set(tables.flatMap(({ results }) => results.map(({ placeId }) => placeId)))]
  const { rows: places } = await sql<{ id: string; name: string }>`
    select id, full_name as name from place where id = any(${ids}::text[])`.execute(db)
  const { rows: standing } = await sql<{ placeId: string; year: number; outcome: PastOutcome }>`
    select place_id as "placeId", year, outcome from standard_past_result where place_id = any(${ids}::text[])`.execute(
    db,
  )
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const before = new Map(standing.map(({ placeId, year, outcome }) => [`${placeId} ${year}`, outcome]))
  return tables.map((table) => ({
    ...table,
    results: table.results.map((one) => ({
      ...one,
      placeName: names.get(one.placeId)!,
      replaces: before.get(`${one.placeId} ${one.year}`) ?? null,
    })),
  }))
}
