import { type SqlBool, sql } from 'kysely'
import type { PlaceCount } from '#domains/learning/contests/contest.queries.ts'
import type { ContestState } from '#domains/learning/contests/contest.ts'
import { essayContestOf } from '#domains/learning/essays/essay-contest.store.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type EssayContestLine = {
  id: string
  slug: string
  title: string
  bodyName: string
  state: ContestState
  opensAt: Date
  closesAt: Date
  dealtAt: Date | null
  entries: number
}

const contestsMax = 200

/** At the desk: those within one's reach. */
export async function listEssayContests(db: Db, actor: Actor): Promise<EssayContestLine[]> {
  return list(db, whereMay(actor, 'read contests', 'body'), sql`contest.opens_at desc`)
}

/** For everybody: open ones first, then those to come, then the newest that are over. */
export async function listPublicEssayContests(db: Db, now: Date): Promise<EssayContestLine[]> {
  return list(
    db,
    sql<SqlBool>`contest.state in ('approved', 'counted', 'published')`,
    sql`(contest.opens_at <= ${now} and contest.closes_at > ${now}) desc, contest.opens_at > ${now} desc, contest.closes_at desc`,
  )
}

async function list(db: Db, which: ReturnType<typeof sql<SqlBool>>, order: ReturnType<typeof sql>) {
  const { rows } = await sql<EssayContestLine>`
    select contest.id, contest.slug, contest.title, body.name as "bodyName", contest.state, contest.opens_at as "opensAt",
      contest.closes_at as "closesAt", contest.dealt_at as "dealtAt",
      (select count(*)::int from essay_entry where contest_id = contest.id) as entries
    from essay_contest contest join body on body.id = contest.body_id where ${which}
    order by ${order}, contest.id limit ${contestsMax}`.execute(db)
  return rows
}

export type NamedEssayContest = EssayContest & { bodyName: string; provinceName: string; entries: number }

/** One that everybody may read, by its address. */
export async function findPublicEssayContest(db: Db, slug: string): Promise<NamedEssayContest | undefined> {
  return findOne(
    db,
    sql<SqlBool>`essay_contest.slug = ${slug} and essay_contest.state in ('approved', 'counted', 'published')`,
  )
}

/** The same at the desk, whatever its state. */
export async function findNamedEssayContest(db: Db, id: string): Promise<NamedEssayContest | undefined> {
  return findOne(db, sql<SqlBool>`essay_contest.id = ${id}`)
}

async function findOne(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<NamedEssayContest | undefined> {
  const row = await db
    .selectFrom('essay_contest')
    .innerJoin('body', 'body.id', 'essay_contest.body_id')
    .innerJoin('place', 'place.id', 'essay_contest.province_id')
    .selectAll('essay_contest')
    .select(['body.name as bodyName', 'place.full_name as provinceName'])
    .select(sql<number>`(select count(*)::int from essay_entry where contest_id = essay_contest.id)`.as('entries'))
    .where(which)
    .executeTakeFirst()
  return row && { ...essayContestOf(row), bodyName: row.bodyName, provinceName: row.provinceName, entries: row.entries }
}

export type EssayMarker = { personId: string; name: string; dealt: number; marked: number; hasLeft: boolean }

export async function listMarkers(db: Db, contestId: string): Promise<EssayMarker[]> {
  const { rows } = await sql<EssayMarker>`
    select marker.person_id as "personId", person.name, count(mark.turn)::int as dealt, count(mark.points)::int as marked,
      marker.left_at is not null as "hasLeft"
    from essay_marker marker join person on person.id = marker.person_id
      left join essay_mark mark on mark.contest_id = marker.contest_id and mark.marker_id = marker.person_id
    where marker.contest_id = ${contestId} group by marker.person_id, person.name, marker.left_at order by person.name`.execute(
    db,
  )
  return rows
}

export type EssayResultLine = {
  entryId: string
  paper: number
  number: number
  doubled: number
  rank: number
  place: number
  prize: string | null
  placeName: string | null
  groupNumber: number | null
  showsName: boolean
  sealed: string | null
}

const resultsMax = 1_000

/** Of a contest that was counted, best first: before that there are no rows, so that no name can be opened. */
export async function listEssayResults(db: Db, contestId: string, which: 'all' | 'prizes'): Promise<EssayResultLine[]> {
  const { rows } = await sql<EssayResultLine>`
    select entry.id as "entryId", entry.paper, entry.number, result.doubled, result.rank, result.place, result.prize,
      place.full_name as "placeName", entry.group_number as "groupNumber", entry.shows_name as "showsName", entry.sealed
    from essay_result result join essay_entry entry on entry.id = result.entry_id left join place on place.id = entry.place_id
    where result.contest_id = ${contestId} ${which === 'prizes' ? sql`and result.prize is not null` : sql``}
    order by result.place limit ${resultsMax}`.execute(db)
  return rows
}

/** Entries by commune, largest first; those from elsewhere together. */
export async function countEssaysByPlace(db: Db, contestId: string): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`
    select coalesce(place.full_name, 'Nơi khác') as place, count(*)::int as count from essay_entry entry
      left join place on place.id = entry.place_id
    where entry.contest_id = ${contestId} group by place.id order by count(*) desc, place.sort_key nulls last`.execute(
    db,
  )
  return rows
}

export type OwnEssay = {
  entryId: string
  contestId: string
  slug: string
  title: string
  state: ContestState
  closesAt: Date
  number: number
  words: string | null
  fileId: string | null
  enteredAt: Date
  /** Once the results are published. */
  result: { doubled: number; rank: number; prize: string | null } | null
}

/** What whoever wrote it sees. */
export async function findOwnEssay(db: Db, entryId: string): Promise<OwnEssay | undefined> {
  const { rows } = await sql<OwnEssay>`
    select entry.id as "entryId", contest.id as "contestId", contest.slug, contest.title, contest.state, contest.closes_at as "closesAt",
      entry.number, entry.words, entry.file_id as "fileId", entry.entered_at as "enteredAt",
      case when contest.state = 'published' then json_build_object('doubled', result.doubled, 'rank', result.rank, 'prize', result.prize)
      end as result
    from essay_entry entry join essay_contest contest on contest.id = entry.contest_id
      left join essay_result result on result.entry_id = entry.id
    where entry.id = ${entryId}`.execute(db)
  return rows[0]
}
