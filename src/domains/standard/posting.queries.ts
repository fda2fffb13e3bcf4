import { sql } from 'kysely'
import type { PublicComment } from '#domains/standard/posting.ts'
import type { Posting } from '#domains/standard/posting-levels.ts'
import type { Db } from '#platform/database/database.ts'

export async function listPostings(db: Db, assessmentId: string): Promise<Posting[]> {
  const { rows } = await sql<Posting>`
    select id, channel, from_day as "fromDay", to_day as "toDay", times, place from standard_posting
    where assessment_id = ${assessmentId} order by from_day, id limit 200`.execute(db)
  return rows
}

/** What people said, the latest last. */
export async function listComments(db: Db, assessmentId: string): Promise<PublicComment[]> {
  const { rows } = await sql<PublicComment>`
    select id, said_by as "saidBy", said_on as "saidOn", words, reply, replied_on as "repliedOn" from standard_comment
    where assessment_id = ${assessmentId} order by said_on, id limit 500`.execute(db)
  return rows
}
