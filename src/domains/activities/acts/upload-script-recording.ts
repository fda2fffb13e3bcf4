import { z } from 'zod'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { recordingMbMax, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { levelAttemptsMax, levelRecordingKind } from '#domains/activities/broadcasts/script-sound.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { filesField, idField, lineField, versionField } from '#platform/acts/fields.ts'
import { soundKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

const scanFirstMs = 20_000

/** Tải bản ghi âm của một bài đã duyệt; it is used after somebody else heard it. A new one takes the place of the old. */
export const uploadScriptRecording = act({
  name: 'activities.upload-script-recording',
  may: 'keep broadcasts',
  parse: z.object({
    scriptId: idField(),
    version: versionField(),
    speaker: lineField('người đọc', 120),
    files: filesField('recording'),
  }).parse,
  async run({ tx, house, actor, now, audit }, { speaker, files, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'keep broadcasts', form)
    if (script.state !== 'approved') throw refusals.notApproved
    const [file, more] = files
    if (file === undefined || more !== undefined) throw refusals.oneFile
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: soundKinds,
      sizeBytesMax: recordingMbMax * 1_048_576,
    })
    const recording = { fileId: kept.id, speaker, by: personIdOf(actor), heardBy: null, even: undefined }
    const after: Script = { ...script, recording, version: script.version + 1 }
    await saveScript(tx, after, now)
    await enqueue(tx, {
      kind: levelRecordingKind,
      payload: { scriptId: script.id, fileId: kept.id },
      uniqueKey: kept.id,
      // a scanner looks first
      runAt: new Date(now.getTime() + (house.clamdAddress === undefined ? 0 : scanFirstMs)),
      maxAttempts: levelAttemptsMax,
    })
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      after: { speaker, sha256: kept.sha256 },
    })
    return after
  },
})
