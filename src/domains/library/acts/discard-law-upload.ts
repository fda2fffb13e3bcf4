import { z } from 'zod'
import { loadLawUpload, setUploadState } from '#domains/library/uploads/law-upload.store.ts'
import { refusals } from '#domains/library/uploads/law-upload.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ tài liệu: it was the wrong one. The row stays for the record; the same file may be sent again. */
export const discardLawUpload = act({
  name: 'library.discard-upload',
  may: 'keep the library',
  parse: z.object({ uploadId: idField() }).parse,
  async run({ tx, actor, audit }, { uploadId }) {
    await lockRow(tx, 'law_upload', uploadId)
    const upload = await loadLawUpload(tx, actor, uploadId)
    if (upload.state === 'adopted') throw refusals.adoptedAlready
    await setUploadState(tx, uploadId, 'discarded')
    audit({
      subjectKind: 'law-upload',
      subjectId: uploadId,
      bodyId: upload.keeper_body_id,
      before: { state: upload.state },
      after: { state: 'discarded' },
    })
    return { uploadId }
  },
})
