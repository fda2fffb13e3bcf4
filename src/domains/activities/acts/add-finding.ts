import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { tellAsked } from '#domains/activities/acts/steps/tell-asked.ts'
import { listAskable } from '#domains/activities/supervision/supervision.queries.ts'
import { lockSupervision } from '#domains/activities/supervision/supervision.store.ts'
import { findingsMax, refusals } from '#domains/activities/supervision/supervision.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, textField } from '#platform/acts/fields.ts'

/** Ghi một kiến nghị: who is asked, and by when. */
export const addFinding = act({
  name: 'activities.add-finding',
  may: 'record activities',
  parse: z.object({
    supervisionId: idField(),
    askedBodyId: idField('Hãy chọn cơ quan được hỏi.'),
    text: textField('kiến nghị', 5, 3_000),
    dueOn: dayField('hạn trả lời'),
  }).parse,
  async run(context, { supervisionId, askedBodyId, text, dueOn }) {
    const { tx, actor, now, audit } = context
    const supervision = await lockSupervision(tx, actor, supervisionId)
    if (dueOn <= supervision.heldOn) throw refusals.dueBefore
    if (!(await listAskable(tx, supervision.placeId)).some(({ id }) => id === askedBodyId)) throw refusals.notThere
    const { count } = await tx
      .selectFrom('supervision_finding')
      .select((on) => on.fn.countAll<string>().as('count'))
      .where('supervision_id', '=', supervisionId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= findingsMax) throw refusals.full
    const id = newId(now.getTime())
    await tx
      .insertInto('supervision_finding')
      .values({
        id,
        supervision_id: supervisionId,
        asked_body_id: askedBodyId,
        text,
        due_on: dueOn,
        state: 'open',
        entered_at: now,
        entered_by: personIdOf(actor),
      })
      .execute()
    const { bodyId } = supervision
    await tellAsked(context, { id, supervisionId, bodyId, askedBodyId, text, dueOn, version: 0, reason: '' })
    audit({
      subjectKind: 'supervision',
      subjectId: supervisionId,
      bodyId: supervision.bodyId,
      after: { askedBodyId, text, dueOn },
    })
    return { supervisionId, id }
  },
})
