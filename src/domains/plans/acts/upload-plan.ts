import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadPlan, refusals as planRefusals } from '#domains/plans/plan.store.ts'
import { refusals } from '#domains/plans/plan-upload.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, idField, optionalIdField } from '#platform/acts/fields.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { whereMay } from '#platform/permission/permission.ts'

const planKinds: readonly FileKind[] = ['docx', 'pdf', 'text']

export const readUploadJob = 'plans.read-upload'
export const readAttemptsMax = 3

/** Tải kế hoạch lên: keeps the file, queues the reading and returns at once. A document that is here already is recognised. */
export const uploadPlan = act({
  name: 'plans.upload-plan',
  may: 'upload plans',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan ban hành kế hoạch.'),
    amendsPlanId: optionalIdField(),
    files: filesField('plan'),
  }).parse,
  async run(context, input) {
    const { tx, actor, now, house, audit } = context
    const [file, ...more] = input.files
    if (file === undefined) throw new FormRefusal({ plan: 'Hãy chọn tệp kế hoạch (Word, PDF hoặc văn bản thuần).' })
    if (more.length > 0) throw new FormRefusal({ plan: 'Mỗi lần chỉ tải lên một kế hoạch. Hãy chọn một tệp.' })
    const body = await tx
      .selectFrom('body')
      .select(['id', 'name'])
      .where('id', '=', input.bodyId)
      .where(whereMay(actor, 'upload plans', 'body'))
      .forNoKeyUpdate() // a second click on «Tải lên» waits here, and then meets the document of the first
      .executeTakeFirst()
    if (body === undefined) throw refusals.bodyElsewhere
    if (input.amendsPlanId !== null) {
      const amended = await loadPlan(tx, actor, 'adopt plans', input.amendsPlanId)
      if (amended.state !== 'adopted') throw planRefusals.notAdopted
    }
    const kept = await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: planKinds,
      sizeBytesMax: house.uploadSizeMbMax * 1_048_576,
    })
    const known = await tx
      .selectFrom('plan_upload')
      .select('id')
      .where('sha256', '=', kept.sha256)
      .where('body_id', '=', body.id)
      .where('state', 'in', ['queued', 'read', 'adopted'])
      .executeTakeFirst()
    if (known !== undefined) return { uploadId: known.id, isKnown: true }
    const id = newId(now.getTime())
    const jobId = await enqueue(tx, {
      kind: readUploadJob,
      payload: { uploadId: id },
      runAt: now,
      maxAttempts: readAttemptsMax,
    })
    await tx
      .insertInto('plan_upload')
      .values({
        id,
        body_id: body.id,
        file_id: kept.id,
        sha256: kept.sha256,
        file_name: kept.name,
        state: 'queued',
        job_id: jobId,
        document: null,
        reading: null,
        draft: null,
        refusal: null,
        amends_plan_id: input.amendsPlanId,
        uploaded_by: personIdOf(context.actor),
        uploaded_at: now,
        read_at: null,
      })
      .execute()
    audit({
      subjectKind: 'plan-upload',
      subjectId: id,
      bodyId: body.id,
      after: { fileName: kept.name, sha256: kept.sha256, amends: input.amendsPlanId },
    })
    return { uploadId: id, isKnown: false }
  },
})
