import { type Selectable, sql } from 'kysely'
import { type ContestDeed, refusals } from '#domains/learning/contests/contest.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import type { Tables } from '#platform/database/tables.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** For whoever may do the deed where it belongs; «not there» and «not yours» are one answer. */
export async function loadEssayContest(
  db: Db,
  actor: Actor,
  deed: ContestDeed | 'mark essays',
  id: string,
): Promise<EssayContest> {
  const row = await db
    .selectFrom('essay_contest')
    .innerJoin('body', 'body.id', 'essay_contest.body_id')
    .selectAll('essay_contest')
    .where('essay_contest.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return essayContestOf(row)
}

/** The same to change it: seen by nobody else until the end of the transaction; refused when another version was shown. */
export async function loadEssayContestToChange(
  tx: Tx,
  actor: Actor,
  deed: ContestDeed,
  form: { contestId: string; version: number },
): Promise<EssayContest> {
  await lockRow(tx, 'essay_contest', form.contestId)
  const contest = await loadEssayContest(tx, actor, deed, form.contestId)
  if (contest.version !== form.version) throw refusals.changedMeanwhile
  return contest
}

export async function saveEssayContest(tx: Tx, contest: EssayContest): Promise<void> {
  const row = {
    title: contest.title,
    about: contest.about,
    question: contest.question,
    words_max: contest.wordsMax,
    consent: contest.consent,
    groups: contest.groups,
    criteria: json(contest.criteria),
    gap_points: contest.gapPoints,
    opens_at: contest.opensAt,
    closes_at: contest.closesAt,
    prizes: json(contest.prizes),
    state: contest.state,
    writer_ids: contest.writerIds,
    returned_why: contest.returnedWhy,
    approved_by: contest.approvedBy,
    dealt_at: contest.dealtAt,
    counted_by: contest.countedBy,
    published_by: contest.publishedBy,
    version: contest.version,
  }
  await tx
    .insertInto('essay_contest')
    .values({ id: contest.id, body_id: contest.bodyId, province_id: contest.provinceId, slug: contest.slug, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function countEntries(db: Db, contestId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from essay_entry where contest_id = ${contestId}`.execute(db)
  return rows[0]!.count
}

export function essayContestOf(row: Selectable<Tables['essay_contest']>): EssayContest {
  return {
    id: row.id,
    bodyId: row.body_id,
    provinceId: row.province_id,
    slug: row.slug,
    title: row.title,
    about: row.about,
    question: row.question,
    wordsMax: row.words_max,
    consent: row.consent,
    groups: row.groups,
    criteria: row.criteria,
    gapPoints: row.gap_points,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    prizes: row.prizes,
    state: row.state,
    writerIds: row.writer_ids,
    returnedWhy: row.returned_why,
    approvedBy: row.approved_by,
    dealtAt: row.dealt_at,
    countedBy: row.counted_by,
    publishedBy: row.published_by,
    version: row.version,
  }
}
