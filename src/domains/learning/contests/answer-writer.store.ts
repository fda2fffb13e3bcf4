import { sql } from 'kysely'
import { refusals, type SentAnswer } from '#domains/learning/contests/contest-entry.ts'
import type { Database } from '#platform/database/database.ts'

type Waiting = SentPage & { done: () => void; failed: (why: unknown) => void }

/** Answers of one page of one entry, and when they reached us: that moment decides whether the contest was open. */
export type SentPage = { entryId: string; receivedAt: Date; answers: readonly SentAnswer[] }

/** Pages in one transaction: enough for the closing minute, few enough that nobody waits for long. */
const batchMax = 400
/** Pages that wait; beyond it a page is refused at once and sent again by its person. */
const waitingMax = 20_000

/**
 * Ghi câu trả lời: many pages in one transaction, acknowledged after its commit and never before. While one is written the next ones
 * gather, so the more come, the fewer commits each costs. It keeps nothing but requests in flight: what is not acknowledged is not
 * promised, and a page sent again is the same rows.
 */
export class AnswerWriter {
  readonly #database: Database
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(database: Database) {
    this.#database = database
  }

  /** Resolves when the page is committed; refuses when the contest is not open, or no such entry drew these questions. */
  write(page: SentPage): Promise<void> {
    if (this.#waiting.length >= waitingMax) return Promise.reject(refusals.tooMany)
    return new Promise((done, failed) => {
      this.#waiting.push({ ...page, done, failed })
      if (!this.#isWriting) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isWriting = true
    // those that arrive in the same turn of the loop go together
    await new Promise((next) => setImmediate(next))
    while (this.#waiting.length > 0) await this.#writeBatch(this.#waiting.splice(0, batchMax))
    this.#isWriting = false
  }

  async #writeBatch(pages: readonly Waiting[]): Promise<void> {
    try {
      const taken = await writePages(this.#database, pages)
      for (const [number, page] of pages.entries()) {
        if (taken.has(number)) page.done()
        else page.failed(refusals.closed)
      }
    } catch (error) {
      for (const page of pages) page.failed(error)
    }
  }
}

/**
 * One statement, which is one transaction. Each page is judged by itself, before what was sent twice is put together: a late page takes
 * nothing from one that came in time, and is not acknowledged because of it. Answers with the pages, from 0, of which something was taken.
 */
async function writePages({ kysely }: Database, pages: readonly SentPage[]): Promise<Set<number>> {
  const list = pages.flatMap(({ entryId, receivedAt, answers }, page) =>
    answers.map(({ question, choice }) => ({ page, entryId, question, choice, at: receivedAt.toISOString() })),
  )
  const { rows: taken } = await sql<{ page: number }>`
    with sent as (
      select * from unnest(${list.map(({ page }) => page)}::integer[], ${list.map(({ entryId }) => entryId)}::uuid[],
        ${list.map(({ question }) => question)}::smallint[], ${list.map(({ choice }) => choice)}::integer[],
        ${list.map(({ at }) => at)}::timestamptz[]) as one (page, entry_id, question, choice, received_at)),
    fitting as (
      select sent.* from sent join contest_entry entry on entry.id = sent.entry_id join contest on contest.id = entry.contest_id
      where contest.state = 'approved' and sent.received_at >= contest.opens_at and sent.received_at < contest.closes_at
        and (sent.question = any(entry.drawn) or (sent.question = 0 and contest.asks_guess))),
    written as (
      insert into contest_answer (entry_id, question, choice, received_at)
      select distinct on (entry_id, question) entry_id, question, choice, received_at from fitting
      order by entry_id, question, received_at desc, page desc
      on conflict (entry_id, question) do update set choice = excluded.choice, received_at = excluded.received_at
        where contest_answer.received_at <= excluded.received_at)
    select distinct page from fitting`.execute(kysely)
  return new Set(taken.map(({ page }) => page))
}
