import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf } from '#domains/statistics/returns/askings.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { DigestLine, DigestRef } from '#domains/urging/digest.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { usualPace } from '#domains/urging/pace.ts'
import { listPeopleFor } from '#domains/urging/told.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** What was not sent is told for so long after its day. */
const lateDays = 60

/**
 * What đôn đốc says of statistical forms. Who writes them at a body that was asked: once when asked, each day when the day is near or over
 * or what was sent came back; who approves there: each day on which one waits; who wrote one that came back from there: the same.
 */
export const returnsForDigest: DigestSource = {
  section: 'returns',
  async list(db, today) {
    const soon = addWorkingDays(today, usualPace.dueSoonDays, await loadCalendar(db)).day
    const told = (what: 'asked' | 'return', rows: { personId: string; key: string }[]) =>
      rows.map(({ personId, key }) => ({ personId, ref: { s: 'returns' as const, o: `${what}:${key}` } }))
    return [
      ...told(
        'asked',
        await listPeopleFor(db, askedAbout(today, soon), { today, deed: 'write returns', whose: 'own' }),
      ),
      ...told('return', await listPeopleFor(db, submittedAbout, { today, deed: 'approve returns', whose: 'own' })),
      ...told('return', await listGivenBack(db)),
    ]
  },
  async lines(db, reader, refs, today) {
    return [...(await askedLines(db, reader, refs, today)), ...(await returnLines(db, reader, refs))]
  },
}

/** Askings that are not locked, by body that has not answered or must answer again; key: asking and body. */
function askedAbout(today: Day, soon: Day) {
  return sql`select asking.id::text || '/' || own.id::text as key, own.id as body_id,
      case when asking.due_day <= ${soon} or sent.sent_back_why <> '' then null else asking.asked_at end as since
    from form_asking asking join body asker on asker.id = asking.body_id
      join body own on own.kind = 'ubnd' and own.to_day is null and own.place_path like asker.place_path || '%' and own.place_path <> asker.place_path
      join place on place.id = own.place_id and place.kind in ('xa', 'phuong', 'dac-khu')
      left join lateral (select s.sent_back_why, s.received_at from form_submission s where s.asking_id = asking.id and s.body_id = own.id
        order by s.sent_at desc, s.id desc limit 1) sent on true
    where asking.above = '' and asking.locked_at is null and asking.due_day >= ${addDays(today, -lateDays)}::date
      and (sent is null or (sent.received_at is null and sent.sent_back_why <> ''))`
}

const submittedAbout = sql`select r.id::text as key, r.body_id, null::timestamptz as since from form_return r where r.state = 'submitted'`

/** To each who wrote it. */
async function listGivenBack(db: Db): Promise<{ personId: string; key: string }[]> {
  const { rows } = await sql<{ personId: string; key: string }>`
    select writer as "personId", r.id::text as key from form_return r, unnest(r.writer_ids) as writer
    where r.state = 'draft' and r.returned_why <> '' order by key, "personId"`.execute(db)
  return rows
}

async function askedLines(
  db: Db,
  reader: Pick<Actor, 'personId' | 'grants'>,
  refs: readonly DigestRef[],
  today: Day,
): Promise<DigestLine[]> {
  const asked = refs.filter(({ o }) => o.startsWith('asked:')).map(({ o }) => o.slice('asked:'.length))
  const bodyIds = [...new Set(asked.map((key) => key.split('/')[1]!))]
  const { rows: bodies } = await sql<{ id: string; name: string }>`
    select body.id, coalesce(body.short_name, body.name) as name from body
    where body.id = any(${bodyIds}::uuid[]) and ${whereMay(reader, 'write returns', 'body')} order by body.sort_key, body.id`.execute(
    db,
  )
  const lines: DigestLine[] = []
  for (const { id, name } of bodies)
    for (const one of await listAskedOf(db, id)) {
      const standing = standingOf(one.answered, one.due, today)
      if (!asked.includes(`${one.id}/${id}`) || one.lockedAt !== null) continue
      if (standing === 'received' || standing === 'sent') continue
      lines.push({
        section: 'returns',
        href: one.draftId === null ? statisticsPaths.returns : statisticsPaths.oneReturn(one.draftId),
        title: `${one.title}: ${standing === 'sent-back' ? 'nơi nhận yêu cầu đính chính' : 'chưa gửi'}`,
        planTitle: `${name} báo cáo ${one.bodyName}`,
        dueDay: one.due,
        actingForName: null,
        said:
          one.answered === null || standing !== 'sent-back'
            ? null
            : { text: one.answered.sentBackWhy, by: one.bodyName },
      })
    }
  return lines.sort((one, other) => one.dueDay!.localeCompare(other.dueDay!))
}

async function returnLines(
  db: Db,
  reader: Pick<Actor, 'personId' | 'grants'>,
  refs: readonly DigestRef[],
): Promise<DigestLine[]> {
  const ids = refs.filter(({ o }) => o.startsWith('return:')).map(({ o }) => o.slice('return:'.length))
  const approves = sql<SqlBool>`r.state = 'submitted' and ${whereMay(reader, 'approve returns', 'body')}
    and not ${reader.personId}::uuid = any(r.writer_ids)`
  const writes = sql<SqlBool>`r.state = 'draft' and r.returned_why <> '' and ${whereMay(reader, 'write returns', 'body')}`
  const { rows } = await sql<{ id: string; name: string; state: string; why: string; bodyName: string }>`
    select r.id, r.form ->> 'name' as name, r.state, r.returned_why as why, coalesce(body.short_name, body.name) as "bodyName"
    from form_return r join body on body.id = r.body_id
    where r.id = any(${ids}::uuid[]) and ((${approves}) or (${writes})) order by r.to_day, r.id`.execute(db)
  return rows.map(({ id, name, state, why, bodyName }) => ({
    section: 'returns',
    href: statisticsPaths.oneReturn(id),
    title: `${name}: ${state === 'draft' ? 'bị trả lại, làm lại' : 'chờ ông/bà duyệt'}`,
    planTitle: bodyName,
    dueDay: null,
    actingForName: null,
    said: state === 'draft' ? { text: `Bị trả lại: ${why}`, by: '' } : null,
  }))
}
