import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField } from '#platform/acts/fields.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

/** The old kind is taken in so that the reader can say what to do with it. */
const tableKinds: readonly FileKind[] = ['xlsx', 'ods', 'text', 'xls']
export const importSizeMbMax = 20

export const tryImportJob = 'plans.try-import'
export const tryAttemptsMax = 3

/** Gửi tệp tiến độ: keeps the file and queues the trial; nothing is written on any task yet. */
export const startProgressImport = act({
  name: 'plans.start-import',
  may: 'work on tasks',
  parse: z.object({ files: filesField('table') }).parse,
  async run({ tx, actor, now, house, audit }, input) {
    const [file, ...more] = input.files
    if (file === undefined) throw new FormRefusal({ table: 'Hãy chọn tệp Excel đã điền tiến độ.' })
    if (more.length > 0) throw new FormRefusal({ table: 'Mỗi lần chỉ gửi một tệp. Hãy chọn một tệp.' })
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: tableKinds,
      sizeBytesMax: importSizeMbMax * 1_048_576,
    })
    const id = newId(now.getTime())
    const jobId = await enqueue(tx, {
      kind: tryImportJob,
      payload: { importId: id },
      runAt: now,
      maxAttempts: tryAttemptsMax,
    })
    await tx
      .insertInto('progress_import')
      .values({
        id,
        file_id: kept.id,
        file_name: kept.name,
        state: 'queued',
        job_id: jobId,
        refusal: null,
        started_by: personIdOf(actor),
        started_at: now,
        written_at: null,
        undone_at: null,
      })
      .execute()
    audit({
      subjectKind: 'progress-import',
      subjectId: id,
      bodyId: actor.bodyId,
      after: { fileName: kept.name, sha256: kept.sha256 },
    })
    return { importId: id }
  },
})
