import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Cell, hideSmall } from '#base/small-cells.ts'
import { roundColumns } from '#domains/activities/awards/award.store.ts'
import {
  type AwardRound,
  isCounted,
  type NomineeKind,
  type NomineeState,
  refusals,
} from '#domains/activities/awards/award.ts'
import { type BodyChoice, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, mayAnywhere, whereMay } from '#platform/permission/permission.ts'

export type AwardLine = AwardRound & { bodyName: string; waiting: number }

const lines = sql`
  select ${roundColumns}, coalesce(body.short_name, body.name) as "bodyName",
    (select count(*)::int from award_nominee n where n.round_id = r.id and n.state = 'waiting') as waiting
  from award_round r join body on body.id = r.body_id`

/** Of the bodies that one may read, newest first, at most 200. */
export async function listRounds(db: Db, actor: Actor): Promise<AwardLine[]> {
  const { rows } = await sql<AwardLine>`
    ${lines} where ${whereMay(actor, 'read activities', 'body')} order by r.id desc limit 200`.execute(db)
  return rows
}

export async function choiceForAwards(db: Db, actor: Actor, search?: string): Promise<BodyChoice | undefined> {
  return mayAnywhere(actor, 'keep awards') ? listChoiceBodies(db, actor, 'keep awards', search) : undefined
}

export type NomineeRow = {
  id: string
  kind: NomineeKind
  name: string
  reason: string
  nominator: string
  state: NomineeState
  isOwn: boolean
  consentDay: Day | null
  consentHow: string
  droppedWhy: string
  chosen: boolean
  /** Null while people still vote. */
  votes: number | null
}

export type AwardPage = {
  round: AwardLine
  nominees: NomineeRow[]
  mayKeep: boolean
  mayDecide: boolean
  isWriter: boolean
  isProposer: boolean
}

export async function loadAwardPage(db: Db, actor: Actor, id: string, today: Day): Promise<AwardPage> {
  const { rows } = await sql<AwardLine>`
    ${lines} where r.id = ${id} and ${whereMay(actor, 'read activities', 'body')}`.execute(db)
  const round = rows[0]
  if (round === undefined) throw refusals.notFound
  const body = await db
    .selectFrom('body')
    .select(['path', 'place_path'])
    .where('id', '=', round.bodyId)
    .executeTakeFirstOrThrow()
  const at = { bodyId: round.bodyId, bodyPath: body.path, placePath: body.place_path }
  const counted = isCounted(round, today)
  const { rows: nominees } = await sql<NomineeRow>`
    select n.id, n.kind, n.name, n.reason, n.nominator, n.state, coalesce(n.entered_by = ${actor.personId}::uuid, false) as "isOwn",
      n.consent_day as "consentDay", n.consent_how as "consentHow", n.dropped_why as "droppedWhy", n.chosen,
      case when ${counted} then coalesce(n.votes, (select count(*)::int from award_vote v where v.nominee_id = n.id)) end as votes
    from award_nominee n where n.round_id = ${id}
    order by case n.state when 'waiting' then 0 when 'shown' then 1 else 2 end, n.id limit 2000`.execute(db)
  return {
    round,
    nominees,
    mayKeep: may(actor, 'keep awards', at),
    mayDecide: may(actor, 'decide awards', at),
    isWriter: actor.personId !== null && round.writerIds.includes(actor.personId),
    isProposer: actor.personId !== null && round.proposedBy === actor.personId,
  }
}

/** Those that everybody may see, newest first, at most 100. */
export async function listOpenRounds(db: Db): Promise<AwardLine[]> {
  const { rows } = await sql<AwardLine>`
    ${lines} where r.state not in ('draft', 'submitted') order by r.id desc limit 100`.execute(db)
  return rows
}

export type OpenNominee = {
  id: string
  kind: NomineeKind
  name: string
  reason: string
  chosen: boolean
  votes: Cell | null
}
export type OpenAward = { round: AwardLine; nominees: OpenNominee[] }

/**
 * What everybody sees: nobody who did not consent, no count before the end, none under five. Who is chosen is told with the decision.
 */
export async function loadOpenAward(db: Db, id: string, today: Day): Promise<OpenAward> {
  const { rows } = await sql<AwardLine>`${lines} where r.id = ${id} and r.state not in ('draft', 'submitted')`.execute(
    db,
  )
  const round = rows[0]
  if (round === undefined) throw refusals.notFound
  const { rows: nominees } = await sql<Omit<OpenNominee, 'votes'> & { votes: number }>`
    select n.id, n.kind, n.name, n.reason, (n.chosen and ${round.state === 'decided'}) as chosen,
      coalesce(n.votes, (select count(*)::int from award_vote v where v.nominee_id = n.id)) as votes
    from award_nominee n where n.round_id = ${id} and n.state = 'shown' order by chosen desc, n.name, n.id limit 1000`.execute(
    db,
  )
  const cells = isCounted(round, today) ? hideSmall(nominees.map(({ votes }) => votes)) : undefined
  return { round, nominees: nominees.map((row, index) => ({ ...row, votes: cells?.[index] ?? null })) }
}
