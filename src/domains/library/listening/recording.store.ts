import type { Selectable } from 'kysely'
import type { RecordingTable } from '#domains/library/listening/recording.tables.ts'
import { type Recording, refusals } from '#domains/library/listening/recording.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

/** For deciding on it, seen by nobody else meanwhile; «not there» and «not yours» are one answer. */
export async function loadRecordingToDecide(
  tx: Tx,
  actor: Actor,
  deed: Deed,
  form: { recordingId: string; version: number },
): Promise<Recording> {
  await lockRow(tx, 'recording', form.recordingId)
  const row = await tx
    .selectFrom('recording')
    .innerJoin('body', 'body.id', 'recording.body_id')
    .selectAll('recording')
    .where('recording.id', '=', form.recordingId)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  if (row.version !== form.version) throw refusals.changedMeanwhile
  return recordingOf(row)
}

/** One that everybody may hear. */
export async function findHeardRecording(db: Db, id: string): Promise<Recording | undefined> {
  const row = await db
    .selectFrom('recording')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'heard')
    .executeTakeFirst()
  return row && recordingOf(row)
}

export async function addRecording(tx: Tx, recording: Recording): Promise<void> {
  await tx.insertInto('recording').values(rowOf(recording)).execute()
}

export async function saveRecording(tx: Tx, recording: Recording): Promise<void> {
  await tx.updateTable('recording').set(rowOf(recording)).where('id', '=', recording.id).execute()
}

function recordingOf(row: Selectable<RecordingTable>): Recording {
  return {
    id: row.id,
    target: row.target,
    textHash: row.text_hash,
    fileId: row.file_id,
    speaker: row.speaker,
    language: row.language,
    bodyId: row.body_id,
    state: row.state,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    reason: row.reason,
    version: row.version,
  }
}

function rowOf(recording: Recording): RecordingTable {
  return {
    id: recording.id,
    target: recording.target,
    text_hash: recording.textHash,
    file_id: recording.fileId,
    speaker: recording.speaker,
    language: recording.language,
    body_id: recording.bodyId,
    state: recording.state,
    uploaded_by: recording.uploadedBy,
    uploaded_at: recording.uploadedAt,
    decided_by: recording.decidedBy,
    decided_at: recording.decidedAt,
    reason: recording.reason,
    version: recording.version,
  }
}
