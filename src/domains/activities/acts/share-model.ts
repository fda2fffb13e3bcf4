import { z } from 'zod'
import { listModelFiles, lockDraft, saveModel } from '#domains/activities/models/model.store.ts'
import { type Model, refusals } from '#domains/activities/models/model.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** Chia sẻ mô hình với mọi cơ quan, by somebody who did not write in it, and with evidence. */
export const shareModel = act({
  name: 'activities.share-model',
  may: 'record activities',
  parse: z.object({ modelId: idField(), version: versionField() }).parse,
  async run({ tx, actor, now, audit }, form): Promise<Model> {
    const model = await lockDraft(tx, actor, form)
    const by = personIdOf(actor)
    if (model.writerIds.includes(by)) throw refusals.ownModel
    if ((await listModelFiles(tx, model.id)).length === 0) throw refusals.noEvidence
    const after: Model = { ...model, state: 'shared', version: model.version + 1 }
    await saveModel(tx, after, { by, at: now })
    audit({ subjectKind: 'law-model', subjectId: model.id, bodyId: model.bodyId, after: { state: 'shared' } })
    return after
  },
})
