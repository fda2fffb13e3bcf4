import { z } from 'zod'
import { listModelFiles, lockDraft, saveModel } from '#domains/activities/models/model.store.ts'
import { type Model, modelFileMbMax, modelFilesMax, refusals } from '#domains/activities/models/model.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, idField, versionField } from '#platform/acts/fields.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'

/** Thêm minh chứng của một mô hình chưa chia sẻ; whoever adds it is one of its writers, and reads it not as the second person. */
export const addModelFile = act({
  name: 'activities.add-model-file',
  may: 'record activities',
  parse: z.object({ modelId: idField(), version: versionField(), files: filesField('evidence') }).parse,
  async run({ tx, house, actor, now, audit }, { files, ...form }): Promise<Model> {
    const model = await lockDraft(tx, actor, form)
    if (files.length === 0) throw new FormRefusal({ evidence: 'Hãy chọn ít nhất một tệp.' })
    if ((await listModelFiles(tx, model.id)).length + files.length > modelFilesMax) throw refusals.filesFull
    for (const { name, bytes } of files) {
      const kept = await keepFile(tx, house, {
        name,
        content: bytes,
        uploadedBy: actor.personId,
        now,
        allowed: evidenceKinds,
        sizeBytesMax: modelFileMbMax * 1_048_576,
      })
      await tx
        .insertInto('law_model_file')
        .values({ model_id: model.id, file_id: kept.id, name: name.slice(0, 300) })
        .onConflict((on) => on.columns(['model_id', 'file_id']).doNothing())
        .execute()
      audit({
        subjectKind: 'law-model',
        subjectId: model.id,
        bodyId: model.bodyId,
        after: { file: name, sha256: kept.sha256 },
      })
    }
    const writer = personIdOf(actor)
    const after = {
      ...model,
      writerIds: [...new Set([...model.writerIds, writer])],
      version: model.version + 1,
    }
    await saveModel(tx, after, null)
    return after
  },
})
