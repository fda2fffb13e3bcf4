import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { prizeKinds } from '#domains/learning/contests/prize-limits.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalDayField, optionalWholeNumberField } from '#platform/acts/fields.ts'

/** Nhập mức chi của tỉnh, with its resolution: from its first day it counts before the circular. @law 56/2023/TT-BTC, Điều 5 */
export const savePrizeRate = act({
  name: 'learning.save-prize-rate',
  may: 'approve contests',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    kind: z.string().refine((kind) => prizeKinds.some((one) => one.kind === kind), 'Hãy chọn loại giải.'),
    amountMax: optionalWholeNumberField('mức tối đa'),
    basis: lineField('số, ngày nghị quyết', 300),
    fromDay: dayField('ngày bắt đầu'),
    toDay: optionalDayField('ngày kết thúc'),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, kind, amountMax, basis, fromDay, toDay }) {
    if (amountMax === null) throw new FormRefusal({ amountMax: 'Hãy ghi mức tối đa bằng đồng.' })
    if (toDay !== null && toDay < fromDay) throw new FormRefusal({ toDay: 'Ngày kết thúc phải sau ngày bắt đầu.' })
    const { provinceId } = await bodyFor(tx, actor, 'approve contests', bodyId)
    const row = { kind, amount_max: amountMax, basis, from_day: fromDay, to_day: toDay }
    const id = newId(now.getTime())
    await tx
      .insertInto('prize_rate')
      .values({ id, province_id: provinceId, ...row, written_by: personIdOf(actor) })
      .execute()
    audit({ subjectKind: 'prize-rate', subjectId: id, bodyId, after: row })
    return { bodyId }
  },
})
