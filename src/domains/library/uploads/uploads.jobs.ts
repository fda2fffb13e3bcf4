import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { readAttemptsMax, readLawUploadJob } from '#domains/library/acts/upload-law.ts'
import { draftOfReading, refuseIfNoLaw } from '#domains/library/uploads/draft-of-reading.ts'
import { openDoubts } from '#domains/library/uploads/law-draft.ts'
import { readLawFile } from '#domains/library/uploads/read-law-file.ts'
import { type Db, json } from '#platform/database/database.ts'
import { readKeptFile } from '#platform/files/file-response.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { FileStore } from '#platform/files/stored-file.ts'
import type { JobHandler } from '#platform/jobs/job.ts'

/** Việc nền của văn bản tải lên, by kind of job. */
export function lawUploadJobs(store: FileStore): Record<string, JobHandler> {
  return { [readLawUploadJob]: readUpload(store) }
}

/** bytes → shapes → reading → draft. A refusal is the upload's outcome, not the job's failure. */
function readUpload(store: FileStore): JobHandler {
  return async (work, payload) => {
    const { uploadId } = z.object({ uploadId: z.string() }).parse(payload)
    const db = work.database.kysely
    const upload = await db
      .selectFrom('law_upload')
      .select(['file_id', 'file_name', 'state'])
      .where('id', '=', uploadId)
      .executeTakeFirst()
    if (upload === undefined || upload.state !== 'queued') return
    await work.report(0, 2, 'Đang mở tệp')
    try {
      const bytes = await readKeptFile(store, await loadFile(db, upload.file_id))
      await work.report(1, 2, 'Đang đọc điều, khoản, điểm')
      const { document, reading } = await readLawFile(bytes, upload.file_name, work.signal)
      refuseIfNoLaw(reading)
      const draft = draftOfReading(reading)
      await work.database.transaction(async (tx) => {
        await tx
          .updateTable('law_upload')
          .set({
            state: 'read',
            document: json(document),
            reading: json(reading),
            draft: json(draft),
            open_doubts: openDoubts(draft).length,
            read_at: work.clock.now(),
          })
          .where('id', '=', uploadId)
          .where('state', '=', 'queued')
          .execute()
        await work.complete(tx)
      })
    } catch (error) {
      if (!(error instanceof Refusal)) {
        // nobody should wait for a reading that is not tried again; the fault itself goes on to the operator
        if (work.attempt >= readAttemptsMax && !work.signal.aborted)
          await refuse(db, uploadId, unreadable, work.clock.now())
        throw error
      }
      await work.database.transaction(async (tx) => {
        await refuse(tx, uploadId, error.message, work.clock.now())
        await work.complete(tx)
      })
    }
  }
}

const unreadable =
  'Hệ thống gặp lỗi khi đọc tệp này. Hãy lưu lại từ Word (hoặc xuất lại PDF) rồi tải lên; nếu vẫn lỗi, hãy báo bộ phận vận hành.'

async function refuse(db: Db, uploadId: string, refusal: string, at: Date): Promise<void> {
  await db
    .updateTable('law_upload')
    .set({ state: 'refused', refusal, read_at: at })
    .where('id', '=', uploadId)
    .where('state', '=', 'queued')
    .execute()
}
