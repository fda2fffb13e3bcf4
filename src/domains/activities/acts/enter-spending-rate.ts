import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { findRateProvince } from '#domains/activities/rates.queries.ts'
import { normOf, rateRefusals } from '#domains/activities/spending.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField, optionalDayField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Nhập mức chi của tỉnh: with the document, article and day that it comes from. A later one begins where its day says. */
export const enterSpendingRate = act({
  name: 'activities.enter-spending-rate',
  may: 'set spending rates',
  parse: z
    .object({
      provinceId: z.string({ error: 'Hãy chọn tỉnh.' }),
      norm: z
        .string({ error: 'Hãy chọn khoản chi.' })
        .refine((id) => normOf(id) !== undefined, 'Hãy chọn khoản chi trong danh sách.'),
      amount: optionalWholeNumberField('Mức chi').pipe(
        z
          .number({ error: 'Hãy ghi mức chi, ví dụ 1.200.000.' })
          .min(1, 'Mức chi phải lớn hơn 0.')
          .max(1_000_000_000, 'Mức chi lớn quá. Hãy kiểm tra lại.'),
      ),
      document: lineField('số, tên nghị quyết', 200),
      article: lineField('điều, khoản', 100),
      fromDay: dayField('ngày bắt đầu áp dụng'),
      toDay: optionalDayField('ngày cuối áp dụng'),
    })
    .refine(({ fromDay, toDay }) => toDay === null || fromDay <= toDay, {
      path: ['toDay'],
      message: 'Ngày cuối phải sau ngày bắt đầu, hoặc để trống.',
    }).parse,
  async run({ tx, actor, now, audit }, { provinceId, norm, amount, document, article, fromDay, toDay }): Promise<void> {
    const province = await findRateProvince(tx, actor, 'set spending rates', provinceId)
    if (province === undefined) throw rateRefusals.notYours
    const same = await tx
      .selectFrom('spending_rate')
      .select('id')
      .where('province_id', '=', provinceId)
      .where('norm', '=', norm)
      .where('from_day', '=', fromDay)
      .executeTakeFirst()
    if (same !== undefined) throw rateRefusals.sameDay
    const id = newId(now.getTime())
    await tx
      .insertInto('spending_rate')
      .values({
        id,
        province_id: provinceId,
        norm,
        amount,
        document,
        article,
        from_day: fromDay,
        to_day: toDay,
        entered_by: personIdOf(actor),
        entered_at: now,
      })
      .execute()
    audit({
      subjectKind: 'spending-rate',
      subjectId: id,
      bodyId: province.bodyId,
      after: { provinceId, norm, amount, document, article, fromDay, toDay },
    })
  },
})
