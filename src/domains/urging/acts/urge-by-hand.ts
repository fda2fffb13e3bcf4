import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { previewUrges } from '#domains/urging/by-hand.queries.ts'
import { refusals, urgesAtOnceMax } from '#domains/urging/by-hand.ts'
import { lockObligations, saveUrges } from '#domains/urging/urge.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, listField, textField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

/** Đôn đốc: one or several obligations with one message. What cannot be urged is left out and named; nothing left is a refusal. */
export const urgeByHand = act({
  name: 'urging.urge-by-hand',
  may: 'ask for explanation',
  parse: z.object({
    obligationId: listField(urgesAtOnceMax).pipe(z.array(idField())),
    message: textField('lời đôn đốc', 10, 500),
  }).parse,
  async run({ tx, actor, today, now, audit }, { obligationId: ids, message }) {
    if (ids.length === 0) throw refusals.none
    await lockObligations(tx, ids)
    const previews = await previewUrges(tx, actor, ids, today)
    const possible = previews.filter((one) => one.whyNot === undefined)
    const skipped = previews.filter((one) => one.whyNot !== undefined)
    if (possible.length === 0) throw refusals.allSkipped(skipped[0]!.whyNot!)
    const batchId = newId(now.getTime())
    const sentBy = personIdOf(actor)
    await tx
      .insertInto('urge_batch')
      .values({
        id: batchId,
        message,
        sent_by: sentBy,
        sent_at: now,
        skipped: json(skipped.map((one) => ({ obligationId: one.obligationId, why: one.whyNot! }))),
      })
      .execute()
    const urges = possible.map(({ duty, recipients }) => ({
      duty: duty!,
      step: 0 as const,
      why: 'Đôn đốc trực tiếp',
      recipients,
      batchId,
    }))
    await saveUrges(tx, urges, { day: today, now })
    for (const { obligationId, issuerBodyId, recipients } of possible)
      audit({
        subjectKind: 'obligation',
        subjectId: obligationId,
        bodyId: issuerBodyId,
        after: { message, recipients: recipients.map((one) => one.name) },
      })
    return { batchId, urged: possible.length, skipped: skipped.length }
  },
})
