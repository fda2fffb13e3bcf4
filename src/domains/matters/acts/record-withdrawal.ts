import { z } from 'zod'
import { showDay } from '#base/day.ts'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { recordWithdrawal as records } from '#domains/matters/matter-transitions.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField } from '#platform/acts/fields.ts'

/** Ghi nhận rút và đình chỉ: the letter is here, signed; of complaints and denunciations the head decides, and the person is told. */
export const recordWithdrawal = act({
  name: 'matters.record-withdrawal',
  may: 'work on matters',
  parse: z.object({ ...matterFields, signedOn: dayField('ngày ghi trên đơn rút'), told: toldField }).parse,
  run: (context, { signedOn, told, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'withdrawn',
      isFormalStep: true,
      told: `Đình chỉ giải quyết theo đơn rút ngày ${showDay(signedOn)}. ${told}`,
      rule: (matter) => {
        if (signedOn > context.today) throw new FormRefusal({ signedOn: 'Ngày ghi trên đơn không thể sau hôm nay.' })
        return records(matter, context.today)
      },
    }),
})
