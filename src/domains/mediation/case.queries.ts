import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { findAgreement } from '#domains/mediation/agreement.queries.ts'
import { caseColumns, caseSource, loadCase } from '#domains/mediation/case.store.ts'
import { type BarGround, type Case, type EscalationKind, reportedTos, type Standing } from '#domains/mediation/case.ts'
import { type CaseClock, clocksOf } from '#domains/mediation/case-clocks.ts'
import {
  leads,
  mayOfTeam,
  samePerson,
  serves,
  whereMayRead,
  whereMayRecord,
  whereMayWrite,
} from '#domains/mediation/case-reach.queries.ts'
import {
  findCaseName,
  findCourt,
  findTriedAgain,
  listGuests,
  listTogether,
  ofBook,
} from '#domains/mediation/case-together.store.ts'
import { type CaseWaiting, nearUntil, waitingIn } from '#domains/mediation/case-waiting.ts'
import { findFee, listFeeRates, sumFees } from '#domains/mediation/fee.queries.ts'
import { limitFor } from '#domains/mediation/fee.ts'
import { openFor, type SessionWords } from '#domains/mediation/sealed-case.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { isServing } from '#domains/mediation/team.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** A row of the list: nothing of the parties. */
export type CaseRow = Case & ListedCase & { waiting: CaseWaiting | undefined }
type ListedCase = {
  teamName: string
  mediatorName: string | null
  waits: number
  mayWrite: boolean
  /** Another team leads it, and this reader comes from the one that works along. */
  isAlong: boolean
}

export type CaseShow = keyof typeof caseShows
export const caseShows = {
  open: 'Đang mở',
  watching: 'Đang theo dõi thực hiện',
  ended: 'Đã kết thúc',
  all: 'Tất cả',
} as const

export const casesMax = 200

const reportedNames: Record<string, string> = reportedTos

/** «Báo ngay» that the commune has not handled yet stands in every list, before everything, also of a case that ended. */
const waitsForReport = sql<SqlBool>`exists (select from mediation_escalation e where e.case_id = one.id and e.handled_on is null)`

/** The day to look again is near or past: with what is open, whatever is looked for. */
const looksAgain = (today: Day) =>
  sql<SqlBool>`(one.look_again_on is not null and one.look_again_on <= ${nearUntil(today)})`

/** Those that somebody may read, the oldest open first. `bodyId`: of one commune; `teamId`: of one team. */
export async function listCases(
  db: Db,
  actor: Actor,
  today: Day,
  { show, teamId, bodyId }: { show: CaseShow; teamId?: string; bodyId?: string },
): Promise<CaseRow[]> {
  const shows: Record<CaseShow, RawBuilder<SqlBool>> = {
    open: sql<SqlBool>`one.state in ('received', 'assigned', 'in-progress')`,
    watching: sql<SqlBool>`one.fulfilment = 'watching'`,
    ended: sql<SqlBool>`one.state in ('ended', 'out-of-scope')`,
    all: sql<SqlBool>`true`,
  }
  const { rows } = await sql<Case & ListedCase>`
    select ${caseColumns}, ${whereMayWrite(actor, today)} as "mayWrite", not ${mayOfTeam(actor, today)} as "isAlong", team.name as "teamName", mediator.name as "mediatorName",
      (select count(*)::int from mediation_escalation e where e.case_id = one.id and e.handled_on is null) as waits
    ${caseSource} left join mediator on mediator.id = one.mediator_id
    where ${whereMayRead(actor, today)} and (${shows[show]} or ${waitsForReport} or ${looksAgain(today)})
      and ${teamId === undefined ? sql<SqlBool>`true` : ofBook(teamId)}
      and ${bodyId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`body.id = ${bodyId}`}
    order by ${waitsForReport} desc, ${looksAgain(today)} desc, one.state in ('ended', 'out-of-scope'), one.received_on ${show === 'open' ? sql`asc` : sql`desc`}, one.id limit ${casesMax}`.execute(
    db,
  )
  const calendar = await loadCalendar(db)
  return rows.map((row) => ({ ...row, waiting: waitingIn(row, row.waits, calendar, today) }))
}

export type TeamChoice = { id: string; name: string }

/** Teams for which somebody may write a case down. */
export async function listRecordTeams(db: Db, actor: Actor, today: Day): Promise<TeamChoice[]> {
  const { rows } = await sql<TeamChoice>`
    select team.id, team.name from mediation_team team join body on body.id = team.body_id
    where team.ended_on is null and ${whereMayRecord(actor, today)} order by team.name limit 500`.execute(db)
  return rows
}

/** Teams that somebody leads themselves. */
export async function listLedTeams(db: Db, { personId }: Actor, today: Day): Promise<TeamChoice[]> {
  const { rows } = await sql<TeamChoice>`
    select team.id, team.name from mediation_team team join mediator m on m.team_id = team.id
    where team.ended_on is null and m.person_id = ${personId} and ${leads} and ${serves(today)} order by team.name`.execute(
    db,
  )
  return rows
}

export type CasePage = Awaited<ReturnType<typeof loadCasePage>>

/** Everything of one case, for whoever may read it. */
export async function loadCasePage(db: Db, secretKey: Uint8Array, actor: Actor, today: Day, id: string) {
  const { sealed, endSealed, ...one } = await loadCase(db, actor, today, id)
  const { coMediators, joint } = await listTogether(db, id)
  const court = await findCourt(db, id)
  const words = openFor(secretKey, 'case', id, sealed)
  const note = (text: string) => openFor(secretKey, 'note', id, text).note
  const mediators = await listMediators(db, [one.teamId, ...joint.map(({ teamId }) => teamId)])
  const { rows: bars } = await sql<{ mediatorId: string; ground: BarGround }>`
    select same.id as "mediatorId", bar.ground from mediation_bar bar join mediator barred on barred.id = bar.mediator_id
      join mediator same on ${samePerson} where bar.case_id = ${id}`.execute(db)
  const agreement = await findAgreement(db, secretKey, id)
  const fee = await findFee(db, id)
  const sessions = await db
    .selectFrom('mediation_session')
    .select(['id', 'held_on as heldOn', 'is_open as isOpen', 'sealed'])
    .where('case_id', '=', id)
    .orderBy('held_on')
    .orderBy('id')
    .limit(200)
    .execute()
  const followUps = await db
    .selectFrom('mediation_follow_up')
    .select(['id', 'day', 'standing', 'sealed'])
    .where('case_id', '=', id)
    .orderBy('day')
    .orderBy('id')
    .limit(200)
    .execute()
  const escalations = await db
    .selectFrom('mediation_escalation')
    .leftJoin('person', 'person.id', 'mediation_escalation.handled_by')
    .select([
      'mediation_escalation.id',
      'kind',
      'found_on as foundOn',
      'reported_on as reportedOn',
      'reported_to as reportedTo',
      'handled_on as handledOn',
      'handled_sealed as handledSealed',
      'person.name as handledBy',
      'sealed',
    ])
    .where('case_id', '=', id)
    .orderBy('found_on')
    .limit(50)
    .execute()
  const clocks: CaseClock[] = clocksOf(
    one,
    agreement?.agreedOn ?? null,
    fee ?? null,
    await loadCalendar(db),
    today,
    court?.filedOn,
  )
  const { teamName, communeName } = await db
    .selectFrom('mediation_team')
    .innerJoin('body', 'body.id', 'mediation_team.body_id')
    .innerJoin('place', 'place.id', 'body.place_id')
    .select(['mediation_team.name as teamName', 'place.full_name as communeName'])
    .where('mediation_team.id', '=', one.teamId)
    .executeTakeFirstOrThrow()
  return {
    one,
    words,
    teamName,
    communeName,
    endNote: endSealed === null ? null : note(endSealed),
    mediatorName: mediators.find((each) => each.id === one.mediatorId)?.name ?? null,
    choices: mediators
      .filter((each) => isServing(each, today))
      .map((each) => ({
        id: each.id,
        name: each.name,
        isOfTeam: each.teamId === one.teamId,
        barredFor: bars.find(({ mediatorId }) => mediatorId === each.id)?.ground ?? null,
      })),
    coMediators,
    joint: joint[0],
    guests: await listGuests(db, secretKey, id),
    court,
    triedAgain: await findTriedAgain(db, id),
    before: one.againOf === null ? undefined : await findCaseName(db, one.againOf),
    sessions: sessions.map(({ sealed: text, ...row }) => ({
      ...row,
      words: openFor(secretKey, 'session', id, text) as SessionWords,
    })),
    agreement,
    followUps: followUps.map(({ sealed: text, ...row }) => ({
      ...row,
      standing: row.standing as Standing,
      note: note(text),
    })),
    escalations: escalations.map(({ sealed: text, handledSealed, ...row }) => ({
      ...row,
      handledNote: handledSealed === null ? '' : note(handledSealed),
      kind: row.kind as EscalationKind,
      reportedTo: row.reportedTo === null ? null : (reportedNames[row.reportedTo] ?? row.reportedTo),
      note: note(text),
    })),
    fee,
    feeMonth: fee === undefined ? undefined : await sumFees(db, one.teamId, fee.requestedOn),
    limit: one.endedOn === null ? undefined : limitFor(one.outcome, one.endedOn, await listFeeRates(db, one.bodyId)),
    clocks,
  }
}
