import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { addProgress } from '#domains/plans/acts/steps/add-progress.ts'
import { changeImportRows, importRowsSchema } from '#domains/plans/acts/steps/change-import-rows.ts'
import { claimDone } from '#domains/plans/acts/steps/claim-done.ts'
import { findWritten, type ImportRow } from '#domains/plans/imports/import.store.ts'
import { judgeRow } from '#domains/plans/imports/judge-row.ts'
import { loadObligation } from '#domains/plans/obligation.store.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { json } from '#platform/database/database.ts'

/**
 * Ghi một số dòng đã nhập: each does what «Ghi tiến độ» and «Báo đã xong» do, by the same rules, as things stand now. Rows and
 * what they do are one commit, so that a row counts once wherever the worker dies. A row that is refused now becomes one
 * that failed; the others go on.
 */
export const writeImportedRows = act({
  name: 'plans.write-imported-rows',
  may: 'work on tasks',
  parse: importRowsSchema.parse,
  run: (context, input) =>
    changeImportRows(context, { ...input, whileIn: 'writing', from: 'ready' }, (row) => outcomeOf(context, row)),
})

async function outcomeOf(context: ActContext, row: ImportRow) {
  const failed = (sentence: string) => ({
    state: 'failed' as const,
    problems: json([...row.problems, { address: `dòng ${row.line}`, sentence }]),
  })
  try {
    return await writeRow(context, row, failed)
  } catch (error) {
    // one row's refusal is that row's outcome: nothing of it was written before a rule could refuse
    if (error instanceof Refusal) return failed(error.message)
    throw error
  }
}

async function writeRow(
  context: ActContext,
  { task_id, obligation_id, meant, fingerprint, warnings }: ImportRow,
  failed: (sentence: string) => { state: 'failed'; problems: string },
) {
  const { tx, actor } = context
  const task = await loadTaskToChange(tx, actor, 'work on tasks', task_id!)
  const before = await loadObligation(tx, task.id, obligation_id!)
  const isWritten = (await findWritten(tx, [fingerprint!])).size > 0
  const verdict = judgeRow(meant!, { obligation: before, closed: task.closed }, isWritten)
  if (verdict.kind === 'failed') return failed(verdict.sentence)
  if (verdict.kind === 'repeated')
    return { state: 'repeated' as const, warnings: json([...warnings, verdict.sentence]) }
  const { note, figures, doneDay } = meant!
  const input = { taskId: task.id, obligationId: before.id, version: before.version }
  const markId = newId(context.now.getTime())
  const after = verdict.claim ? await claimDone(context, { ...input, doneDay: doneDay! }) : before
  const progressId = verdict.progress
    ? await addProgress(context, task, { obligationId: before.id, note: note!, figures })
    : null
  return {
    state: 'written' as const,
    mark_id: markId,
    progress_id: progressId,
    was_returned: verdict.claim ? before.returned : null,
    version_after: verdict.claim ? after.version : null,
  }
}
