import {
  type BroadcastDeed,
  type Recording,
  refusals,
  type Script,
  type Station,
  unsetStation,
} from '#domains/activities/broadcasts/script.ts'
import { type Slot, slotRefusals } from '#domains/activities/broadcasts/slot.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadScript(db: Db, actor: Actor, deed: BroadcastDeed, id: string): Promise<Script> {
  const row = await db
    .selectFrom('broadcast_script as s')
    .innerJoin('body', 'body.id', 's.body_id')
    .selectAll('s')
    .where('s.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return scriptOf(row)
}

/** For changing it: whoever writes on it meanwhile waits; one made for an older version is refused. */
export async function lockScript(
  tx: Tx,
  actor: Actor,
  deed: BroadcastDeed,
  { scriptId, version }: { scriptId: string; version: number },
): Promise<Script> {
  await lockRow(tx, 'broadcast_script', scriptId)
  const script = await loadScript(tx, actor, deed, scriptId)
  if (script.version !== version) throw refusals.changedMeanwhile
  return script
}

type ScriptRow = {
  id: string
  body_id: string
  title: string
  language: string
  text: string
  state: Script['state']
  writer_ids: string[]
  reason: string
  approved_by: string | null
  approved_at: Date | null
  pins: Reliance[]
  task_ids: string[]
  recording_file_id: string | null
  recording_speaker: string
  recording_by: string | null
  heard_by: string | null
  even_file_id: string | null
  even_gain_db: number | null
  even_why: string
  version: number
}

export function scriptOf(row: ScriptRow): Script {
  const { id, title, language, text, state, reason, pins, version } = row
  return {
    ...{ id, title, language, text, state, reason, pins, version },
    bodyId: row.body_id,
    taskIds: row.task_ids,
    writerIds: row.writer_ids,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    recording:
      row.recording_file_id === null || row.recording_by === null
        ? null
        : {
            fileId: row.recording_file_id,
            speaker: row.recording_speaker,
            by: row.recording_by,
            heardBy: row.heard_by,
            even: evenOf(row),
          },
  }
}

function evenOf({ even_file_id: fileId, even_gain_db: gainDb, even_why: why }: ScriptRow) {
  return fileId === null && gainDb === null && why === '' ? undefined : { fileId, gainDb, why }
}

type KeptRecording = { scriptId: string; recordingFileId: string }

/** Whether that recording is still the script's, and was let be used already; kept from other changes. */
export async function lockRecording(
  tx: Tx,
  { scriptId, recordingFileId }: KeptRecording,
): Promise<'waits' | 'heard' | 'replaced'> {
  await lockRow(tx, 'broadcast_script', scriptId)
  const row = await tx
    .selectFrom('broadcast_script')
    .select('heard_by')
    .where('id', '=', scriptId)
    .where('recording_file_id', '=', recordingFileId)
    .executeTakeFirst()
  if (row === undefined) return 'replaced'
  return row.heard_by === null ? 'waits' : 'heard'
}

/**
 * The script's version stays: nothing of it that a person wrote changed. A recording that was replaced is not touched, nor what one that
 * somebody heard and let be used sounds like.
 */
export async function saveEvenSound(
  tx: Tx,
  { scriptId, recordingFileId }: KeptRecording,
  even: NonNullable<Recording['even']>,
): Promise<void> {
  let update = tx
    .updateTable('broadcast_script')
    .set({ even_file_id: even.fileId, even_gain_db: even.gainDb, even_why: even.why })
    .where('id', '=', scriptId)
    .where('recording_file_id', '=', recordingFileId)
    .where('even_file_id', 'is', null)
  if (even.fileId !== null) update = update.where('heard_by', 'is', null)
  await update.execute()
}

export async function saveScript(tx: Tx, script: Script, at: Date): Promise<void> {
  const { id, title, language, text, state, reason, pins, version, recording } = script
  const row = {
    ...{ title, language, text, state, reason, version },
    body_id: script.bodyId,
    writer_ids: script.writerIds,
    approved_by: script.approvedBy,
    approved_at: script.approvedAt,
    pins: json(pins),
    task_ids: script.taskIds,
    recording_file_id: recording?.fileId ?? null,
    recording_speaker: recording?.speaker ?? '',
    recording_by: recording?.by ?? null,
    heard_by: recording?.heardBy ?? null,
    even_file_id: recording?.even?.fileId ?? null,
    even_gain_db: recording?.even?.gainDb ?? null,
    even_why: recording?.even?.why ?? '',
    changed_at: at,
  }
  await tx
    .insertInto('broadcast_script')
    .values({ id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/** As it was set; the usual rate and nothing else where nobody set it. */
export async function findStation(db: Db, bodyId: string): Promise<Station> {
  const row = await db
    .selectFrom('broadcast_station')
    .select(['body_id as bodyId', 'rate', 'clusters', 'about', 'is_open as isOpen', 'version'])
    .where('body_id', '=', bodyId)
    .executeTakeFirst()
  return row ?? unsetStation(bodyId)
}

export async function saveStation(tx: Tx, station: Station, by: { personId: string; at: Date }): Promise<void> {
  const { rate, clusters, about, version } = station
  const row = { rate, clusters, about, version, is_open: station.isOpen, changed_at: by.at, changed_by: by.personId }
  await tx
    .insertInto('broadcast_station')
    .values({ body_id: station.bodyId, ...row })
    .onConflict((on) => on.column('body_id').doUpdateSet(row))
    .execute()
}

/** False when that hour and cluster is taken. */
export async function addSlot(
  tx: Tx,
  slot: Pick<Slot, 'id' | 'bodyId' | 'day' | 'starts' | 'cluster' | 'scriptId'>,
): Promise<boolean> {
  const added = await tx
    .insertInto('broadcast_slot')
    .values({
      id: slot.id,
      body_id: slot.bodyId,
      day: slot.day,
      starts: slot.starts,
      cluster: slot.cluster,
      script_id: slot.scriptId,
      state: 'planned',
      noted_at: null,
      noted_by: null,
      activity_id: null,
    })
    .onConflict((on) => on.columns(['body_id', 'day', 'starts', 'cluster']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** For noting it: two who press at the same moment wait for each other. */
export async function lockSlot(tx: Tx, actor: Actor, deed: BroadcastDeed, id: string): Promise<Slot> {
  await lockRow(tx, 'broadcast_slot', id)
  return loadSlot(tx, actor, deed, id)
}

export async function loadSlot(db: Db, actor: Actor, deed: BroadcastDeed, id: string): Promise<Slot> {
  const row = await db
    .selectFrom('broadcast_slot as s')
    .innerJoin('body', 'body.id', 's.body_id')
    .select([
      's.id',
      's.body_id as bodyId',
      's.day',
      's.starts',
      's.cluster',
      's.script_id as scriptId',
      's.state',
      's.note',
      's.activity_id as activityId',
    ])
    .where('s.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw slotRefusals.notFound
  return row
}
