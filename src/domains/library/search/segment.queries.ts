import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'

export type StandingSegment = {
  id: string
  sha256: string
  sizeBytes: number
  upTo: number
  entries: number
  finishedAt: Date
}

export type SearchState = {
  /** The number of the last change of the library. */
  lastChange: number
  standing: StandingSegment | null
  /** How far another segment has come, while one is being built. */
  building: { done: number; total: number } | null
}

/** One small query: asked before each question. */
export async function searchState(db: Db): Promise<SearchState> {
  const { rows } = await sql<Row>`
    select coalesce((select last_number from law_change_turn), 0) as "lastChange", s.id, s.state, s.sha256, s.size_bytes as "sizeBytes",
      s.up_to as "upTo", s.entries, s.total, s.finished_at as "finishedAt"
    from (select 1) one left join law_segment s on s.state in ('standing', 'building')`.execute(db)
  const standing = rows.find(({ state }) => state === 'standing')
  const building = rows.find(({ state }) => state === 'building')
  return {
    lastChange: rows[0]!.lastChange,
    standing: standing ? standingOf(standing) : null,
    building: building ? { done: building.entries, total: building.total } : null,
  }
}

function standingOf({ id, sha256, sizeBytes, upTo, entries, finishedAt }: Row): StandingSegment {
  return { id, sha256, sizeBytes, upTo, entries, finishedAt }
}

type Row = StandingSegment & { lastChange: number; state: 'standing' | 'building' | null; total: number }

export type ChangeSeen = { documentId: string; articleId: string | null }

/** What changed behind one number up to another; `gone` when not all of it is listed any more. At most a few thousand. */
export async function listChanges(db: Db, after: number, last: number): Promise<ChangeSeen[] | 'gone'> {
  const { rows } = await sql<ChangeSeen & { count: number }>`
    select document_id as "documentId", article_id as "articleId", count(*) over () as count from law_change
    where number > ${after} and number <= ${last} order by number limit ${listedMax}`.execute(db)
  return (rows[0]?.count ?? 0) === last - after ? rows : 'gone'
}

const listedMax = 5_000

/** Its file is not what was written: nobody opens it any more. */
export async function leaveBroken(db: Db, id: string): Promise<void> {
  await db
    .updateTable('law_segment')
    .set({ state: 'left' })
    .where('id', '=', id)
    .where('state', '=', 'standing')
    .execute()
}
