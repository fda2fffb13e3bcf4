import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { listChangedLaw } from '#domains/activities/broadcasts/changed-law.queries.ts'
import { scriptOf } from '#domains/activities/broadcasts/script.store.ts'
import type { Script, ScriptState } from '#domains/activities/broadcasts/script.ts'
import { type Slot, slotsAWeekMax } from '#domains/activities/broadcasts/slot.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type WeekSlot = Slot & {
  title: string
  language: string
  scriptState: ScriptState
  notedBy: string | null
  changed: string[]
}

/** The slots of a week in their order, each with what stands against airing it. */
export async function listWeek(db: Db, actor: Actor, bodyId: string, monday: Day): Promise<WeekSlot[]> {
  const { rows } = await sql<Omit<WeekSlot, 'changed'>>`
    select s.id, s.body_id as "bodyId", s.day, s.starts, s.cluster, s.script_id as "scriptId", s.state, s.note, s.activity_id as "activityId",
      script.title, script.language, script.state as "scriptState", noter.name as "notedBy"
    from broadcast_slot s join body on body.id = s.body_id join broadcast_script script on script.id = s.script_id
      left join person noter on noter.id = s.noted_by
    where s.body_id = ${bodyId} and s.day between ${monday} and ${addDays(monday, 6)} and ${whereMay(actor, 'read activities', 'body')}
    order by s.day, s.starts, s.cluster limit ${slotsAWeekMax}`.execute(db)
  const scripts = await loadScripts(db, [...new Set(rows.map(({ scriptId }) => scriptId))])
  const withChange: WeekSlot[] = []
  for (const row of rows) {
    const pins = scripts.get(row.scriptId)?.pins ?? []
    withChange.push({ ...row, changed: row.state === 'planned' ? await listChangedLaw(db, pins, row.day) : [] })
  }
  return withChange
}

/** Whole scripts of a week, for printing what is to be read. */
export async function loadScripts(db: Db, ids: readonly string[]): Promise<Map<string, Script>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('broadcast_script').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, scriptOf(row)]))
}

export type ScriptRow = {
  id: string
  title: string
  bodyName: string
  language: string
  state: ScriptState
  aired: number
  changed: string[]
}

export const scriptsMax = 200

/** Scripts in reach, the newest first; which of them lean on law that has changed. */
export async function listScripts(
  db: Db,
  actor: Actor,
  today: Day,
  { bodyId, state }: { bodyId?: string; state?: ScriptState } = {},
): Promise<ScriptRow[]> {
  const rows = await db
    .selectFrom('broadcast_script as s')
    .innerJoin('body', 'body.id', 's.body_id')
    .select(['s.id', 's.title', 's.language', 's.state', 's.pins'])
    .select(sql<string>`coalesce(body.short_name, body.name)`.as('bodyName'))
    .select(
      sql<number>`(select count(*)::int from broadcast_slot slot where slot.script_id = s.id and slot.state = 'aired')`.as(
        'aired',
      ),
    )
    .where(whereMay(actor, 'read activities', 'body'))
    .$if(bodyId !== undefined, (query) => query.where('s.body_id', '=', bodyId!))
    .$if(state !== undefined, (query) => query.where('s.state', '=', state!))
    .orderBy('s.id', 'desc')
    .limit(scriptsMax)
    .execute()
  const listed: ScriptRow[] = []
  for (const { pins, ...row } of rows)
    listed.push({ ...row, changed: row.state === 'approved' ? await listChangedLaw(db, pins, today) : [] })
  return listed
}

/** A guide that is read, as the beginning of a script: its sentences with their places, headings left out. */
export async function findGuideScript(db: Db, slug: string): Promise<{ title: string; text: string } | undefined> {
  const row = await db
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select(['edition.title', 'edition.words'])
    .where('guide.slug', '=', slug)
    .where('guide.is_public', '=', true)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const lines = row.words.text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  return { title: row.title, text: lines.join('\n') }
}
