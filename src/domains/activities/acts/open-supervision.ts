import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { refusals, type Supervision } from '#domains/activities/supervision/supervision.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalLineField } from '#platform/acts/fields.ts'

/** Ghi cuộc giám sát, phản biện đã diễn ra. */
export const openSupervision = act({
  name: 'activities.open-supervision',
  may: 'record activities',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan giám sát.'),
    kind: z.enum(['supervision', 'critique'], { error: 'Hãy chọn giám sát hay phản biện.' }),
    title: lineField('nội dung', 300),
    heldOn: dayField('ngày'),
    place: optionalLineField('địa điểm', 300),
    summary: optionalLineField('tóm tắt', 5_000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, heldOn, ...typed }): Promise<Supervision> {
    if (heldOn > today) throw refusals.dayAhead
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw activityRefusals.notYours
    const id = newId(now.getTime())
    await tx
      .insertInto('supervision')
      .values({ id, body_id: bodyId, held_on: heldOn, ...typed, entered_at: now, entered_by: personIdOf(actor) })
      .execute()
    audit({ subjectKind: 'supervision', subjectId: id, bodyId, after: { heldOn, ...typed } })
    return { id, bodyId, heldOn, ...typed }
  },
})
