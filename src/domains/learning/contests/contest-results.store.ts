import { sql } from 'kysely'
import type { Contest } from '#domains/learning/contests/contest.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Chấm và xếp hạng, all entries in two statements: how few were missed (wrong or left empty; a question that was withdrawn is right for
 * whoever drew it), then how far the guess was, then the draw. Missed and not right: whoever entered after a withdrawal may have drawn
 * fewer, and must be able to win. Doing it again gives the same. Answers with how many had all right.
 */
export async function countResults(tx: Tx, contest: Pick<Contest, 'id' | 'seed' | 'asksGuess'>): Promise<number> {
  await sql`delete from contest_result where contest_id = ${contest.id}`.execute(tx)
  const { rows } = await sql<{ allRight: number }>`
    with scored as (
      select entry.id, entry.number, cardinality(entry.drawn) as drawn, count(answer.question)::int as answered,
        (count(*) filter (where question.withdrawn_at is not null or answer.choice = question.answer))::int as right_count
      from contest_entry entry join contest_question question
          on question.contest_id = entry.contest_id and question.number = any(entry.drawn)
        left join contest_answer answer on answer.entry_id = entry.id and answer.question = question.number
      where entry.contest_id = ${contest.id} group by entry.id),
    truth as (select count(*)::int as all_right from scored where right_count = drawn and answered > 0),
    told as (
      select scored.*, case when ${contest.asksGuess} then abs(guess.choice - truth.all_right) end as gap,
        encode(sha256(convert_to(${contest.seed}::text || ':' || scored.number, 'UTF8')), 'hex') as draw_hash
      from scored cross join truth left join contest_answer guess on guess.entry_id = scored.id and guess.question = 0
      where scored.answered > 0),
    written as (
      insert into contest_result (entry_id, contest_id, rank, right_count, answered, gap, draw_hash)
      select id, ${contest.id}, row_number() over (order by drawn - right_count, gap asc nulls last, draw_hash), right_count, answered,
        gap, draw_hash from told)
    select all_right as "allRight" from truth`.execute(tx)
  return rows[0]!.allRight
}
