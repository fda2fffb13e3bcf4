import { z } from 'zod'
import { loadRecordingToDecide, saveRecording } from '#domains/library/listening/recording.store.ts'
import { withdraw } from '#domains/library/listening/recording.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Rút bản đọc: nobody hears it any more; the reason stays. */
export const withdrawRecording = act({
  name: 'library.withdraw-recording',
  may: 'keep bookshelves',
  parse: z.object({ recordingId: idField(), version: versionField(), reason: lineField('lý do rút', 500) }).parse,
  async run({ tx, actor, now, audit }, { reason, ...form }) {
    const before = await loadRecordingToDecide(tx, actor, 'keep bookshelves', form)
    const after = withdraw(before, { by: personIdOf(actor), at: now, reason })
    await saveRecording(tx, after)
    audit({
      subjectKind: 'recording',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { state: before.state },
      after: { state: after.state, reason },
    })
    return after
  },
})
