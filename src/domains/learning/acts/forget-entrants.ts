import { sql } from 'kysely'
import { z } from 'zod'
import { namesKeptDays as classNamesKeptDays } from '#domains/learning/classes/class-quiz.ts'
import { namesKeptDays } from '#domains/learning/names-kept.ts'
import { act } from '#platform/acts/act.ts'

type Forgotten = { contestId: string; bodyId: string; count: number }

/** Quên người dự thi: so long after the close the names go, and what would tell whether a telephone entered; names of a class after a month. Answers with how many. */
export const forgetEntrants = act({
  name: 'learning.forget-entrants',
  may: 'system',
  parse: z.object({}).parse,
  async run({ tx, now, audit }) {
    const before = new Date(now.getTime() - namesKeptDays * 86_400_000)
    const { rows } = await sql<Forgotten>`
      with gone as (
        update contest_entry entry set sealed = null,
          phone_hash = encode(sha256(convert_to(entry.id || 'phone', 'UTF8')), 'hex'),
          name_hash = encode(sha256(convert_to(entry.id || 'name', 'UTF8')), 'hex')
        from contest where contest.id = entry.contest_id and contest.closes_at < ${before} and entry.sealed is not null
        returning contest.id, contest.body_id)
      select id as "contestId", body_id as "bodyId", count(*)::int as count from gone group by id, body_id`.execute(tx)
    const { rows: essays } = await sql<Forgotten>`
      with gone as (
        update essay_entry entry set sealed = null, phone_hash = encode(sha256(convert_to(entry.id || 'phone', 'UTF8')), 'hex')
        from essay_contest contest where contest.id = entry.contest_id and contest.closes_at < ${before} and entry.sealed is not null
        returning contest.id, contest.body_id)
      select id as "contestId", body_id as "bodyId", count(*)::int as count from gone group by id, body_id`.execute(tx)
    await tx
      .updateTable('class_answer')
      .set({ name: '' })
      .where('name', '<>', '')
      .where('sent_at', '<', new Date(now.getTime() - classNamesKeptDays * 86_400_000))
      .execute()
    for (const { contestId, bodyId, count } of rows)
      audit({ subjectKind: 'contest', subjectId: contestId, bodyId, after: { forgotten: count } })
    for (const { contestId, bodyId, count } of essays)
      audit({ subjectKind: 'essay-contest', subjectId: contestId, bodyId, after: { forgotten: count } })
    return [...rows, ...essays].reduce((sum, { count }) => sum + count, 0)
  },
})
