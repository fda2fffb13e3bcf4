import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { scriptOf } from '#domains/activities/broadcasts/script.store.ts'
import type { Script } from '#domains/activities/broadcasts/script.ts'
import type { Db } from '#platform/database/database.ts'

export type OpenStation = { bodyId: string; bodyName: string; about: string; rate: number }

/** Stations that are open, in the order of the tree; at most 500. */
export async function listOpenStations(db: Db): Promise<OpenStation[]> {
  const { rows } = await sql<OpenStation>`${stations} order by body.path limit 500`.execute(db)
  return rows
}

export async function findOpenStation(db: Db, bodyId: string): Promise<OpenStation | undefined> {
  const { rows } = await sql<OpenStation>`${stations} and body.id = ${bodyId}`.execute(db)
  return rows[0]
}

const stations = sql`
  select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", station.about, station.rate
  from broadcast_station station join body on body.id = station.body_id where station.is_open and body.to_day is null`

export type OpenSlot = { day: Day; starts: number; cluster: string; title: string; scriptId: string }

/** What is to be heard in the coming week, of scripts that were approved. */
export async function listComing(db: Db, bodyId: string, today: Day): Promise<OpenSlot[]> {
  const { rows } = await sql<OpenSlot>`
    select s.day, s.starts, s.cluster, script.title, script.id as "scriptId"
    from broadcast_slot s join broadcast_script script on script.id = s.script_id
    where s.body_id = ${bodyId} and s.day between ${today} and ${addDays(today, 6)} and script.state = 'approved' and s.state <> 'missed'
    order by s.day, s.starts, s.cluster limit 200`.execute(db)
  return rows
}

const shownMax = 50

/** What was aired and still stands, the latest first, before them the one asked for: what can be read, heard and followed. */
export async function listAired(
  db: Db,
  bodyId: string,
  today: Day,
  firstId: string | null = null,
): Promise<{ script: Script; lastDay: Day }[]> {
  const { rows } = await sql<{ id: string; lastDay: Day }>`
    select script.id, max(s.day) as "lastDay" from broadcast_slot s join broadcast_script script on script.id = s.script_id
    where s.body_id = ${bodyId} and s.state = 'aired' and script.state = 'approved'
    group by script.id order by script.id is not distinct from ${firstId}::uuid desc, max(s.day) desc, script.id desc limit ${shownMax}`.execute(
    db,
  )
  const scripts = new Map(
    rows.length === 0
      ? []
      : (
          await db
            .selectFrom('broadcast_script')
            .selectAll()
            .where(
              'id',
              'in',
              rows.map(({ id }) => id),
            )
            .execute()
        ).map((row) => [row.id, scriptOf(row)] as const),
  )
  const aired: { script: Script; lastDay: Day }[] = []
  for (const { id, lastDay } of rows) {
    const script = scripts.get(id)!
    if ((await listChangedLaw(db, script.pins, today)).length === 0) aired.push({ script, lastDay })
  }
  return aired
}

/** The title of what a station approved and may air, whether it was aired yet or not: it may be passed on before. */
export async function findApprovedTitle(
  db: Db,
  { bodyId, scriptId, today }: { bodyId: string; scriptId: string; today: Day },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('broadcast_script')
    .select(['title', 'pins'])
    .where('id', '=', scriptId)
    .where('body_id', '=', bodyId)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  return row === undefined || (await listChangedLaw(db, row.pins, today)).length > 0 ? undefined : row.title
}

/** One that everybody may hear: aired by an open station, and the law it leans on stands. */
export async function findOpenScript(
  db: Db,
  scriptId: string,
  today: Day,
): Promise<{ script: Script; bodyName: string } | undefined> {
  const row = await db
    .selectFrom('broadcast_script as script')
    .innerJoin('broadcast_station as station', 'station.body_id', 'script.body_id')
    .innerJoin('body', 'body.id', 'script.body_id')
    .selectAll('script')
    .select(sql<string>`coalesce(body.short_name, body.name)`.as('bodyName'))
    .where('script.id', '=', scriptId)
    .where('script.state', '=', 'approved')
    .where('station.is_open', '=', true)
    .where(sql<boolean>`exists (select 1 from broadcast_slot s where s.script_id = script.id and s.state = 'aired')`)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const script = scriptOf(row)
  return (await listChangedLaw(db, script.pins, today)).length > 0 ? undefined : { script, bodyName: row.bodyName }
}
