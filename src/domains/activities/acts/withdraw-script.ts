import { z } from 'zod'
import { lockScript, saveScript } from '#domains/activities/broadcasts/script.store.ts'
import { refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/** Rút bài đã duyệt: it is aired and heard no more; what was aired stays in the log. Also by who wrote it. */
export const withdrawScript = act({
  name: 'activities.withdraw-script',
  may: 'keep broadcasts',
  parse: z.object({ scriptId: idField(), version: versionField(), reason: textField('lý do rút bài', 5, 1_000) }).parse,
  async run({ tx, actor, now, audit }, { reason, ...form }): Promise<Script> {
    const script = await lockScript(tx, actor, 'keep broadcasts', form)
    if (script.state !== 'approved') throw refusals.notApproved
    const after: Script = { ...script, state: 'withdrawn', reason, version: script.version + 1 }
    await saveScript(tx, after, now)
    audit({
      subjectKind: 'broadcast-script',
      subjectId: script.id,
      bodyId: script.bodyId,
      after: { state: 'withdrawn', reason },
    })
    return after
  },
})
