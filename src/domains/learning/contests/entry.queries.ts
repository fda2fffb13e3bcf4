import { sql } from 'kysely'
import type { ContestState } from '#domains/learning/contests/contest.ts'
import type { Db } from '#platform/database/database.ts'

export type EntryQuestion = {
  number: number
  words: string
  options: string[]
  withdrawn: boolean
  choice: number | null
}

/** What an entrant's page needs, in one question: it is asked very often in the last minutes. */
export type OwnEntry = {
  entryId: string
  contestId: string
  slug: string
  title: string
  state: ContestState
  opensAt: Date
  closesAt: Date
  asksGuess: boolean
  number: number
  drawSeed: string
  drawn: number[]
  answered: number[]
  guess: number | null
  /** Those that were asked for, in the order drawn. */
  questions: EntryQuestion[]
}

/** `from`, `until`: which of the drawn questions, from 0. */
export async function findOwnEntry(
  db: Db,
  entryId: string,
  { from, until }: { from: number; until: number },
): Promise<OwnEntry | undefined> {
  const { rows } = await sql<OwnEntry>`
    select entry.id as "entryId", contest.id as "contestId", contest.slug, contest.title, contest.state, contest.opens_at as "opensAt",
      contest.closes_at as "closesAt", contest.asks_guess as "asksGuess", entry.number, entry.draw_seed as "drawSeed", entry.drawn,
      array(select question from contest_answer where entry_id = entry.id and question > 0) as answered,
      (select choice from contest_answer where entry_id = entry.id and question = 0) as guess,
      coalesce((select json_agg(json_build_object('number', question.number, 'words', question.words, 'options', question.options,
          'withdrawn', question.withdrawn_at is not null, 'choice', answer.choice) order by asked.at)
        from unnest(entry.drawn[${from + 1}::int : ${until}::int]) with ordinality as asked (number, at)
          join contest_question question on question.contest_id = contest.id and question.number = asked.number
          left join contest_answer answer on answer.entry_id = entry.id and answer.question = question.number), '[]') as questions
    from contest_entry entry join contest on contest.id = entry.contest_id where entry.id = ${entryId}`.execute(db)
  return rows[0]
}

export type OwnResult = {
  rank: number
  right: number
  gap: number | null
  drawHash: string
  sealed: string | null
  place: string | null
  questions: {
    words: string
    options: string[]
    answer: number
    choice: number | null
    explanation: string
    cited: string
    withdrawn: boolean
  }[]
}

/** What an entrant is told once the results are published. */
export async function findOwnResult(db: Db, entryId: string): Promise<OwnResult | undefined> {
  const { rows } = await sql<OwnResult>`
    select result.rank, result.right_count as right, result.gap, result.draw_hash as "drawHash", entry.sealed, place.full_name as place,
      (select json_agg(json_build_object('words', question.words, 'options', question.options, 'answer', question.answer,
          'choice', answer.choice, 'explanation', question.explanation, 'cited', question.cited,
          'withdrawn', question.withdrawn_at is not null) order by asked.at)
        from unnest(entry.drawn) with ordinality as asked (number, at)
          join contest_question question on question.contest_id = entry.contest_id and question.number = asked.number
          left join contest_answer answer on answer.entry_id = entry.id and answer.question = question.number) as questions
    from contest_result result join contest_entry entry on entry.id = result.entry_id join contest on contest.id = entry.contest_id
      left join place on place.id = entry.place_id
    where result.entry_id = ${entryId} and contest.state = 'published'`.execute(db)
  return rows[0]
}
