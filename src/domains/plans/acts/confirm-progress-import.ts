import { z } from 'zod'
import { countLines, loadImport } from '#domains/plans/imports/import.store.ts'
import { refusals } from '#domains/plans/imports/progress-import.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

export const writeImportJob = 'plans.write-import'

/** «Ghi N dòng»: what was tried is to be written now, in the background. */
export const confirmProgressImport = act({
  name: 'plans.confirm-import',
  may: 'work on tasks',
  parse: z.object({ importId: idField() }).parse,
  async run({ tx, actor, now, audit }, { importId }) {
    await lockRow(tx, 'progress_import', importId)
    const { state, file_name } = await loadImport(tx, actor, importId)
    if (state !== 'tried') throw refusals.notTried
    const count = await countLines(tx, importId, 'ready')
    if (count === 0) throw refusals.nothingToWrite
    const jobId = await enqueue(tx, { kind: writeImportJob, payload: { importId }, runAt: now })
    await tx
      .updateTable('progress_import')
      .set({ state: 'writing', job_id: jobId })
      .where('id', '=', importId)
      .execute()
    audit({
      subjectKind: 'progress-import',
      subjectId: importId,
      bodyId: actor.bodyId,
      after: { fileName: file_name, count },
    })
    return { importId, count }
  },
})
