import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import type { MorningFacts, RoundWork } from '#domains/urging/climb-ladders.jobs.ts'
import { saveDigests } from '#domains/urging/digest.store.ts'
import { addRef, type DigestDraft, itemCountOf, newDraft, workSection } from '#domains/urging/digest.ts'
import {
  type DutyRow,
  dutiesAtOnce,
  listDueDuties,
  listDutiesToCheck,
  listReturnedDuties,
} from '#domains/urging/duties.queries.ts'
import { dueSoonDaysAtMost, paceFor, usualPace } from '#domains/urging/pace.ts'
import { listNoticesToTell, listUnissuedToTell } from '#domains/urging/plan-refs.queries.ts'
import { heads, inCharge } from '#domains/urging/recipients.ts'
import { isUntold } from '#domains/urging/told.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** People whose digests are written in one transaction. */
const peopleAtOnce = 250

/**
 * Writes today's digest for everybody for whom something waits, in chunks of people in a fixed order. It may be killed at any
 * chunk and begun again, and two may run: who has a digest of today gets no second one.
 */
export async function composeDigests(work: RoundWork, facts: MorningFacts): Promise<{ digests: number }> {
  const { database, today, now, signal, report } = work
  const drafts = await draftDigests(work, facts)
  const people = [...drafts.keys()].filter((id) => itemCountOf(drafts.get(id)!.counts) > 0).sort()
  let digests = 0
  for (let first = 0; first < people.length; first += peopleAtOnce) {
    signal?.throwIfAborted()
    const chunk = people.slice(first, first + peopleAtOnce)
    digests += await database.transaction(async (tx) => {
      const emails = await listEmails(tx, chunk, today)
      const rows = chunk
        .filter((personId) => emails.has(personId))
        .map((personId) => ({ personId, draft: drafts.get(personId)!, email: emails.get(personId)! }))
      return saveDigests(tx, rows, { day: today, now })
    })
    await report?.(Math.min(first + peopleAtOnce, people.length), people.length, 'Soạn bản tin cho từng người')
  }
  return { digests }
}

async function draftDigests(
  { database, today, signal, report, sources = [] }: RoundWork,
  facts: MorningFacts,
): Promise<Map<string, DigestDraft>> {
  const db = database.kysely
  const drafts = new Map<string, DigestDraft>()
  const draftOf = (personId: string) => {
    const found = drafts.get(personId) ?? newDraft()
    drafts.set(personId, found)
    return found
  }
  for (const { personId, section, obligationId, urgeId, actingFor } of await listUrgesToTell(db, today))
    addRef(draftOf(personId), {
      s: section,
      o: obligationId,
      u: urgeId,
      ...(actingFor === null ? {} : { f: actingFor }),
    })
  for (const source of sources)
    for (const { personId, ref } of await source.list(db, today)) addRef(draftOf(personId), ref)
  let seen = 0
  const stream = async (list: (after: DutyRow | undefined) => Promise<DutyRow[]>, take: (duty: DutyRow) => void) => {
    for (let after: DutyRow | undefined, page: DutyRow[] = []; ; after = page.at(-1)) {
      signal?.throwIfAborted()
      page = await list(after)
      for (const duty of page) take(duty)
      seen += page.length
      await report?.(seen, undefined, 'Gom việc của từng người')
      if (page.length < dutiesAtOnce) return
    }
  }
  const soonDayOf = soonDayBy(facts, today)
  const tellOfficers = (duty: DutyRow) => {
    const section = duty.isUnanswered ? 'explain' : workSection(duty, today)
    if (section === 'due' && duty.dueDay! > soonDayOf(duty)) return
    for (const { personId, actingFor } of inCharge(duty, facts.directory))
      addRef(draftOf(personId), { s: section, o: duty.obligationId, ...(actingFor === null ? {} : { f: actingFor }) })
  }
  const farthest = addWorkingDays(today, dueSoonDaysAtMost(facts.paces), facts.calendar).day
  await stream((after) => listReturnedDuties(db, after), tellOfficers)
  await stream((after) => listDueDuties(db, farthest, after), tellOfficers)
  await stream(
    (after) => listDutiesToCheck(db, after),
    (duty) => {
      for (const { personId, actingFor } of heads(duty, facts.directory).people)
        if (personId !== duty.claimedBy)
          addRef(draftOf(personId), {
            s: 'check',
            o: duty.obligationId,
            ...(actingFor === null ? {} : { f: actingFor }),
          })
    },
  )
  const soon = addWorkingDays(today, usualPace.dueSoonDays, facts.calendar).day
  for (const list of [await listNoticesToTell(db), await listUnissuedToTell(db, facts.directory, today, soon)])
    for (const { personId, ref } of list) addRef(draftOf(personId), ref)
  return drafts
}

/** The last day that is «sắp đến hạn» for the body that answers for a task; counted once a body. */
function soonDayBy({ paces, calendar, directory }: MorningFacts, today: Day): (duty: DutyRow) => Day {
  const days = new Map<string, Day>()
  return ({ holderId }) => {
    const known = days.get(holderId)
    if (known !== undefined) return known
    const { dueSoonDays } = paceFor(directory.bodies.get(holderId)?.bodyPath ?? '/', paces, today)
    const { day } = addWorkingDays(today, dueSoonDays, calendar)
    days.set(holderId, day)
    return day
  }
}

type UrgeToTell = {
  personId: string
  section: 'urged' | 'escalated'
  obligationId: string
  urgeId: string
  actingFor: string | null
}

/** Urges by hand since the person's last digest, and today's steps above the officer. */
async function listUrgesToTell(db: Db, today: Day): Promise<UrgeToTell[]> {
  const { rows } = await sql<UrgeToTell>`
    select told.person_id as "personId", case when urge.step = 0 then 'urged' else 'escalated' end as section, urge.obligation_id as "obligationId",
      urge.id as "urgeId", told.acting_for as "actingFor"
    from urge join urge_person told on told.urge_id = urge.id join obligation o on o.id = urge.obligation_id
      join task on task.id = urge.task_id join plan on plan.id = task.plan_id
    where o.state = 'open' and plan.state = 'adopted' and task.dropped_at is null and urge.undone_at is null
      and ((urge.step >= 2 and urge.day = ${today}) or (urge.step = 0 and ${isUntold(sql`told.person_id`, sql`urge.made_at`, today)}))
    order by urge.step, o.due_day nulls last, urge.id`.execute(db)
  return rows
}

/** Addresses by person; null for who has none or does not want mail. Closed accounts are left out. */
async function listEmails(db: Db, personIds: readonly string[], today: Day): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; email: string | null }>`
    select person.id, case when coalesce(choice.by_mail, true) then person.email end as email
    from person left join urging_choice choice on choice.person_id = person.id
    where person.id = any(${personIds}::uuid[]) and (person.closed_on is null or person.closed_on > ${today})`.execute(
    db,
  )
  return new Map(rows.map(({ id, email }) => [id, email]))
}
