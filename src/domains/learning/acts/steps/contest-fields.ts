import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { momentOn, readMinutes } from '#base/hour.ts'
import type { Prize } from '#domains/learning/contests/contest.ts'
import { prizeKinds } from '#domains/learning/contests/prize-limits.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { dayField, optionalWholeNumberField } from '#platform/acts/fields.ts'

const hour = (name: string) =>
  z.string({ error: `Hãy ghi ${name}.` }).transform((typed, context) => {
    const minutes = readMinutes(typed)
    if (minutes !== undefined) return minutes
    context.addIssue({ code: 'custom', message: `Hãy ghi ${name} như 7:30 hoặc 17 giờ.` })
    return z.NEVER
  })

/** How many of each kind, and what each is worth. */
export const prizeFields = Object.fromEntries(
  prizeKinds.flatMap(({ kind, name }) => [
    [`count-${kind}`, optionalWholeNumberField(`số lượng ${name}`)],
    [`amount-${kind}`, optionalWholeNumberField(`mức ${name}`)],
  ]),
)

/** When a contest opens and closes. */
export const timeFields = {
  opensDay: dayField('ngày mở'),
  opensHour: hour('giờ mở'),
  closesDay: dayField('ngày đóng'),
  closesHour: hour('giờ đóng'),
}

export function timesIn(typed: { opensDay: Day; opensHour: number; closesDay: Day; closesHour: number }) {
  const opensAt = momentOn(typed.opensDay, typed.opensHour)
  const closesAt = momentOn(typed.closesDay, typed.closesHour)
  if (closesAt <= opensAt) throw new FormRefusal({ closesDay: 'Giờ đóng phải sau giờ mở.' })
  return { opensAt, closesAt }
}

/** A kind with a count; what it is worth may be nothing. */
export function prizesIn(typed: Record<string, unknown>): Prize[] {
  const number = (name: string) => (typeof typed[name] === 'number' ? typed[name] : 0)
  const prizes = prizeKinds
    .map(({ kind }) => ({ kind, count: number(`count-${kind}`), amount: number(`amount-${kind}`) }))
    .filter(({ count }) => count > 0)
  const tooMany = prizes.find(({ count, amount }) => count > 1_000 || amount > 1_000_000_000)
  if (tooMany)
    throw new FormRefusal({ [`count-${tooMany.kind}`]: 'Hãy xem lại: nhiều nhất 1.000 giải, mỗi giải dưới 1 tỷ đồng.' })
  return prizes
}
