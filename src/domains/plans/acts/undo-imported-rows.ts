import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import { changeImportRows, importRowsSchema } from '#domains/plans/acts/steps/change-import-rows.ts'
import { changeObligation } from '#domains/plans/acts/steps/change-obligation.ts'
import type { ImportRow } from '#domains/plans/imports/import.store.ts'
import { loadObligation } from '#domains/plans/obligation.store.ts'
import { withdraw } from '#domains/plans/obligation.ts'
import { loadTaskToChange } from '#domains/plans/task.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { json, type Tx } from '#platform/database/database.ts'

/**
 * Hoàn tác một số dòng đã ghi: the claim is withdrawn and the note taken out; the audit keeps both. Where somebody has gone on
 * meanwhile (a further note, evidence, a check, a return) the row stays as it is and says so.
 */
export const undoImportedRows = act({
  name: 'plans.undo-imported-rows',
  may: 'work on tasks',
  parse: importRowsSchema.parse,
  run: (context, input) =>
    changeImportRows(context, { ...input, whileIn: 'undoing', from: 'written' }, (row) => outcomeOf(context, row)),
})

const wentOn =
  'Sau khi nhập đã có người làm tiếp trên mốc này (ghi thêm, kèm sản phẩm, kiểm tra hoặc trả lại) nên giữ nguyên.'

async function outcomeOf(context: ActContext, row: ImportRow) {
  const kept = (sentence: string) => ({ state: 'kept' as const, warnings: json([...row.warnings, sentence]) })
  try {
    return (await undoRow(context, row)) ? { state: 'undone' as const } : kept(wentOn)
  } catch (error) {
    if (error instanceof Refusal) return kept(error.message)
    throw error
  }
}

async function undoRow(context: ActContext, row: ImportRow): Promise<boolean> {
  const { tx, actor, audit } = context
  const task = await loadTaskToChange(tx, actor, 'work on tasks', row.task_id!)
  const obligation = await loadObligation(tx, task.id, row.obligation_id!)
  if (await isWorkedOnSince(tx, row, obligation.version)) return false
  if (row.version_after !== null)
    await changeObligation(
      context,
      'work on tasks',
      { taskId: task.id, obligationId: obligation.id, version: obligation.version },
      (before) => ({ ...withdraw(before), returned: row.was_returned === true }),
    )
  if (row.progress_id !== null) {
    await tx.deleteFrom('progress').where('id', '=', row.progress_id).execute()
    audit({
      subjectKind: 'task',
      subjectId: task.id,
      bodyId: task.issuerBodyId,
      before: { note: row.meant?.note, figures: row.meant?.figures },
      after: { note: null },
    })
  }
  return true
}

/** A claim that is not ours any more, or anything that was written about the obligation after the row. */
async function isWorkedOnSince(tx: Tx, row: ImportRow, version: number): Promise<boolean> {
  if (row.version_after !== null && row.version_after !== version) return true
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from progress where obligation_id = ${row.obligation_id} and id > ${row.mark_id} and id is distinct from ${row.progress_id}::uuid)
      or exists (select 1 from evidence where obligation_id = ${row.obligation_id} and id > ${row.mark_id})
      or exists (select 1 from exchange where obligation_id = ${row.obligation_id} and id > ${row.mark_id}) as found`.execute(
    tx,
  )
  return rows[0]?.found === true
}
