import { personIdOf } from '#domains/people/person.ts'
import type { Correction, PlanDraft } from '#domains/plans/plan-draft.ts'
import { loadUploadToChange, type ReadUpload, saveDraft } from '#domains/plans/plan-upload.store.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** What every form on the checking page carries. */
export const draftFields = { uploadId: idField(), version: versionField() }
export const taskFields = { ...draftFields, taskKey: lineField('nhiệm vụ', 20) }

/** Where the officer was: the page goes back there. */
export type DraftChanged = { uploadId: string; taskKey: string | null }

type Change = { draft: PlanDraft; corrections: Correction[] }

/** load → rule → save for the draft of one upload; each correction is kept beside what was read. */
export async function changeDraft(
  context: ActContext,
  input: { uploadId: string; version: number; taskKey?: string },
  rule: (draft: PlanDraft, upload: ReadUpload) => Change | Promise<Change>,
): Promise<DraftChanged> {
  const { tx, actor, now, audit } = context
  const upload = await loadUploadToChange(tx, actor, 'upload plans', input.uploadId, input.version)
  const { draft, corrections } = await rule(upload.draft, upload)
  await saveDraft(tx, upload, draft, corrections, { personId: personIdOf(context.actor), at: now })
  for (const { field, taskKey, readValue, correctedValue } of corrections)
    audit({
      subjectKind: 'plan-upload',
      subjectId: upload.id,
      bodyId: upload.body_id,
      before: { taskKey, [field]: readValue },
      after: { taskKey, [field]: correctedValue },
    })
  return { uploadId: upload.id, taskKey: input.taskKey ?? corrections[0]?.taskKey ?? null }
}
