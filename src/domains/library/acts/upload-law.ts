import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { checkKeeper } from '#domains/library/uploads/law-upload.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, optionalIdField } from '#platform/acts/fields.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'

const lawKinds: readonly FileKind[] = ['docx', 'pdf', 'text']

export const readLawUploadJob = 'library.read-upload'
export const readAttemptsMax = 3

/** Tải văn bản pháp luật lên: keeps the file, queues the reading and returns at once. The same file is recognised. */
export const uploadLaw = act({
  name: 'library.upload-law',
  may: 'keep the library',
  parse: z.object({ keeperBodyId: optionalIdField(), files: filesField('law') }).parse,
  async run(context, { keeperBodyId, files }) {
    const { tx, actor, now, house, audit } = context
    const [file, ...more] = files
    if (file === undefined) throw new FormRefusal({ law: 'Hãy chọn tệp văn bản (Word, PDF hoặc văn bản thuần).' })
    if (more.length > 0) throw new FormRefusal({ law: 'Mỗi lần chỉ tải lên một văn bản. Hãy chọn một tệp.' })
    await checkKeeper(tx, actor, keeperBodyId)
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: lawKinds,
      sizeBytesMax: house.uploadSizeMbMax * 1_048_576,
    })
    const known = await tx
      .selectFrom('law_upload')
      .select('id')
      .where('sha256', '=', kept.sha256)
      .where('keeper_body_id', 'is not distinct from', keeperBodyId)
      .where('state', 'in', ['queued', 'read', 'adopted'])
      .executeTakeFirst()
    if (known !== undefined) return { uploadId: known.id, isKnown: true }
    const id = newId(now.getTime())
    const jobId = await enqueue(tx, {
      kind: readLawUploadJob,
      payload: { uploadId: id },
      runAt: now,
      maxAttempts: readAttemptsMax,
    })
    await tx
      .insertInto('law_upload')
      .values({
        id,
        keeper_body_id: keeperBodyId,
        file_id: kept.id,
        sha256: kept.sha256,
        file_name: kept.name,
        state: 'queued',
        job_id: jobId,
        refusal: null,
        document_id: null,
        uploaded_by: personIdOf(actor),
        uploaded_at: now,
        read_at: null,
      })
      .execute()
    const after = { fileName: kept.name, sha256: kept.sha256 }
    audit({ subjectKind: 'law-upload', subjectId: id, bodyId: keeperBodyId, after })
    return { uploadId: id, isKnown: false }
  },
})
