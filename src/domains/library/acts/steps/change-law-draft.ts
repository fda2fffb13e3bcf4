import type { LawDraft } from '#domains/library/uploads/law-draft.ts'
import { loadLawUploadToChange, saveLawDraft } from '#domains/library/uploads/law-upload.store.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** What every form on the checking page carries. */
export const lawDraftFields = { uploadId: idField(), version: versionField() }
export const articleKeyField = lineField('điều', 20)

/** load → rule → save for the draft of one upload; `said` is what the audit tells of it. */
export async function changeLawDraft(
  { tx, actor, audit }: ActContext,
  form: { uploadId: string; version: number },
  rule: (draft: LawDraft) => { draft: LawDraft; before?: unknown; after: unknown },
): Promise<{ uploadId: string }> {
  const upload = await loadLawUploadToChange(tx, actor, form)
  const { draft, before, after } = rule(upload.draft)
  await saveLawDraft(tx, upload, draft)
  audit({ subjectKind: 'law-upload', subjectId: upload.id, bodyId: upload.keeper_body_id, before, after })
  return { uploadId: upload.id }
}
