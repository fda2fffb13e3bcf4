import { z } from 'zod'
import { loadImport } from '#domains/plans/imports/import.store.ts'
import { mayStillUndo, refusals } from '#domains/plans/imports/progress-import.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

export const undoImportJob = 'plans.undo-import'

/** Hoàn tác cả lần nhập: within seven days; rows on which somebody has gone on are left and named. */
export const undoProgressImport = act({
  name: 'plans.undo-import',
  may: 'work on tasks',
  parse: z.object({ importId: idField() }).parse,
  async run({ tx, actor, now, audit }, { importId }) {
    await lockRow(tx, 'progress_import', importId)
    const { state, written_at, file_name } = await loadImport(tx, actor, importId)
    if (state !== 'written') throw refusals.notWritten
    if (!mayStillUndo({ state, writtenAt: written_at }, now)) throw refusals.undoTooLate
    const jobId = await enqueue(tx, { kind: undoImportJob, payload: { importId }, runAt: now })
    await tx
      .updateTable('progress_import')
      .set({ state: 'undoing', job_id: jobId })
      .where('id', '=', importId)
      .execute()
    audit({ subjectKind: 'progress-import', subjectId: importId, bodyId: actor.bodyId, after: { fileName: file_name } })
    return { importId }
  },
})
