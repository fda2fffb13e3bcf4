import type { Selectable } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import type { ActivityTable } from '#domains/activities/activities.tables.ts'
import {
  type Activity,
  type ActivityDeed,
  type ActivityFields,
  costOf,
  emptyFields,
  refusals,
} from '#domains/activities/activity.ts'
import type { Patch, WaitingEdit } from '#domains/activities/activity-edit.ts'
import { refusals as editRefusals } from '#domains/activities/activity-edit.ts'
import { findNamedVillage } from '#domains/activities/activity-village.queries.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadActivity(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  deed: ActivityDeed,
  id: string,
): Promise<Activity> {
  const row = await db
    .selectFrom('activity')
    .innerJoin('body', 'body.id', 'activity.body_id')
    .selectAll('activity')
    .where('activity.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return activityOf(row, await taskIdsOf(db, id), await practitionerIdsOf(db, id))
}

/** For changing it: whoever writes on it meanwhile waits. */
export async function lockActivity(tx: Tx, actor: Pick<Actor, 'grants'>, id: string): Promise<Activity> {
  await lockRow(tx, 'activity', id)
  return loadActivity(tx, actor, 'record activities', id)
}

async function taskIdsOf(db: Db, activityId: string): Promise<string[]> {
  const rows = await db.selectFrom('activity_task').select('task_id').where('activity_id', '=', activityId).execute()
  return rows.map(({ task_id }) => task_id).toSorted()
}

async function practitionerIdsOf(db: Db, activityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('activity_practitioner')
    .select('practitioner_id')
    .where('activity_id', '=', activityId)
    .execute()
  return rows.map(({ practitioner_id }) => practitioner_id).toSorted()
}

export function activityOf(row: Selectable<ActivityTable>, taskIds: string[], practitionerIds: string[]): Activity {
  return {
    id: row.id,
    bodyId: row.body_id,
    state: row.state,
    reason: row.reason,
    fields: {
      kind: row.kind,
      form: row.form,
      topic: row.topic,
      laws: row.laws,
      heldOn: row.held_on,
      place: row.place,
      village: row.village,
      practitionerIds,
      speakers: row.speakers,
      attended: row.attended,
      women: row.women,
      ethnic: row.ethnic,
      children: row.children,
      disabled: row.disabled,
      poor: row.poor,
      copies: row.copies,
      group: row.special_group,
      language: row.language,
      costs: row.costs,
      note: row.note,
      taskIds,
    },
    source: row.source,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    version: row.version,
  }
}

/** Who writes, with what: the key by which the same writing is known again. `importId`: the Excel import that it is a row of. */
export type Writing = { keyHash: string; writtenBy: string; at: Date; deviceAt: Date | null; importId?: string | null }

/** False when this key, or what it was recorded from, was here before: then nothing was written. Two that come at once wait for each other. */
export async function addActivity(tx: Tx, activity: Activity, pins: Reliance[], writing: Writing): Promise<boolean> {
  const added = await tx
    .insertInto('activity')
    .values({
      id: activity.id,
      body_id: activity.bodyId,
      key_hash: writing.keyHash,
      source: activity.source,
      recorded_by: activity.recordedBy,
      recorded_at: activity.recordedAt,
      ...columnsOf(activity.fields, pins),
      village_id: await villageOf(tx, activity),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) return false
  await saveLinks(tx, activity)
  await addEdit(tx, activity.id, { baseVersion: 0, patch: activity.fields }, writing, {
    outcome: 'saved',
    after: activity,
  })
  return true
}

export async function saveActivity(tx: Tx, activity: Activity, pins: Reliance[]): Promise<void> {
  await tx
    .updateTable('activity')
    .set({
      ...columnsOf(activity.fields, pins),
      village_id: await villageOf(tx, activity),
      version: activity.version,
    })
    .where('id', '=', activity.id)
    .execute()
  await tx.deleteFrom('activity_task').where('activity_id', '=', activity.id).execute()
  await tx.deleteFrom('activity_practitioner').where('activity_id', '=', activity.id).execute()
  await saveLinks(tx, activity)
}

/** Slots of a broadcast week that it counted are free again, so that the week can be counted anew. */
export async function saveWithdrawal(tx: Tx, { id, reason, version }: Activity): Promise<void> {
  await tx.updateTable('activity').set({ state: 'withdrawn', reason, version }).where('id', '=', id).execute()
  await tx.updateTable('broadcast_slot').set({ activity_id: null }).where('activity_id', '=', id).execute()
}

async function saveLinks(tx: Tx, { id, fields }: Activity): Promise<void> {
  if (fields.taskIds.length > 0)
    await tx
      .insertInto('activity_task')
      .values(fields.taskIds.map((taskId) => ({ activity_id: id, task_id: taskId })))
      .execute()
  if (fields.practitionerIds.length > 0)
    await tx
      .insertInto('activity_practitioner')
      .values(fields.practitionerIds.map((one) => ({ activity_id: id, practitioner_id: one })))
      .execute()
}

/** The same words of the same day go on naming the village that they named, also when it was renamed or is in another commune by now. */
async function villageOf(tx: Tx, { id, bodyId, fields }: Activity): Promise<string | null> {
  const before = await tx
    .selectFrom('activity')
    .select(['village', 'village_id', 'held_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  const kept = before?.village === fields.village ? before.village_id : null
  if (kept !== null && before?.held_on === fields.heldOn) return kept
  return (await findNamedVillage(tx, bodyId, fields.village, fields.heldOn)) ?? kept
}

function columnsOf(fields: ActivityFields, pins: Reliance[]) {
  const { kind, form, topic, laws, place, village, speakers, language, note } = fields
  const { attended, women, ethnic, children, disabled, poor, copies } = fields
  return {
    ...{ kind, form, topic, laws, place, village, speakers, language, note },
    ...{ attended, women, ethnic, children, disabled, poor, copies },
    held_on: fields.heldOn,
    special_group: fields.group,
    costs: json(fields.costs),
    cost: costOf(fields),
    pins: json(pins),
    folded: fold([topic, place, village, ...speakers].join(' ')),
  }
}

/** The record that a key made, whoever sent it. */
export async function findByKey(tx: Tx, keyHash: string): Promise<string | undefined> {
  const row = await tx.selectFrom('activity').select('id').where('key_hash', '=', keyHash).executeTakeFirst()
  return row?.id
}

/** What became of a writing that came before under this key. */
export async function findEdit(tx: Tx, keyHash: string) {
  return tx
    .selectFrom('activity_edit')
    .select(['id', 'activity_id as activityId', 'outcome'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
}

/** As it stood in a version; the first when the version is none of its own. */
export async function loadVersion(db: Db, activityId: string, version: number): Promise<ActivityFields | undefined> {
  const row = await db
    .selectFrom('activity_edit')
    .select('fields_after')
    .where('activity_id', '=', activityId)
    .where('version_after', '=', version)
    .orderBy('at')
    .executeTakeFirst()
  // a version that was kept before a field came stands as if it had been empty
  return row?.fields_after == null ? undefined : { ...emptyFields, ...row.fields_after }
}

export async function addEdit(
  tx: Tx,
  activityId: string,
  { baseVersion, patch }: { baseVersion: number; patch: Patch },
  { keyHash, writtenBy, at, deviceAt, importId = null }: Writing,
  { outcome, after }: { outcome: 'saved' | 'waiting' | 'settled'; after: Activity | null },
): Promise<string> {
  const id = newId(at.getTime())
  await tx
    .insertInto('activity_edit')
    .values({
      id,
      activity_id: activityId,
      key_hash: keyHash,
      base_version: baseVersion,
      patch: json(patch),
      outcome,
      version_after: after?.version ?? null,
      fields_after: after === null ? null : json(after.fields),
      written_by: writtenBy,
      at,
      device_at: deviceAt,
      import_id: importId,
    })
    .execute()
  return id
}

/** One that waits, of this record. */
export async function loadWaiting(db: Db, activityId: string, editId: string): Promise<WaitingEdit> {
  const edit = (await listWaiting(db, activityId)).find(({ id }) => id === editId)
  if (edit === undefined) throw editRefusals.notWaiting
  return edit
}

const waitingMax = 100

export async function listWaiting(db: Db, activityId: string): Promise<WaitingEdit[]> {
  return db
    .selectFrom('activity_edit')
    .select([
      'id',
      'activity_id as activityId',
      'base_version as baseVersion',
      'patch',
      'written_by as writtenBy',
      'at',
    ])
    .where('activity_id', '=', activityId)
    .where('outcome', '=', 'waiting')
    .orderBy('at')
    .orderBy('id')
    .limit(waitingMax)
    .execute()
}

/** Compared and decided: from now on it is part of the version that came of it. */
export async function settleEdit(tx: Tx, editId: string, after: Activity): Promise<void> {
  await tx
    .updateTable('activity_edit')
    .set({ outcome: 'settled', version_after: after.version, fields_after: json(after.fields) })
    .where('id', '=', editId)
    .execute()
}
