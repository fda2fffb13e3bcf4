/** What a marker reads: papers under their numbers. Nothing of whoever wrote them is selected here. */
import { sql } from 'kysely'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type PaperToMark = { contestId: string; title: string; paper: number; turn: number; total: number | null }

const papersMax = 1_000

/** Bài giao cho tôi, those to mark first. Only while the deed is still held where the contest is. */
export async function listPapersFor(db: Db, actor: Actor): Promise<PaperToMark[]> {
  const { rows } = await sql<PaperToMark>`
    select contest.id as "contestId", contest.title, entry.paper, mark.turn, mark.total
    from essay_mark mark join essay_entry entry on entry.id = mark.entry_id join essay_contest contest on contest.id = mark.contest_id
      join body on body.id = contest.body_id
    where mark.marker_id = ${actor.personId} and contest.state = 'approved' and ${whereMay(actor, 'mark essays', 'body')}
    order by (mark.total is null) desc, contest.closes_at, contest.id, entry.paper limit ${papersMax}`.execute(db)
  return rows
}

export type Paper = { entryId: string; words: string | null; fileId: string | null }

/** The essay itself. */
export async function findPaper(db: Db, contestId: string, paper: number): Promise<Paper | undefined> {
  return db
    .selectFrom('essay_entry')
    .select(['id as entryId', 'words', 'file_id as fileId'])
    .where('contest_id', '=', contestId)
    .where('paper', '=', paper)
    .executeTakeFirst()
}
