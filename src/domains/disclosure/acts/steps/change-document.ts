import { lockLocalDocument, saveLocalDocument } from '#domains/disclosure/local-document.store.ts'
import type { LocalDocument } from '#domains/disclosure/local-document.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** What every form about a document sends. */
export const documentForm = { documentId: idField(), version: versionField() }

/** A step that was noted already is noted otherwise only with a reason, which the audit keeps. */
export const whyAgain = () => optionalLineField('vì sao ghi lại', 500)

/**
 * One step of a document: what `change` makes of it is saved as its next version, with the fields that it wrote before and after in the
 * audit.
 */
export async function changeDocument<Fields extends Partial<LocalDocument>>(
  { tx, actor, audit }: Pick<ActContext, 'tx' | 'actor' | 'audit'>,
  form: { documentId: string; version: number },
  change: (before: LocalDocument) => Fields | Promise<Fields>,
  why = '',
): Promise<LocalDocument> {
  const before = await lockLocalDocument(tx, actor, form)
  const fields = await change(before)
  const after: LocalDocument = { ...before, ...fields, version: before.version + 1 }
  await saveLocalDocument(tx, after)
  const keys = Object.keys(fields) as (keyof LocalDocument)[]
  audit({
    subjectKind: 'local-document',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: Object.fromEntries(keys.map((key) => [key, before[key]])),
    after: { ...fields, ...(why !== '' && { why }) },
  })
  return after
}
