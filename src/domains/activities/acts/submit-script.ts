import { z } from 'zod'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Trình duyệt bài phát thanh. */
export const submitScript = act({
  name: 'activities.submit-script',
  may: 'keep broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField() }).parse,
  async run({ tx, actor, now, audit }, form): Promise<Script> {
    const script = await lockScript(tx, actor, 'keep broadcasts', form)
    if (script.state !== 'draft') throw refusals.notDraft
    const after: Script = { ...script, state: 'submitted', reason: '', version: script.version + 1 }
    await saveScript(tx, after, now)
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      after: { state: 'submitted' },
    })
    return after
  },
})
