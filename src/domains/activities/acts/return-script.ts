import { z } from 'zod'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Trả lại bài phát thanh, with what is to be put right. */
export const returnScript = act({
  name: 'activities.return-script',
  may: 'approve broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField(), reason: textField('lý do trả lại', 10, 1_000) })
    .parse,
  async run({ tx, actor, now, audit }, { reason, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'approve broadcasts', form)
    if (script.state !== 'submitted') throw refusals.notSubmitted
    const after: Script = { ...script, state: 'draft', reason, version: script.version + 1 }
    await saveScript(tx, after, now)
    audit({ subjectKind: 'broadcast-script', subjectId: script.id, bodyId: script.bodyId, after: { returned: reason } })
    return after
  },
})
