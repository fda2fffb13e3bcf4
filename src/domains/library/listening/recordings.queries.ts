import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { type RecordingState, refusals } from '#domains/library/listening/recording.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { type SpokenText, spokenHash } from '#domains/library/spoken-text.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type RecordingRow = {
  id: string
  target: string
  speaker: string
  language: string
  bodyName: string
  state: RecordingState
  uploadedBy: string
  uploadedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  version: number
  /** The text is other words now: nobody hears it. */
  isStale: boolean
  /** The person who looks may decide on it. */
  mayDecide: boolean
}

const recordingsMax = 100

/** Those of the bodies where the person keeps shelves or the library; what waits first. */
export async function listRecordings(db: Db, actor: Actor, day: Day): Promise<RecordingRow[]> {
  const { rows } = await sql<Omit<RecordingRow, 'isStale'> & { textHash: string }>`
    select recording.id, recording.target, recording.speaker, recording.language, body.name as "bodyName", recording.state,
      uploader.name as "uploadedBy", recording.uploaded_at as "uploadedAt", decider.name as "decidedBy",
      recording.decided_at as "decidedAt", recording.reason, recording.version, recording.text_hash as "textHash",
      (recording.state = 'waiting' and recording.uploaded_by <> ${actor.personId} and ${whereMay(actor, 'keep the library', 'body')}) as "mayDecide"
    from recording join body on body.id = recording.body_id join person uploader on uploader.id = recording.uploaded_by
    left join person decider on decider.id = recording.decided_by
    where ${whereSeen(actor)}
    order by recording.state <> 'waiting', recording.uploaded_at desc, recording.id limit ${recordingsMax}`.execute(db)
  const hashes = new Map<string, string | null>()
  for (const { target } of rows)
    if (!hashes.has(target)) {
      const spoken = await findSpokenText(db, target, day)
      hashes.set(target, spoken === undefined ? null : spokenHash(spoken))
    }
  return rows.map(({ textHash, ...row }) => ({ ...row, isStale: hashes.get(row.target) !== textHash }))
}

function whereSeen(actor: Actor) {
  return sql`(${whereMay(actor, 'keep bookshelves', 'body')} or ${whereMay(actor, 'keep the library', 'body')})`
}

/** The file, for somebody who is to listen before others do. */
export async function loadRecordingFile(db: Db, actor: Actor, recordingId: string): Promise<StoredFile> {
  if (!isId(recordingId)) throw refusals.notFound
  const { rows } = await sql<{ fileId: string }>`
    select recording.file_id as "fileId" from recording join body on body.id = recording.body_id
    where recording.id = ${recordingId} and ${whereSeen(actor)}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return loadFile(db, rows[0].fileId)
}

/** The words to read before a microphone; null where the address leads to none. */
export async function findPathToRead(db: Db, path: string, day: Day): Promise<SpokenText | null> {
  return path.trim() === '' ? null : ((await findSpokenText(db, path, day)) ?? null)
}

const bodiesMax = 300

export async function listBodiesToRecordFor(db: Db, actor: Actor): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select body.id, body.name from body where body.to_day is null and ${whereMay(actor, 'keep bookshelves', 'body')}
    order by (body.id = ${actor.bodyId}) desc nulls last, length(body.path), body.sort_key limit ${bodiesMax}`.execute(
    db,
  )
  return rows
}
