import { z } from 'zod'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { loadModel } from '#domains/activities/models/model.store.ts'
import { type Model, refusals } from '#domains/activities/models/model.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi cơ quan mình làm theo một mô hình đã chia sẻ, once a body; written again, it is corrected. */
export const takeUpModel = act({
  name: 'activities.take-up-model',
  may: 'record activities',
  parse: z.object({
    modelId: idField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    sinceDay: dayField('ngày bắt đầu làm theo'),
    note: optionalLineField('ghi chú', 500),
  }).parse,
  async run({ tx, actor, now, today, audit }, { modelId, bodyId, sinceDay, note }): Promise<Model> {
    const model = await loadModel(tx, actor, modelId)
    if (model.state !== 'shared') throw refusals.notFound
    if (sinceDay > today) throw refusals.dayAhead
    if (sinceDay < model.sinceDay) throw refusals.beforeModel
    if (model.bodyId === bodyId) throw refusals.ownUse
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw activityRefusals.notYours
    const row = { since_day: sinceDay, note, entered_at: now, entered_by: personIdOf(actor) }
    await tx
      .insertInto('law_model_use')
      .values({ model_id: modelId, body_id: bodyId, ...row })
      .onConflict((on) => on.columns(['model_id', 'body_id']).doUpdateSet(row))
      .execute()
    audit({ subjectKind: 'law-model', subjectId: modelId, bodyId, after: { takenUp: sinceDay, note } })
    return model
  },
})
