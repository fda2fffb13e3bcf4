import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { lockDraft, saveModel } from '#domains/activities/models/model.store.ts'
import { type Model, refusals } from '#domains/activities/models/model.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalIdField, textField, versionField } from '#platform/acts/fields.ts'

/** Ghi, sửa mô hình; whoever writes in it does not share it. */
export const writeModel = act({
  name: 'activities.write-model',
  may: 'record activities',
  parse: z.object({
    modelId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên mô hình', 200),
    what: textField('cách làm', 10, 5_000),
    outcome: textField('kết quả', 10, 5_000),
    sinceDay: dayField('ngày bắt đầu'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { modelId, version, bodyId, ...typed }): Promise<Model> {
    if (typed.sinceDay > today) throw refusals.dayAhead
    const writer = personIdOf(actor)
    if (modelId !== null) {
      const before = await lockDraft(tx, actor, { modelId, version })
      const after = {
        ...before,
        ...typed,
        writerIds: [...new Set([...before.writerIds, writer])],
        version: version + 1,
      }
      await saveModel(tx, after, null)
      audit({ subjectKind: 'law-model', subjectId: modelId, bodyId: before.bodyId, after: typed })
      return after
    }
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw activityRefusals.notYours
    const model: Model = { id: newId(now.getTime()), bodyId, ...typed, state: 'draft', writerIds: [writer], version: 0 }
    await saveModel(tx, model, null)
    audit({ subjectKind: 'law-model', subjectId: model.id, bodyId, after: typed })
    return model
  },
})
