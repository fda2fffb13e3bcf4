import { type SqlBool, sql } from 'kysely'
import { contestOf } from '#domains/learning/contests/contest.store.ts'
import type { Contest, ContestState } from '#domains/learning/contests/contest.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type ContestLine = {
  id: string
  title: string
  bodyName: string
  state: ContestState
  opensAt: Date
  closesAt: Date
  entries: number
}

const contestsMax = 200

export async function listContests(db: Db, actor: Actor): Promise<ContestLine[]> {
  const { rows } = await sql<ContestLine>`
    select contest.id, contest.title, coalesce(body.short_name, body.name) as "bodyName", contest.state, contest.opens_at as "opensAt",
      contest.closes_at as "closesAt", (select count(*)::int from contest_entry where contest_id = contest.id) as entries
    from contest join body on body.id = contest.body_id where ${whereMay(actor, 'read contests', 'body')}
    order by contest.opens_at desc, contest.id limit ${contestsMax}`.execute(db)
  return rows
}

export type ContestQuestion = {
  number: number
  questionId: string
  words: string
  options: string[]
  answer: number
  explanation: string
  cited: string
  withdrawnAt: Date | null
  /** The guide or the published answer that the bank's question was made from. */
  guideId: string | null
}

export async function listContestQuestions(db: Db, contestId: string): Promise<ContestQuestion[]> {
  return db
    .selectFrom('contest_question as asked')
    .innerJoin('learning_question as question', 'question.id', 'asked.question_id')
    .select(['asked.number', 'asked.question_id as questionId', 'asked.words', 'asked.options', 'asked.answer'])
    .select(['asked.explanation', 'asked.cited', 'asked.withdrawn_at as withdrawnAt', 'question.guide_id as guideId'])
    .where('asked.contest_id', '=', contestId)
    .orderBy('asked.number')
    .execute()
}

export type HandWithdrawal = { number: number; words: string; personId: string; personName: string; why: string }

/** Questions that people withdrew once the contest was open: each changes who wins. */
export async function listHandWithdrawals(db: Db, contestId: string): Promise<HandWithdrawal[]> {
  return db
    .selectFrom('contest_question as question')
    .innerJoin('contest', 'contest.id', 'question.contest_id')
    .innerJoin('person', 'person.id', 'question.withdrawn_by')
    .select(['question.number', 'question.words', 'question.withdrawn_why as why'])
    .select(['person.id as personId', 'person.name as personName'])
    .where('question.contest_id', '=', contestId)
    .whereRef('question.withdrawn_at', '>=', 'contest.opens_at')
    .orderBy('question.number')
    .execute()
}

export type PlaceCount = { place: string; count: number }

/** Entries by commune, largest first; those from elsewhere together. */
export async function countByPlace(db: Db, contestId: string): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`
    select coalesce(place.full_name, 'Nơi khác') as place, count(*)::int as count from contest_entry entry
      left join place on place.id = entry.place_id
    where entry.contest_id = ${contestId} group by place.id order by count(*) desc, place.sort_key nulls last`.execute(
    db,
  )
  return rows
}

export type ResultLine = {
  entryId: string
  rank: number
  number: number
  right: number
  drawn: number
  gap: number | null
  drawHash: string
  place: string | null
  groupNumber: number | null
  showsName: boolean
  sealed: string | null
}

/** The first so many of a contest that was counted. */
export async function listResults(db: Db, contestId: string, most: number): Promise<ResultLine[]> {
  const { rows } = await sql<ResultLine>`
    select entry.id as "entryId", result.rank, entry.number, result.right_count as right, cardinality(entry.drawn) as drawn, result.gap,
      result.draw_hash as "drawHash", place.full_name as place, entry.group_number as "groupNumber", entry.shows_name as "showsName",
      entry.sealed
    from contest_result result join contest_entry entry on entry.id = result.entry_id left join place on place.id = entry.place_id
    where result.contest_id = ${contestId} order by result.rank limit ${most}`.execute(db)
  return rows
}

export type PublicContest = Contest & { bodyName: string; provinceName: string; entries: number }

/** A contest that everybody may read, by its address. */
export async function findPublicContest(db: Db, slug: string): Promise<PublicContest | undefined> {
  return findOne(db, sql<SqlBool>`contest.slug = ${slug} and contest.state in ('approved', 'counted', 'published')`)
}

/** The same at the desk, whatever its state. */
export async function findContestWithNames(db: Db, id: string): Promise<PublicContest | undefined> {
  return findOne(db, sql<SqlBool>`contest.id = ${id}`)
}

async function findOne(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<PublicContest | undefined> {
  const row = await db
    .selectFrom('contest')
    .innerJoin('body', 'body.id', 'contest.body_id')
    .innerJoin('place', 'place.id', 'contest.province_id')
    .selectAll('contest')
    .select(['body.name as bodyName', 'place.full_name as provinceName'])
    .select(sql<number>`(select count(*)::int from contest_entry where contest_id = contest.id)`.as('entries'))
    .where(which)
    .executeTakeFirst()
  return row && { ...contestOf(row), bodyName: row.bodyName, provinceName: row.provinceName, entries: row.entries }
}

export type PublicContestLine = {
  slug: string
  title: string
  bodyName: string
  opensAt: Date
  closesAt: Date
  state: ContestState
}

const publicMax = 60

/** Open ones first, then those to come, then the newest that are over. */
export async function listPublicContests(db: Db, now: Date): Promise<PublicContestLine[]> {
  const { rows } = await sql<PublicContestLine>`
    select contest.slug, contest.title, body.name as "bodyName", contest.opens_at as "opensAt", contest.closes_at as "closesAt", contest.state
    from contest join body on body.id = contest.body_id where contest.state in ('approved', 'counted', 'published')
    order by (contest.opens_at <= ${now} and contest.closes_at > ${now}) desc, contest.opens_at > ${now} desc, contest.closes_at desc
    limit ${publicMax}`.execute(db)
  return rows
}
