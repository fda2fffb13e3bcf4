import { z } from 'zod'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { heardFileOf, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Đã nghe, cho dùng: by somebody else than who brought it; the very file that was heard, which stays as it is from then on. */
export const acceptScriptRecording = act({
  name: 'activities.accept-script-recording',
  may: 'approve broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField(), fileId: idField() }).parse,
  async run({ tx, actor, now, audit }, { fileId, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'approve broadcasts', form)
    const { recording } = script
    if (recording === null || recording.heardBy !== null) throw refusals.noRecording
    if (heardFileOf(recording) !== fileId)
      throw recording.fileId === fileId ? refusals.evenMeanwhile : refusals.changedMeanwhile
    const by = personIdOf(actor)
    if (recording.by === by) throw refusals.ownRecording
    const after: Script = { ...script, recording: { ...recording, heardBy: by }, version: script.version + 1 }
    await saveScript(tx, after, now)
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      after: { recordingHeard: true, fileId },
    })
    return after
  },
})
