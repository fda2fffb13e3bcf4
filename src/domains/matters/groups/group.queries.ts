import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type FoundPlace, findCitedPlaces } from '#domains/matters/desk/cited-places.queries.ts'
import { findGroupAnswer, loadGroup } from '#domains/matters/groups/group.store.ts'
import { type LikelyMatter, listLikely } from '#domains/matters/groups/likely.queries.ts'
import type { GroupAnswer, MatterGroup } from '#domains/matters/groups/matter-group.ts'
import { whyNoAnswer } from '#domains/matters/groups/matter-group.ts'
import type { ClosedAs, Matter, MatterState } from '#domains/matters/matter.ts'
import { type AnswerState, citationsIn } from '#domains/matters/matter-answer.ts'
import type { MatterKind } from '#domains/matters/matter-kind.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type Member = {
  id: string
  number: number
  year: number
  version: number
  kind: MatterKind
  title: string
  state: MatterState
  closedAs: ClosedAs | null
  receivedOn: Day
  submitterName: string
  duplicateOf: string | null
  /** What became of the newest answer of the group here. */
  sentAt: Date | null
  /** Why an answer for all would not reach it now; null: it would. */
  whyNot: string | null
}

export type GroupPageProps = {
  group: MatterGroup
  bodyName: string
  members: Member[]
  answer: GroupAnswer | undefined
  places: FoundPlace[]
  mayWork: boolean
  mayApprove: boolean
  personId: string | null
}

export async function loadGroupPage(db: Db, actor: Actor, today: Day, id: string): Promise<GroupPageProps> {
  const group = await loadGroup(db, actor, 'read matters', id)
  const body = await db
    .selectFrom('body')
    .select(['id as bodyId', 'name', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', group.bodyId)
    .executeTakeFirstOrThrow()
  const answer = await findGroupAnswer(db, group.id)
  return {
    group,
    bodyName: body.name,
    members: await listMembers(db, group.id, answer),
    answer,
    places:
      answer === undefined || answer.state === 'approved'
        ? []
        : await findCitedPlaces(db, citationsIn(answer.text), today),
    mayWork: may(actor, 'work on matters', body),
    mayApprove: may(actor, 'approve matters', body),
    personId: actor.personId,
  }
}

async function listMembers(db: Db, groupId: string, answer: GroupAnswer | undefined): Promise<Member[]> {
  const { rows } = await sql<Omit<Member, 'whyNot'> & { own: AnswerState | null; failed: string | null }>`
    select m.id, m.number, m.year, m.version, m.kind, m.title, m.state, m.closed_as as "closedAs", m.received_on as "receivedOn",
      coalesce(who.name, '') as "submitterName", member.duplicate_of as "duplicateOf", sending.sent_at as "sentAt",
      sending.why_not as failed,
      (select state from matter_answer a where a.matter_id = m.id order by a.number desc limit 1) as own
    from matter_group_member member join matter m on m.id = member.matter_id
      left join submitter who on who.submission_id = m.submission_id
      left join matter_group_sending sending on sending.group_id = member.group_id and sending.number = ${answer?.number ?? 0}
        and sending.matter_id = m.id
    where member.group_id = ${groupId} and m.kind not in ('denunciation', 'denunciation-information')
    order by m.received_at, m.id`.execute(db)
  return rows.map(({ own, failed, ...row }) => ({
    ...row,
    whyNot: row.sentAt === null ? (whyNoAnswer(row, own === null ? undefined : { state: own }) ?? failed) : null,
  }))
}

export type GroupRow = { id: string; title: string; bodyName: string; madeAt: Date; members: number; open: number }

const groupsMax = 100

/** Groups that somebody may read, the newest first. */
export async function listGroups(db: Db, actor: Actor): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.title, coalesce(body.short_name, body.name) as "bodyName", g.made_at as "madeAt",
      (select count(*)::int from matter_group_member where group_id = g.id) as members,
      (select count(*)::int from matter_group_member member join matter m on m.id = member.matter_id
        where member.group_id = g.id and m.state in ('received', 'in-review', 'waiting')) as open
    from matter_group g join body on body.id = g.body_id where ${whereMay(actor, 'read matters', 'body')}
    order by g.made_at desc, g.id desc limit ${groupsMax}`.execute(db)
  return rows
}

/** What stands beside a matter: what it may repeat, and what an officer has put together with it. */
export type Alike = {
  likely: LikelyMatter[]
  group: { id: string; title: string; members: number } | undefined
  first: { id: string; number: number; year: number } | undefined
}

export async function loadAlike(db: Db, actor: Actor, matter: Matter, words: string | null): Promise<Alike> {
  const { rows } = await sql<{
    id: string
    title: string
    members: number
    firstId: string | null
    number: number | null
    year: number | null
  }>`
    select g.id, g.title, (select count(*)::int from matter_group_member where group_id = g.id) as members,
      first.id as "firstId", first.number, first.year
    from matter_group_member member join matter_group g on g.id = member.group_id
      left join matter first on first.id = member.duplicate_of
    where member.matter_id = ${matter.id}`.execute(db)
  const [own] = rows
  return {
    likely: await listLikely(db, actor, matter, words),
    group: own && { id: own.id, title: own.title, members: own.members },
    first: own?.firstId == null ? undefined : { id: own.firstId, number: own.number!, year: own.year! },
  }
}

/** How the matter stands that this one repeats, for the person who brought this one: its state and days, nothing that was said. */
export async function findFirst(
  db: Db,
  matterId: string,
): Promise<{ state: MatterState; receivedOn: Day; answeredOn: Day | null } | undefined> {
  const { rows } = await sql<{ state: MatterState; receivedOn: Day; answeredOn: Day | null }>`
    select first.state, first.received_on as "receivedOn", first.answered_on as "answeredOn"
    from matter_group_member member join matter first on first.id = member.duplicate_of
    where member.matter_id = ${matterId} and first.kind not in ('denunciation', 'denunciation-information')`.execute(db)
  return rows[0]
}
