import { loadObligation, saveObligation } from '#domains/plans/obligation.store.ts'
import { type Obligation, refusals } from '#domains/plans/obligation.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import type { Task, TaskDeed } from '#domains/plans/task.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every form about one obligation carries. */
export const obligationFields = { taskId: idField(), obligationId: idField(), version: versionField() }

export type ObligationInput = { taskId: string; obligationId: string; version: number }

/** load → rule → save → audit for one obligation, seen by nobody else meanwhile; `rule` may refuse. `said` is kept in the audit. */
export async function changeObligation(
  context: ActContext,
  deed: TaskDeed,
  input: ObligationInput,
  rule: (obligation: Obligation, task: Task) => Obligation | Promise<Obligation>,
  said: Record<string, unknown> = {},
): Promise<{ task: Task; obligation: Obligation }> {
  const { tx, actor, audit } = context
  const task = await loadTaskToChange(tx, actor, deed, input.taskId)
  const before = await loadObligation(tx, task.id, input.obligationId)
  if (before.version !== input.version) throw refusals.changedMeanwhile
  const after = await rule(before, task)
  await saveObligation(tx, after)
  audit({
    subjectKind: 'obligation',
    subjectId: after.id,
    bodyId: task.issuerBodyId,
    before: trace(before),
    after: { ...trace(after), ...said },
  })
  return { task, obligation: after }
}

/** What the audit keeps of an obligation. */
function trace({ label, state, returned, dueDay, doneDay, claimedBy, checkedBy }: Obligation) {
  return { label, state, returned, dueDay, doneDay, claimedBy, checkedBy }
}
