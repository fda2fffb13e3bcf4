import { z } from 'zod'
import { findRateProvince } from '#domains/activities/rates.queries.ts'
import { rateRefusals } from '#domains/activities/spending.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Xác nhận mức chi mà xã, phường từng ghi: the province says that its council decided it; from then on it decides. */
export const confirmSpendingRate = act({
  name: 'activities.confirm-spending-rate',
  may: 'set spending rates',
  parse: z.object({ rateId: idField() }).parse,
  async run({ tx, actor, audit }, { rateId }): Promise<void> {
    const rate = await tx.selectFrom('spending_rate').selectAll().where('id', '=', rateId).executeTakeFirst()
    const province = rate && (await findRateProvince(tx, actor, 'set spending rates', rate.province_id))
    if (rate === undefined || province === undefined || rate.is_confirmed) throw rateRefusals.notThere
    await tx.updateTable('spending_rate').set({ is_confirmed: true }).where('id', '=', rateId).execute()
    const { norm, amount, document } = rate
    audit({
      subjectKind: 'spending-rate',
      subjectId: rateId,
      bodyId: province.bodyId,
      after: { norm, amount, document, fromDay: rate.from_day, isConfirmed: true },
    })
  },
})
