import { z } from 'zod'
import { findRateProvince } from '#domains/activities/rates.queries.ts'
import { rateRefusals } from '#domains/activities/spending.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Bỏ mức chi nhập sai. */
export const removeSpendingRate = act({
  name: 'activities.remove-spending-rate',
  may: 'set spending rates',
  parse: z.object({ rateId: idField() }).parse,
  async run({ tx, actor, audit }, { rateId }): Promise<void> {
    const rate = await tx.selectFrom('spending_rate').selectAll().where('id', '=', rateId).executeTakeFirst()
    const province = rate && (await findRateProvince(tx, actor, 'set spending rates', rate.province_id))
    if (rate === undefined || province === undefined) throw rateRefusals.notThere
    await tx.deleteFrom('spending_rate').where('id', '=', rateId).execute()
    const { norm, amount, document, article } = rate
    audit({
      subjectKind: 'spending-rate',
      subjectId: rateId,
      bodyId: province.bodyId,
      before: { norm, amount, document, article, fromDay: rate.from_day },
    })
  },
})
