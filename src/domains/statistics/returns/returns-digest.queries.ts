import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import { deedsOf, roleKeys } from '#domains/people/roles.ts'
import { type CorrectionOwed, owedWords, type Standing, standingOf } from '#domains/statistics/returns/asking.ts'
import { isAsked, isAskedPlace, isPutTo, listAskedOf } from '#domains/statistics/returns/askings.queries.ts'
import { correctionsOwed, listCorrectionsOwed } from '#domains/statistics/returns/corrections-owed.queries.ts'
import { draftFor, sentLast, toSend } from '#domains/statistics/returns/signed-unsent.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { DigestLine, DigestRef } from '#domains/urging/digest.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { usualPace } from '#domains/urging/pace.ts'
import { actingFor, isUntold, listAbsentNames, listPeopleFor } from '#domains/urging/told.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** What was not sent is told for so long after its day. */
const lateDays = 60

/**
 * What đôn đốc says of statistical forms. Who writes them at a body that was asked: once when asked; each day when the day is near or over
 * or what was sent came back or lacks a body that went into this one whoever wrote in the draft, before there is one its officers, leaders
 * too when it is late; who approves there and did not write in it: each day on which one waits, or what was signed is only to be sent to
 * who asked later; who wrote one that came back from there: the same.
 */
export const returnsForDigest: DigestSource = {
  section: 'returns',
  async list(db, today) {
    const soon = addWorkingDays(today, usualPace.dueSoonDays, await loadCalendar(db)).day
    const told = (
      what: 'asked' | 'return',
      rows: { personId: string; key: string; actingFor?: string | null }[],
    ): { personId: string; ref: DigestRef }[] =>
      rows.map(({ personId, key, actingFor: absent }) => ({
        personId,
        ref: { s: 'returns', o: `${what}:${key}`, ...(absent ? { f: absent } : {}) },
      }))
    const wrote = sql<SqlBool>`held.person_id = any(about.writer_ids)`
    const toApprove = { today, deed: 'approve returns', whose: 'own', except: wrote } as const
    return [
      ...told('asked', await listAskedPeople(db, today, soon)),
      ...told('return', await listPeopleFor(db, submittedAbout(today), toApprove)),
      ...told('return', await listGivenBack(db, today)),
    ]
  },
  async lines(db, reader, refs, today) {
    const absent = await listAbsentNames(db, refs)
    return [
      ...(await askedLines(db, { reader, today, absent }, refs)),
      ...(await returnLines(db, { reader, today, absent }, refs)),
    ]
  },
}

/**
 * Askings that are not locked, by body that has not answered or must answer again; key: asking and body. Step by step, askings first: a
 * planner that begins with all bodies of the country looks at each of them for every asking.
 */
function askedAbout(today: Day, soon: Day) {
  return sql`with open_asking as materialized (
      select asking.*, asker.place_path from form_asking asking join body asker on asker.id = asking.body_id
      where asking.above = '' and asking.locked_at is null and asking.due_day >= ${addDays(today, -lateDays)}::date),
    reached as materialized (
      select asker.id as asking_id, place.id as place_id from open_asking asker join place on ${isAskedPlace('asker')}),
    asked as materialized (
      select asking.id as asking_id, own.id as body_id from reached join open_asking asking on asking.id = reached.asking_id
        join body own on own.place_id = reached.place_id and own.kind = 'ubnd' where ${isAsked(today)}),
    owed as materialized (select distinct asking_id, body_id from (${correctionsOwed(today)}) lacking)
    select asking.id::text || '/' || own.id::text as key, own.id as body_id,
      case when asking.due_day <= ${soon} or sent.sent_back_why <> '' or owed.body_id is not null or unsent.id is not null then null
        else asking.asked_at end as since,
      unsent.id is not null as to_send, asking.due_day < ${today}::date as is_late, draft.state as draft_state, coalesce(draft.writer_ids, '{}') as writer_ids
    from asked join open_asking asking on asking.id = asked.asking_id join body own on own.id = asked.body_id
      left join lateral (${sentLast}) sent on true left join lateral (${draftFor}) draft on true left join lateral (${toSend}) unsent on true
      left join owed on owed.asking_id = asking.id and owed.body_id = own.id
    where sent is null or (sent.received_at is null and sent.sent_back_why <> '') or owed.body_id is not null or unsent.id is not null`
}

/** Somebody who asked for it still takes it; otherwise nobody can do anything with it, and nobody is told. Over `form_return r`. */
function isTaken(today: Day) {
  return sql<SqlBool>`exists (select from form_asking asking join body asker on asker.id = asking.body_id join body own on own.id = r.body_id
    where (asking.code, asking.from_day, asking.to_day) = (r.code, r.from_day, r.to_day) and ${isPutTo('asker')}
      and asking.locked_at is null and asking.due_day >= ${addDays(today, -lateDays)}::date)`
}

function submittedAbout(today: Day) {
  return sql`select r.id::text as key, r.body_id, null::timestamptz as since, r.writer_ids from form_return r
    where r.state = 'submitted' and ${isTaken(today)}`
}

type AskedPerson = {
  personId: string
  key: string
  actingFor: string | null
  isDaily: boolean
  toSend: boolean
  isLate: boolean
  isSubmitted: boolean
  isWriter: boolean
  isLeader: boolean
}

async function listAskedPeople(db: Db, today: Day, soon: Day): Promise<AskedPerson[]> {
  const approving = roleKeys.filter((role) => deedsOf(role).has('approve returns'))
  const { rows } = await sql<AskedPerson>`
    select held.person_id as "personId", about.key, ${actingFor} as "actingFor", about.since is null as "isDaily", about.to_send as "toSend", about.is_late as "isLate",
      coalesce(about.draft_state = 'submitted', false) as "isSubmitted", held.person_id = any(about.writer_ids) as "isWriter",
      bool_or(held.role = any(${[...approving]}::text[])) as "isLeader"
    from (${askedAbout(today, soon)}) about join body on body.id = about.body_id ${joinHeld(today, 'write returns')}
    where at.place_path = body.place_path and (about.since is null or ${isUntold(sql`held.person_id`, sql`about.since`, today)})
    group by about.key, held.person_id, about.since, about.to_send, about.is_late, about.draft_state, about.writer_ids
    order by about.key, held.person_id`.execute(db)
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap(whoseTurn)
}

/** Of those who may write: once everybody; each day only who has it in hand, and where nobody but leaders writes these. */
function whoseTurn(people: AskedPerson[]): AskedPerson[] {
  const { isDaily, toSend, isLate, isSubmitted } = people[0]!
  if (!isDaily) return people
  if (toSend) return people.filter(({ isLeader }) => isLeader)
  const [writers, officers] = [people.filter(({ isWriter }) => isWriter), people.filter(({ isLeader }) => !isLeader)]
  const inHand = isSubmitted ? [] : [writers, officers, people].find(({ length }) => length > 0)!
  return people.filter((one) => inHand.includes(one) || (isLate && one.isLeader))
}

/** To each who wrote it. */
async function listGivenBack(db: Db, today: Day): Promise<{ personId: string; key: string }[]> {
  const { rows } = await sql<{ personId: string; key: string }>`
    select writer as "personId", r.id::text as key from form_return r, unnest(r.writer_ids) as writer
    where r.state = 'draft' and r.returned_why <> '' and ${isTaken(today)} order by key, "personId"`.execute(db)
  return rows
}

/** `absent`: whom the reader acts for, by what the ref is about. */
type Asked = { reader: Pick<Actor, 'personId' | 'grants'>; today: Day; absent: ReadonlyMap<string, string> }

async function askedLines(db: Db, { reader, today, absent }: Asked, refs: readonly DigestRef[]): Promise<DigestLine[]> {
  const asked = refs.filter(({ o }) => o.startsWith('asked:')).map(({ o }) => o.slice('asked:'.length))
  const bodyIds = [...new Set(asked.map((key) => key.split('/')[1]!))]
  const { rows: bodies } = await sql<{ id: string; name: string }>`
    select body.id, coalesce(body.short_name, body.name) as name from body
    where body.id = any(${bodyIds}::uuid[]) and ${whereMay(reader, 'write returns', 'body')} order by body.sort_key, body.id`.execute(
    db,
  )
  const owed = await listCorrectionsOwed(
    db,
    bodies.map(({ id }) => id),
    today,
  )
  const lines: DigestLine[] = []
  for (const { id, name } of bodies)
    for (const one of await listAskedOf(db, id, today)) {
      const standing = standingOf(one.answered, one.due, today)
      if (!asked.includes(`${one.id}/${id}`) || one.lockedAt !== null) continue
      const correction = owed.find(({ askingId, bodyId }) => askingId === one.id && bodyId === id)
      if ((standing === 'received' || standing === 'sent') && correction === undefined && one.toSendId === null)
        continue
      const open = one.draftId ?? one.toSendId ?? (correction && one.answered?.returnId)
      lines.push({
        section: 'returns',
        href: open === undefined ? statisticsPaths.returns : statisticsPaths.oneReturn(open),
        title: `${one.title}: ${wantedWords(standing, one.toSendId, correction)}`,
        planTitle: `${name} báo cáo ${one.bodyName}`,
        dueDay: one.due,
        actingForName: absent.get(`asked:${one.id}/${id}`) ?? null,
        said:
          one.answered === null || standing !== 'sent-back'
            ? null
            : { text: one.answered.sentBackWhy, by: one.bodyName },
      })
    }
  return lines.sort((one, other) => one.dueDay!.localeCompare(other.dueDay!))
}

function wantedWords(standing: Standing, toSendId: string | null, correction: CorrectionOwed | undefined) {
  if (toSendId !== null) return 'đã có bản duyệt, chỉ cần gửi'
  if (correction !== undefined) return owedWords(correction)
  return standing === 'sent-back' ? 'nơi nhận yêu cầu đính chính' : 'chưa gửi'
}

async function returnLines(
  db: Db,
  { reader, today, absent }: Asked,
  refs: readonly DigestRef[],
): Promise<DigestLine[]> {
  const ids = refs.filter(({ o }) => o.startsWith('return:')).map(({ o }) => o.slice('return:'.length))
  const approves = sql<SqlBool>`r.state = 'submitted' and ${whereMay(reader, 'approve returns', 'body')}
    and not ${reader.personId}::uuid = any(r.writer_ids)`
  const writes = sql<SqlBool>`r.state = 'draft' and r.returned_why <> '' and ${whereMay(reader, 'write returns', 'body')}`
  const { rows } = await sql<{ id: string; name: string; state: string; why: string; bodyName: string }>`
    select r.id, r.form ->> 'name' as name, r.state, r.returned_why as why, coalesce(body.short_name, body.name) as "bodyName"
    from form_return r join body on body.id = r.body_id
    where r.id = any(${ids}::uuid[]) and ${isTaken(today)} and ((${approves}) or (${writes})) order by r.to_day, r.id`.execute(
    db,
  )
  return rows.map(({ id, name, state, why, bodyName }) => ({
    section: 'returns',
    href: statisticsPaths.oneReturn(id),
    title: `${name}: ${state === 'draft' ? 'bị trả lại, làm lại' : 'chờ ông/bà duyệt'}`,
    planTitle: bodyName,
    dueDay: null,
    actingForName: absent.get(`return:${id}`) ?? null,
    said: state === 'draft' ? { text: `Bị trả lại: ${why}`, by: '' } : null,
  }))
}
