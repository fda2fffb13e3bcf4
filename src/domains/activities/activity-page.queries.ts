import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { listWaiting, loadActivity, loadVersion, loadWaiting } from '#domains/activities/activity.store.ts'
import type { Activity, ActivityFields, FieldName } from '#domains/activities/activity.ts'
import { comparison, type Patch, type WaitingEdit } from '#domains/activities/activity-edit.ts'
import { type ActivityFile, listActivityFiles } from '#domains/activities/activity-files.queries.ts'
import { type LawLine, listLawLines } from '#domains/activities/activity-laws.queries.ts'
import { listTasksById, type TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import type { SpendingRate } from '#domains/activities/spending.ts'
import { listActivePractitioners } from '#domains/practitioners/practitioners.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type ActivityPageProps = {
  activity: Activity
  bodyName: string
  recordedByName: string
  laws: LawLine[]
  /** Those that this person may see; the record may serve more. */
  tasks: TaskLine[]
  speakers: SpeakerLine[]
  files: ActivityFile[]
  history: HistoryLine[]
  waiting: (WaitingEdit & { by: string })[]
  rates: SpendingRate[]
  mayRecord: boolean
  sizeMbMax: number
}

export type HistoryLine = {
  at: Date
  by: string
  outcome: 'saved' | 'waiting' | 'settled'
  version: number | null
  patch: Patch
}

const historyMax = 100

export async function loadActivityPage(
  db: Db,
  actor: Actor,
  today: Day,
  id: string,
): Promise<Omit<ActivityPageProps, 'sizeMbMax'>> {
  const activity = await loadActivity(db, actor, 'read activities', id)
  const body = await db
    .selectFrom('body')
    .select(['id as bodyId', 'name', 'short_name as shortName', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', activity.bodyId)
    .executeTakeFirstOrThrow()
  const history = await listHistory(db, id)
  const names = await namesOf(db, [activity.recordedBy])
  const waiting = await listWaiting(db, id)
  const writers = await namesOf(
    db,
    waiting.map(({ writtenBy }) => writtenBy),
  )
  const { pins } = await db.selectFrom('activity').select('pins').where('id', '=', id).executeTakeFirstOrThrow()
  return {
    activity,
    bodyName: body.shortName ?? body.name,
    recordedByName: names.get(activity.recordedBy) ?? '',
    laws: await listLawLines(db, pins, today),
    tasks: await listTasksById(db, actor, activity.fields.taskIds),
    speakers: await listSpeakers(db, actor, activity.fields.practitionerIds),
    files: await listActivityFiles(db, id),
    history,
    waiting: waiting.map((one) => ({ ...one, by: writers.get(one.writtenBy) ?? '' })),
    rates: await listRatesFor(db, body.placePath),
    mayRecord: may(actor, 'record activities', body),
  }
}

export type ComparePageProps = {
  activity: Activity
  edit: WaitingEdit & { by: string }
  base: ActivityFields
  clashes: FieldName[]
  taken: FieldName[]
  /** Names of tasks that either side names and that this person may see. */
  tasks: TaskLine[]
  speakers: SpeakerLine[]
}

export async function loadComparePage(db: Db, actor: Actor, id: string, editId: string): Promise<ComparePageProps> {
  const activity = await loadActivity(db, actor, 'record activities', id)
  const edit = await loadWaiting(db, id, editId)
  const base = (await loadVersion(db, id, edit.baseVersion)) ?? activity.fields
  const writers = await namesOf(db, [edit.writtenBy])
  const taskIds = [...new Set([...activity.fields.taskIds, ...(edit.patch.taskIds ?? [])])]
  return {
    activity,
    edit: { ...edit, by: writers.get(edit.writtenBy) ?? '' },
    base,
    ...comparison(base, activity.fields, edit.patch),
    tasks: await listTasksById(db, actor, taskIds),
    speakers: await listSpeakers(db, actor, [
      ...new Set([...activity.fields.practitionerIds, ...(edit.patch.practitionerIds ?? [])]),
    ]),
  }
}

export type SpeakerLine = { id: string; name: string; mayOpen: boolean }

const speakersOffered = 100

/** Whom one may choose as a speaker or a teacher: those chosen before, also who has ended since, and those who are active. */
export async function listSpeakerChoices(
  db: Db,
  actor: Actor,
  chosenIds: readonly string[],
): Promise<{ id: string; name: string; title: string; isPaused: boolean }[]> {
  const known = await listActivePractitioners(db, actor, 'read practitioners', { limit: speakersOffered })
  const chosen = await listSpeakers(db, actor, chosenIds)
  const ended = chosen.filter(({ id }) => !known.some((one) => one.id === id))
  return [...ended.map(({ id, name }) => ({ id, name, title: '', isPaused: false })), ...known]
}

/** Who spoke, also who has ended since; their page opens for whoever may read the list. */
export async function listSpeakers(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  ids: readonly string[],
): Promise<SpeakerLine[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SpeakerLine>`
    select p.id, p.name, ${whereMay(actor, 'read practitioners', 'body')} as "mayOpen"
    from practitioner p join body on body.id = p.body_id where p.id = any(${[...ids]}::uuid[]) order by p.sort_key, p.id`.execute(
    db,
  )
  return rows
}

async function listHistory(db: Db, activityId: string): Promise<HistoryLine[]> {
  return db
    .selectFrom('activity_edit')
    .innerJoin('person', 'person.id', 'activity_edit.written_by')
    .select(['at', 'person.name as by', 'outcome', 'version_after as version', 'patch'])
    .where('activity_id', '=', activityId)
    .orderBy('at', 'desc')
    .orderBy('activity_edit.id', 'desc')
    .limit(historyMax)
    .execute()
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
