import { z } from 'zod'
import { loadRecordingToDecide, saveRecording } from '#domains/library/listening/recording.store.ts'
import { letBeHeard, refuse } from '#domains/library/listening/recording.ts'
import { findSpokenText } from '#domains/library/listening/spoken-text.queries.ts'
import { spokenHash } from '#domains/library/spoken-text.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Nghe lại và quyết định: the second person lets it be heard, or says why not. */
export const decideRecording = act({
  name: 'library.decide-recording',
  may: 'keep the library',
  parse: z.object({
    recordingId: idField(),
    version: versionField(),
    decision: z.enum(['heard', 'refused'], { error: 'Hãy chọn cho nghe hoặc không dùng.' }),
    reason: optionalLineField('lý do', 500),
  }).parse,
  async run({ tx, actor, now, today, audit }, { decision, reason, ...form }) {
    const before = await loadRecordingToDecide(tx, actor, 'keep the library', form)
    const spoken = await findSpokenText(tx, before.target, today)
    const [by, at] = [personIdOf(actor), now]
    if (decision === 'refused' && reason === '')
      throw new FormRefusal({ reason: 'Hãy ghi vì sao không dùng, để người thu biết mà thu lại.' })
    const currentHash = spoken === undefined ? null : spokenHash(spoken)
    const after =
      decision === 'heard' ? letBeHeard(before, { by, at, currentHash }) : refuse(before, { by, at, reason })
    await saveRecording(tx, after)
    audit({
      subjectKind: 'recording',
      subjectId: after.id,
      bodyId: after.bodyId,
      before: { state: before.state },
      after: { state: after.state, ...(reason === '' ? {} : { reason }) },
    })
    return after
  },
})
