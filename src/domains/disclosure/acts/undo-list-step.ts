import { z } from 'zod'
import { eraseList, findList, saveList } from '#domains/disclosure/disclosure.store.ts'
import { refusals } from '#domains/disclosure/disclosure.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, textField, versionField } from '#platform/acts/fields.ts'

/**
 * Bỏ ghi the last step of the list that stands, entered by mistake, with the reason: where it was posted, or else that it was made. The
 * list before it then stands again; what was erased is in the audit.
 */
export const undoListStep = act({
  name: 'disclosure.undo-list-step',
  may: 'record disclosures',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    listId: idField(),
    version: versionField(),
    listUndoWhy: textField('vì sao', 5, 500),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, listId, version, listUndoWhy }): Promise<{ bodyId: string }> {
    await lockRow(tx, 'body', bodyId)
    const before = await findList(tx, actor, 'record disclosures', bodyId)
    if (before === undefined) throw refusals.noList
    if (before.id !== listId || before.version !== version) throw refusals.listChanged
    const { madeOn, number, postedOn, postedAt } = before
    const subject = { subjectKind: 'disclosure-list', subjectId: listId, bodyId }
    if (postedOn !== null) {
      await saveList(tx, { ...before, postedOn: null, postedAt: '', version: version + 1 })
      audit({ ...subject, before: { postedOn, postedAt }, after: { postedOn: null, why: listUndoWhy } })
      return { bodyId }
    }
    const formerId = await eraseList(tx, before)
    audit({ ...subject, before: { madeOn, number }, after: { madeOn: null, formerId, why: listUndoWhy } })
    return { bodyId }
  },
})
