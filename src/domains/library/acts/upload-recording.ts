import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addRecording } from '#domains/library/listening/recording.store.ts'
import { type Recording, recordingMbMax, refusals, vietnamese } from '#domains/library/listening/recording.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { loadKeepableBody } from '#domains/library/shelf/shelf-body.queries.ts'
import { spokenHash } from '#domains/library/spoken-text.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import { soundKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'

/** Tải bản đọc lên: somebody's reading of the text as it is today; heard by others after a second person listened. */
export const uploadRecording = act({
  name: 'library.upload-recording',
  may: 'keep bookshelves',
  parse: z.object({
    path: lineField('đường dẫn của điều, khoản hoặc hướng dẫn', 300),
    bodyId: idField('Hãy chọn cơ quan thu bản đọc.'),
    speaker: lineField('họ tên người đọc', 120),
    language: optionalLineField('tiếng', 60).transform((text) => text || vietnamese),
    files: filesField('recording'),
  }).parse,
  async run({ tx, actor, now, today, house, audit }, { path, bodyId, speaker, language, files }) {
    const [file, more] = files
    if (file === undefined || more !== undefined)
      throw new FormRefusal({ recording: 'Hãy chọn đúng một tệp âm thanh.' })
    const body = await loadKeepableBody(tx, actor, bodyId)
    const spoken = await findSpokenText(tx, path, today)
    if (spoken === undefined) throw refusals.noText
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: soundKinds,
      sizeBytesMax: recordingMbMax * 1_048_576,
    })
    const recording: Recording = {
      id: newId(now.getTime()),
      target: spoken.path,
      textHash: spokenHash(spoken),
      fileId: kept.id,
      speaker,
      language,
      bodyId: body.id,
      state: 'waiting',
      uploadedBy: personIdOf(actor),
      uploadedAt: now,
      decidedBy: null,
      decidedAt: null,
      reason: '',
      version: 0,
    }
    await addRecording(tx, recording)
    audit({
      subjectKind: 'recording',
      subjectId: recording.id,
      bodyId: body.id,
      before: null,
      after: { target: recording.target, speaker, language, sha256: kept.sha256 },
    })
    return recording
  },
})
