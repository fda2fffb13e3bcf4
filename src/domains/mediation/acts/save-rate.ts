import { z } from 'zod'
import { findRate } from '#domains/mediation/fee.queries.ts'
import { refusals } from '#domains/mediation/fee.ts'
import { feeLimitOn } from '#domains/mediation/mediation-law.ts'
import { refusals as teamRefusals } from '#domains/mediation/team.ts'
import { listCommuneBodies } from '#domains/places/villages.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalWholeNumberField } from '#platform/acts/fields.ts'

const money = (name: string) => optionalWholeNumberField(name).pipe(z.number({ error: `Hãy ghi ${name}.` }))

/** Ghi mức thù lao của địa phương, which is never above the circular's. @law 56/2023/TT-BTC, Điều 5 */
export const saveRate = act({
  name: 'mediation.save-rate',
  may: 'run mediation',
  parse: z.object({
    bodyId: idField('Hãy chọn xã, phường.'),
    fromDay: dayField('ngày áp dụng'),
    ended: money('mức cho vụ, việc đã kết thúc'),
    reached: money('mức cho vụ, việc hòa giải thành'),
    basis: lineField('nghị quyết', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, fromDay, ended, reached, basis }) {
    const communes = await listCommuneBodies(tx, actor, 'run mediation')
    if (!communes.some((one) => one.bodyId === bodyId)) throw teamRefusals.notFound
    const isAbove = (amount: number, isReached: boolean) => {
      const limit = feeLimitOn(isReached, fromDay)
      return limit !== undefined && amount > limit.amount
    }
    if (isAbove(ended, false) || isAbove(reached, true) || ended > reached) throw refusals.aboveLaw
    const row = { ended, reached, basis }
    const stood = await findRate(tx, bodyId, fromDay)
    const before = stood?.fromDay === fromDay ? stood : undefined
    await tx
      .insertInto('mediation_rate')
      .values({ body_id: bodyId, from_day: fromDay, ...row })
      .onConflict((on) => on.columns(['body_id', 'from_day']).doUpdateSet(row))
      .execute()
    audit({
      subjectKind: 'mediation-commune',
      subjectId: bodyId,
      bodyId,
      ...(before !== undefined && { before }),
      after: { fromDay, ...row },
    })
    return { bodyId }
  },
})
