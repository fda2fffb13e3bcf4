import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { caseColumns, caseSource } from '#domains/mediation/case.store.ts'
import type { Case } from '#domains/mediation/case.ts'
import { leads, mediatesToo, samePerson, serves, whereMayRead } from '#domains/mediation/case-reach.queries.ts'
import { nearUntil, waitingIn, waitingLine } from '#domains/mediation/case-waiting.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { listTold } from '#domains/mediation/office-readers.queries.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * What đôn đốc says of mediation: a start or a follow-up that is near or late to the mediators of the case and the team's leader, what
 * must be told at once to the officers and leaders of both communes that work on it. A number, a team and a day; of the parties nothing.
 */
export const mediationForDigest: DigestSource = {
  section: 'mediation',
  async list(db, today) {
    const told: { personId: string; ref: { s: 'mediation'; o: string } }[] = []
    for (const one of await listWaiting(db, today)) {
      const people = await listPeopleOf(db, one.id, today)
      if (one.escalations > 0) people.push(...(await listTold(db, one.id, today)))
      for (const personId of new Set(people)) told.push({ personId, ref: { s: 'mediation', o: one.id } })
    }
    return told
  },
  async lines(db, reader, refs, today) {
    const { rows } = await sql<WaitingCase>`
      ${waitingSelect} where one.id = any(${refs.map(({ o }) => o)}::uuid[]) and ${whereMayRead(reader, today)}
      order by array_position(${refs.map(({ o }) => o)}::uuid[], one.id)`.execute(db)
    const calendar = await loadCalendar(db)
    return rows.flatMap((one) => {
      const waiting = waitingIn(one, one.escalations, calendar, today)
      if (waiting === undefined) return []
      return [
        {
          section: 'mediation' as const,
          href: mediationPaths.oneCase(one.id),
          title: waitingLine(one, waiting),
          planTitle: one.teamName,
          dueDay: waiting.dueDay,
          actingForName: null,
          said: null,
        },
      ]
    })
  },
}

type WaitingCase = Case & { bodyId: string; teamName: string; escalations: number }

const waitingSelect = sql`select ${caseColumns}, team.body_id as "bodyId", team.name as "teamName",
  (select count(*)::int from mediation_escalation e where e.case_id = one.id and e.handled_on is null) as escalations ${caseSource}`

/** More than wait in a province on one morning. */
const casesMax = 20_000

/** What must be handled before what is late, what is late before what is near. */
async function listWaiting(db: Db, today: Day): Promise<WaitingCase[]> {
  const { rows } = await sql<WaitingCase>`
    ${waitingSelect} where one.state = 'assigned' or one.look_again_on <= ${nearUntil(today)}
      or exists (select from mediation_escalation e where e.case_id = one.id and e.handled_on is null)
    order by one.received_on, one.id limit ${casesMax}`.execute(db)
  const calendar = await loadCalendar(db)
  const rank = (one: WaitingCase) => {
    const waiting = waitingIn(one, one.escalations, calendar, today)
    return waiting === undefined ? 3 : waiting.what === 'escalation' ? 0 : waiting.isLate ? 1 : 2
  }
  return rows.filter((one) => rank(one) < 3).toSorted((one, other) => rank(one) - rank(other))
}

/** Its mediators and the leader of the team that leads it, who have an account, serve and are not barred. */
async function listPeopleOf(db: Db, caseId: string, today: Day): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct m.person_id as "personId" from mediation_case one join mediator m on m.person_id is not null and ${serves(today)}
      and (m.id = one.mediator_id or (m.team_id = one.team_id and ${leads}) or ${mediatesToo})
    where one.id = ${caseId} and not exists (select 1 from mediation_bar bar join mediator barred on barred.id = bar.mediator_id
      join mediator same on ${samePerson} where bar.case_id = one.id and same.person_id = m.person_id)`.execute(db)
  return rows.map(({ personId }) => personId)
}
