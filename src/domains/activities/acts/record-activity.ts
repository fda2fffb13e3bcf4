import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { addActivity, findByKey, loadVersion } from '#domains/activities/activity.store.ts'
import { type Activity, emptyFields, refusals } from '#domains/activities/activity.ts'
import { isSame } from '#domains/activities/activity-edit.ts'
import { deviceTimeField, formKeyField, readNewFields } from '#domains/activities/activity-fields.ts'
import { isSource, sourceName } from '#domains/activities/activity-source.ts'
import { checkActivity } from '#domains/activities/acts/steps/check-activity.ts'
import { type Received, receiveEdit } from '#domains/activities/acts/steps/receive-edit.ts'
import { checkOwnImport } from '#domains/activities/rows/activity-import.store.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { optionalIdField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'

const frame = z.object({
  bodyId: optionalIdField(),
  formKey: formKeyField,
  importId: optionalIdField(),
  deviceAt: deviceTimeField,
  source: z
    .string()
    .default('')
    .refine(isSource, 'Đường dẫn không đúng. Hãy mở lại mẫu từ trang của cuộc thi, bài phát thanh.'),
})

/**
 * Ghi một hoạt động: with the short form or the whole one, once a key. The same key with other words (the form was gone back to)
 * corrects the record that it made.
 */
export const recordActivity = act({
  name: 'activities.record',
  may: 'record activities',
  parse: (raw) => ({
    ...frame.parse(raw),
    fields: readNewFields(raw as Record<string, unknown>, emptyFields),
  }),
  async run(
    context,
    { bodyId: chosen, formKey, importId, deviceAt, source, fields },
  ): Promise<Received & { isNew: boolean }> {
    const { tx, actor, now, audit } = context
    // a form that was taken along was made for nobody: it is of the body that its writer belongs to
    const bodyId = chosen ?? actor.bodyId
    if (bodyId === null) throw refusals.notYours
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw refusals.notYours
    const keyHash = hashToken(formKey)
    await checkOwnImport(tx, actor, importId)
    const writing = { keyHash, writtenBy: personIdOf(actor), at: now, deviceAt, importId }
    const before = await findByKey(tx, keyHash)
    if (before === undefined) {
      const pins = await checkActivity(context, fields, undefined)
      const activity: Activity = {
        id: newId(now.getTime()),
        bodyId,
        state: 'recorded',
        reason: '',
        fields,
        source,
        recordedBy: writing.writtenBy,
        recordedAt: now,
        version: 0,
      }
      if (await addActivity(tx, activity, pins, writing)) {
        audit({ subjectKind: 'activity', subjectId: activity.id, bodyId, after: fields })
        return { activityId: activity.id, outcome: 'saved', editId: '', isNew: true }
      }
    }
    const activityId = before ?? (await findByKey(tx, keyHash))
    if (activityId === undefined) throw refusals.recordedBefore(sourceName(source))
    const first = await loadVersion(tx, activityId, 0)
    if (isSame(first, fields)) return { activityId, outcome: 'unchanged', editId: '', isNew: false }
    const another = { ...writing, keyHash: hashToken(`${formKey} ${JSON.stringify(fields)}`) }
    return {
      ...(await receiveEdit(context, { activityId, baseVersion: 0, patch: fields }, another)),
      isNew: false,
    }
  },
})
