import { type Selectable, sql } from 'kysely'
import { type Contest, type ContestDeed, refusals } from '#domains/learning/contests/contest.ts'
import type { Question } from '#domains/learning/questions/question.ts'
import { showCited } from '#domains/learning/questions/question.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For who runs it; «not there» and «not yours» are one answer. */
export async function loadContest(db: Db, actor: Actor, deed: ContestDeed, id: string): Promise<Contest> {
  const row = await db
    .selectFrom('contest')
    .innerJoin('body', 'body.id', 'contest.body_id')
    .selectAll('contest')
    .where('contest.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return contestOf(row)
}

/** The same to change it: seen by nobody else until the end of the transaction; refused when another version was shown. */
export async function loadContestToChange(
  tx: Tx,
  actor: Actor,
  deed: ContestDeed,
  form: { contestId: string; version: number },
): Promise<Contest> {
  await lockRow(tx, 'contest', form.contestId)
  const contest = await loadContest(tx, actor, deed, form.contestId)
  if (contest.version !== form.version) throw refusals.changedMeanwhile
  return contest
}

export async function saveContest(tx: Tx, contest: Contest): Promise<void> {
  const row = {
    title: contest.title,
    about: contest.about,
    groups: contest.groups,
    draw_count: contest.drawCount,
    asks_guess: contest.asksGuess,
    shares_phones: contest.sharesPhones,
    opens_at: contest.opensAt,
    closes_at: contest.closesAt,
    prizes: json(contest.prizes),
    state: contest.state,
    writer_ids: contest.writerIds,
    returned_why: contest.returnedWhy,
    approved_by: contest.approvedBy,
    counted_by: contest.countedBy,
    published_by: contest.publishedBy,
    seed: contest.seed,
    all_right: contest.allRight,
    version: contest.version,
  }
  await tx
    .insertInto('contest')
    .values({ id: contest.id, body_id: contest.bodyId, province_id: contest.provinceId, slug: contest.slug, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** The questions of a contest that is not approved yet, anew, as the bank has them now. */
export async function saveContestQuestions(
  tx: Tx,
  contestId: string,
  questions: readonly Pick<Question, 'id' | 'words' | 'options' | 'answer' | 'explanation' | 'cited' | 'writerIds'>[],
): Promise<void> {
  await tx.deleteFrom('contest_question').where('contest_id', '=', contestId).execute()
  if (questions.length === 0) return
  await tx
    .insertInto('contest_question')
    .values(
      questions.map(({ id, words, options, answer, explanation, cited, writerIds }, index) => ({
        contest_id: contestId,
        number: index + 1,
        question_id: id,
        words,
        options,
        answer,
        explanation,
        cited: showCited(cited, cited.saidNumber),
        document_id: cited.documentId,
        article: cited.article,
        clause: cited.clause,
        point: cited.point,
        pinned_on: cited.pinnedOn,
        pinned_hash: cited.pinnedHash,
        pinned_acts: cited.pinnedActs,
        writer_ids: writerIds,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_why: '',
      })),
    )
    .execute()
}

/** Of its questions those that are not withdrawn, by number. */
export async function listUsableNumbers(db: Db, contestId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('contest_question')
    .select('number')
    .where('contest_id', '=', contestId)
    .where('withdrawn_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** Who wrote what it asks, or put a hand to it in the bank. */
export async function listQuestionWriters(db: Db, contestId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(writer_ids) as id from contest_question where contest_id = ${contestId}`.execute(db)
  return rows.map(({ id }) => id)
}

export function contestOf(row: Selectable<Tables['contest']>): Contest {
  return {
    id: row.id,
    bodyId: row.body_id,
    provinceId: row.province_id,
    slug: row.slug,
    title: row.title,
    about: row.about,
    groups: row.groups,
    drawCount: row.draw_count,
    asksGuess: row.asks_guess,
    sharesPhones: row.shares_phones,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    prizes: row.prizes,
    state: row.state,
    writerIds: row.writer_ids,
    returnedWhy: row.returned_why,
    approvedBy: row.approved_by,
    countedBy: row.counted_by,
    publishedBy: row.published_by,
    seed: row.seed,
    allRight: row.all_right,
    version: row.version,
  }
}
