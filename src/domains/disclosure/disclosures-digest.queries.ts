import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { joinHeld } from '#domains/people/officers.queries.ts'
import { deedsOf, roleKeys } from '#domains/people/roles.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { usualPace } from '#domains/urging/pace.ts'
import { actingFor, listAbsentNames } from '#domains/urging/told.queries.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'
import { showNumber } from '#ui/show.ts'

/** The digest tells for so long after its day what was not made public; «Việc của tôi» and the list keep it. */
const lateDays = 60

/**
 * What đôn đốc says of what has to be made public: one line a body, each day while something is near its day or over it, to whoever keeps
 * the list there; to who leads only what is over, or where nobody else keeps it.
 */
export const disclosuresForDigest: DigestSource = {
  section: 'disclosures',
  async list(db, today) {
    const people = await listKeepers(db, today, await soonDay(db, today))
    return [...Map.groupBy(people, ({ bodyId }) => bodyId).values()].flatMap((keepers) => {
      const officers = keepers.filter(({ isLeader }) => !isLeader)
      const told = keepers[0]!.isLate || officers.length === 0 ? keepers : officers
      return told.map(({ personId, bodyId, actingFor: absent }) => ({
        personId,
        ref: { s: 'disclosures' as const, o: bodyId, ...(absent === null ? {} : { f: absent }) },
      }))
    })
  },
  async lines(db, reader, refs, today) {
    const ids = refs.map(({ o }) => o)
    const absent = await listAbsentNames(db, refs)
    const { rows } = await sql<{ id: string; name: string; late: number; soon: number; dueOn: Day }>`
      select body.id, coalesce(body.short_name, body.name) as name, count(*) filter (where d.due_on < ${today})::int as late,
        count(*) filter (where d.due_on >= ${today})::int as soon, min(d.due_on) as "dueOn"
      from body join disclosure d on d.body_id = body.id and ${isTold(today, await soonDay(db, today))}
      where body.id = any(${ids}::uuid[]) and ${whereMay(reader, 'record disclosures', 'body')}
      group by body.id order by min(d.due_on), body.id`.execute(db)
    return rows.map(({ id, name, late, soon, dueOn }) => ({
      section: 'disclosures' as const,
      href: address(disclosurePaths.list, { 'co-quan': id, xem: late > 0 ? 'late' : 'due' }),
      title: `Thông tin phải công khai: ${wordsOf(late, soon)}`,
      planTitle: name,
      dueDay: dueOn,
      actingForName: absent.get(id) ?? null,
      said: null,
    }))
  },
}

function wordsOf(late: number, soon: number): string {
  return [
    ...(late > 0 ? [`${showNumber(late)} mục đã quá hạn`] : []),
    ...(soon > 0 ? [`${showNumber(soon)} mục sắp đến hạn`] : []),
  ].join(', ')
}

/** Until when a day is near. */
export async function soonDay(db: Db, today: Day): Promise<Day> {
  return addWorkingDays(today, usualPace.dueSoonDays, await loadCalendar(db)).day
}

/** Over `disclosure d`: not public yet, its day near or over, however long ago. */
export function waits(soon: Day) {
  return sql<SqlBool>`d.published_on is null and d.withdrawn_on is null and d.due_on <= ${soon}::date`
}

/** Of these, what the morning tells: a day that is not sure only while it is ahead, for nobody knows when it is over. */
function isTold(today: Day, soon: Day) {
  return sql<SqlBool>`${waits(soon)} and d.due_on >= ${addDays(today, -lateDays)}::date
    and (d.is_due_sure or d.due_on >= ${today}::date)`
}

type Keeper = { personId: string; bodyId: string; actingFor: string | null; isLate: boolean; isLeader: boolean }

/** From the few lines that wait to their bodies, never from all bodies. */
async function listKeepers(db: Db, today: Day, soon: Day): Promise<Keeper[]> {
  const leading = roleKeys.filter((role) => deedsOf(role).has('publish plans'))
  const { rows } = await sql<Keeper>`
    with about as materialized (select d.body_id, min(d.due_on) < ${today}::date as is_late from disclosure d
      where ${isTold(today, soon)} group by d.body_id)
    select held.person_id as "personId", body.id as "bodyId", ${actingFor} as "actingFor", about.is_late as "isLate",
      bool_or(held.role = any(${[...leading]}::text[])) as "isLeader"
    from about join body on body.id = about.body_id ${joinHeld(today, 'record disclosures')}
    where at.place_path = body.place_path
    group by body.id, held.person_id, about.is_late order by body.id, held.person_id`.execute(db)
  return rows
}
