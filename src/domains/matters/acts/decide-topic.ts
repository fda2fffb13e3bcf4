import { sql } from 'kysely'
import { z } from 'zod'
import { isTopic, type Topic } from '#domains/matters/feeds/topic.ts'
import { saveTopicDecision } from '#domains/matters/feeds/topics.store.ts'
import { refusals } from '#domains/matters/matter.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField, textField } from '#platform/acts/fields.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** Một chủ đề chưa được trả lời: taken into a plan in preparation (`uploadId`), or not, for a reason; it comes back next year. */
export const decideTopic = act({
  name: 'matters.decide-topic',
  may: 'work on matters',
  parse: z.object({
    bodyId: idField(),
    topic: z
      .string()
      .refine(isTopic, 'Hãy chọn chủ đề trong danh sách.')
      .transform((topic) => topic as Topic),
    uploadId: optionalIdField(),
    reason: textField('lý do không đưa vào kế hoạch', 10, 10_000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, topic, uploadId, reason }) {
    const { rows } = await sql`
      select 1 from body where id = ${bodyId} and ${whereMay(actor, 'work on matters', 'body')}`.execute(tx)
    if (rows.length === 0) throw refusals.notFound
    const decision = uploadId === null ? ('dismissed' as const) : ('taken' as const)
    const decided = { bodyId, topic, year: Number(today.slice(0, 4)), decision, reason, uploadId }
    await saveTopicDecision(tx, decided, { personId: personIdOf(actor), at: now })
    audit({ subjectKind: 'body', subjectId: bodyId, bodyId, after: decided })
    return decided
  },
})
