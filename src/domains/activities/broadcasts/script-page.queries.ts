import type { Day } from '#base/day.ts'
import { findLaws, type LawLine, listLawLines } from '#domains/activities/activity-laws.queries.ts'
import { findRecordedFrom } from '#domains/activities/activity-source.queries.ts'
import { listTaskChoices, listTasksById, type TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { findStation, loadScript } from '#domains/activities/broadcasts/script.store.ts'
import { readingTime, readScript, type Script } from '#domains/activities/broadcasts/script.ts'
import { soundOf } from '#domains/activities/broadcasts/script-sound.ts'
import { type ShareTexts, shareTexts } from '#domains/activities/broadcasts/share-text.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { may } from '#platform/permission/permission.ts'

export type ScriptPage = {
  script: Script
  bodyName: string
  /** «1 phút 20 giây». */
  time: string
  read: ReturnType<typeof readScript>
  laws: LawLine[]
  /** Why it is aired no more. */
  changed: string[]
  writers: string[]
  /** Who reads it; undefined: nobody. */
  sound: 'person' | 'machine' | undefined
  share: ShareTexts
  /** That it serves, as far as this person may see; and those to choose from. */
  tasks: TaskLine[]
  offeredTasks: TaskLine[]
  /** The activity that its post was recorded as; undefined: not recorded. */
  postActivityId: string | undefined
  mayRecord: boolean
  isWriter: boolean
  mayKeep: boolean
  mayApprove: boolean
}

/** One script, as somebody may see it. Of a draft the law is looked up as it is today. */
export async function loadScriptPage(
  db: Db,
  house: Pick<House, 'voice' | 'publicUrl'>,
  actor: Actor,
  { scriptId, today }: { scriptId: string; today: Day },
): Promise<ScriptPage> {
  const script = await loadScript(db, actor, 'read activities', scriptId)
  const body = await loadBody(db, script.bodyId)
  const bodyName = shortNameOf(body)
  const at = { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }
  const mayKeep = may(actor, 'keep broadcasts', at)
  const read = readScript(script.text)
  const pins = script.approvedBy === null ? (await findLaws(db, read.citedLines, today)).pins : script.pins
  const laws = await listLawLines(db, pins, today)
  const writers = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', script.writerIds).execute()
  return {
    script,
    bodyName,
    time: readingTime(script, bodyName, (await findStation(db, body.id)).rate),
    read,
    laws,
    changed: laws.flatMap(({ changed }) => (changed === undefined ? [] : [changed])),
    writers: writers.map(({ name }) => name),
    sound: soundOf(script, bodyName, house.voice)?.from,
    share: shareTexts(script, bodyName, new URL(broadcastPaths.openScript(body.id, script.id), house.publicUrl).href),
    tasks: await listTasksById(db, actor, script.taskIds),
    offeredTasks: mayKeep ? await listTaskChoices(db, actor, body.id, script.taskIds) : [],
    postActivityId: await findRecordedFrom(db, body.id, `post:${script.id}`),
    mayRecord: may(actor, 'record activities', at),
    isWriter: actor.personId !== null && script.writerIds.includes(actor.personId),
    mayKeep,
    mayApprove: may(actor, 'approve broadcasts', at),
  }
}
