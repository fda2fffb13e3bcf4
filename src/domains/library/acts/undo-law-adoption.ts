import { z } from 'zod'
import { lockDocuments } from '#domains/library/desk/desk.store.ts'
import { countLeaning, removeAdopted } from '#domains/library/uploads/law-adoption.store.ts'
import { loadLawUpload, setUploadState } from '#domains/library/uploads/law-upload.store.ts'
import { checkNothingLeans, refusals } from '#domains/library/uploads/law-upload.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Hoàn tác việc nhập: while nothing leans on it. The file goes back to being checked, with its corrections. */
export const undoLawAdoption = act({
  name: 'library.undo-adoption',
  may: 'keep the library',
  parse: z.object({ uploadId: idField() }).parse,
  async run({ tx, actor, now, audit }, { uploadId }) {
    await lockRow(tx, 'law_upload', uploadId)
    const upload = await loadLawUpload(tx, actor, uploadId)
    const { adopted } = upload
    if (upload.state !== 'adopted' || adopted === null) throw refusals.notAdopted
    await lockDocuments(tx, [adopted.documentId])
    checkNothingLeans(await countLeaning(tx, adopted))
    await setUploadState(tx, uploadId, 'read')
    await removeAdopted(tx, adopted, now)
    audit({
      subjectKind: 'law-document',
      subjectId: adopted.documentId,
      bodyId: upload.keeper_body_id,
      before: { articles: adopted.articleIds.length, texts: adopted.versions.length },
      after: { undone: true, isNewDocument: adopted.isNewDocument },
    })
    return { uploadId }
  },
})
