import { z } from 'zod'
import { loadUpload } from '#domains/plans/plan-upload.store.ts'
import { refusals } from '#domains/plans/plan-upload.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ tài liệu: it was the wrong one. The row stays for the record; the same file may be uploaded again. */
export const discardUpload = act({
  name: 'plans.discard-upload',
  may: 'upload plans',
  parse: z.object({ uploadId: idField() }).parse,
  async run({ tx, actor, audit }, input) {
    await lockRow(tx, 'plan_upload', input.uploadId)
    const upload = await loadUpload(tx, actor, 'upload plans', input.uploadId)
    if (upload.state === 'adopted') throw refusals.adoptedAlready
    await tx.updateTable('plan_upload').set({ state: 'discarded' }).where('id', '=', upload.id).execute()
    audit({
      subjectKind: 'plan-upload',
      subjectId: upload.id,
      bodyId: upload.body_id,
      before: { state: upload.state },
      after: { state: 'discarded' },
    })
    return upload
  },
})
