import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { changeObligation } from '#domains/plans/acts/steps/change-obligation.ts'
import { type BulkItem, listDoneItems, loadBulkDeed, saveUndone } from '#domains/plans/bulk.store.ts'
import { type BulkKind, bulkWords, checkUndo, goneFurther } from '#domains/plans/bulk.ts'
import { removeOpenRequest } from '#domains/plans/exchange.store.ts'
import { uncheck } from '#domains/plans/obligation.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Hoàn tác: within the hour, by whoever did it; a row on which somebody has gone further stays, and is named. */
export const undoBulk = act({
  name: 'plans.undo-bulk',
  may: 'read tasks',
  parse: z.object({ deedId: idField() }).parse,
  async run(context, { deedId }) {
    const { tx, actor, now } = context
    const deed = await loadBulkDeed(tx, deedId, personIdOf(actor))
    checkUndo(deed, now)
    const left: { position: number; because: string }[] = []
    const undone = new Set<string>()
    for (const item of await listDoneItems(tx, deedId)) {
      // the second obligation of a task whose assignment is already taken back
      if (deed.kind === 'assign' && undone.has(item.taskId)) continue
      const because = await reasonToLeave(() => takeBack(context, deed.kind, item))
      if (because === null) undone.add(item.taskId)
      else left.push({ position: item.position, because })
    }
    await saveUndone(tx, deedId, now, left)
    return { deedId, left: left.length }
  },
})

async function takeBack(context: ActContext, kind: BulkKind, item: BulkItem): Promise<void> {
  const { tx, actor, audit } = context
  const { deed } = bulkWords[kind]
  if (kind === 'check') {
    const form = { taskId: item.taskId, obligationId: item.obligationId, version: item.after.version! }
    await changeObligation(context, deed, form, (before) => uncheck(before, personIdOf(actor)))
    return
  }
  const task = await loadTaskToChange(tx, actor, deed, item.taskId)
  if (kind === 'explain') {
    if (!(await removeOpenRequest(tx, item.after.exchangeId!))) throw new Refusal(409, goneFurther)
    const asked = { exchangeId: item.after.exchangeId }
    audit({ subjectKind: 'obligation', subjectId: item.obligationId, bodyId: task.issuerBodyId, before: asked })
    return
  }
  if (task.version !== item.after.version) throw new Refusal(409, goneFurther)
  const officerId = item.before.officerId ?? null
  await tx
    .updateTable('task')
    .set({ officer_id: officerId, version: task.version + 1 })
    .where('id', '=', task.id)
    .execute()
  audit({
    subjectKind: 'task',
    subjectId: task.id,
    bodyId: task.issuerBodyId,
    before: { officerId: task.officerId },
    after: { officerId },
  })
}

/** Who has gone further, lost the right or closed the task since: the row stays as it is. */
async function reasonToLeave(step: () => Promise<void>): Promise<string | null> {
  try {
    await step()
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.status === 404 ? error.message : goneFurther
  }
}
