import type { Updateable } from 'kysely'
import { z } from 'zod'
import { type ImportRow, loadImport } from '#domains/plans/imports/import.store.ts'
import type { ProgressImportRowTable } from '#domains/plans/imports/import.tables.ts'
import { type ImportState, type RowState, writtenAtOnceMax } from '#domains/plans/imports/progress-import.ts'
import { type ActContext, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Some rows of an import, by their lines. */
export const importRowsSchema = z.object({
  importId: idField(),
  lines: z.array(z.number().int()).max(writtenAtOnceMax),
})

type Wanted = z.infer<typeof importRowsSchema> & {
  /** The import must be at this, otherwise nothing is done: the job came late. */
  whileIn: ImportState
  /** The rows that are still at this. */
  from: RowState
}

/** Each row and what becomes of it, in the act's transaction; another chunk of the same import waits. */
export async function changeImportRows(
  context: ActContext,
  { importId, lines, whileIn, from }: Wanted,
  outcomeOf: (row: ImportRow) => Promise<Updateable<ProgressImportRowTable>>,
): Promise<void> {
  const { tx, actor } = context
  await lockRow(tx, 'progress_import', importId)
  const { state } = await loadImport(tx, actor, importId)
  if (state !== whileIn || lines.length === 0) return
  const rows = await tx
    .selectFrom('progress_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', 'in', lines)
    .where('state', '=', from)
    .orderBy('task_id') // tasks are locked in one order, so that two imports never wait for each other
    .orderBy('line')
    .execute()
  for (const row of rows)
    await tx
      .updateTable('progress_import_row')
      .set(await outcomeOf(row))
      .where('import_id', '=', importId)
      .where('line', '=', row.line)
      .execute()
}
