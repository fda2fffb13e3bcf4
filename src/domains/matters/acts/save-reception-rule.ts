import { z } from 'zod'
import { readMinutes } from '#base/hour.ts'
import { newId } from '#base/ids.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { endBookings } from '#domains/matters/acts/steps/end-bookings.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { loadRule, saveRule } from '#domains/matters/reception/reception.store.ts'
import { type ReceptionRule, refusals } from '#domains/matters/reception/reception.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import {
  dayField,
  idField,
  lineField,
  listField,
  optionalDayField,
  optionalIdField,
  versionField,
} from '#platform/acts/fields.ts'

const hour = (name: string) =>
  z.string({ error: `Hãy ghi ${name}.` }).transform((typed, context) => {
    const minutes = readMinutes(typed)
    if (minutes !== undefined) return minutes
    context.addIssue({ code: 'custom', message: `Hãy ghi ${name} như 7:30 hoặc 14 giờ.` })
    return z.NEVER
  })

const whole = (name: string, min: number, max: number) =>
  z.coerce
    .number({ error: `Hãy ghi ${name} bằng số.` })
    .int(`Hãy ghi ${name} bằng số nguyên.`)
    .min(min, `Mục «${name}» ít nhất ${min}.`)
    .max(max, `Mục «${name}» nhiều nhất ${max}.`)

/**
 * Công bố, sửa lịch tiếp công dân. Who has booked keeps their time: a rule whose hours change is ended and made anew by its keeper; who
 * booked a day after its end is told that it does not take place.
 */
export const saveReceptionRule = act({
  name: 'matters.save-reception-rule',
  may: 'approve matters',
  parse: z.object({
    ruleId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    receiver: lineField('người tiếp', 200),
    room: lineField('nơi tiếp', 300),
    weekday: whole('thứ', 1, 7),
    weeks: listField(5)
      .refine((list) => list.every((one) => /^[1-5]$/u.test(one)), 'Hãy chọn trong danh sách.')
      .transform((list) => list.map(Number)),
    starts: hour('giờ bắt đầu'),
    ends: hour('giờ kết thúc'),
    slotMinutes: whole('số phút mỗi lượt', 5, 240),
    seats: whole('số người mỗi lượt', 1, 50),
    fromDay: dayField('ngày bắt đầu'),
    toDay: optionalDayField('ngày kết thúc'),
  }).parse,
  async run(context, { ruleId, version, ...typed }): Promise<ReceptionRule> {
    const { tx, actor, now, today, audit } = context
    if ((await findChoiceBody(tx, actor, 'approve matters', typed.bodyId)) === undefined) throw matterRefusals.notFound
    if (typed.starts + typed.slotMinutes > typed.ends) throw new FormRefusal({ ends: refusals.badHours.message })
    if (typed.toDay !== null && typed.toDay < typed.fromDay)
      throw new FormRefusal({ toDay: 'Ngày kết thúc phải sau ngày bắt đầu, hoặc để trống.' })
    const before = ruleId === null ? undefined : await loadRule(tx, actor, 'approve matters', ruleId)
    if (before !== undefined && (before.version !== version || before.bodyId !== typed.bodyId))
      throw refusals.changedMeanwhile
    const rule: ReceptionRule =
      before === undefined
        ? { ...typed, id: newId(now.getTime()), publishedOn: today, version: 0 }
        : { ...before, receiver: typed.receiver, room: typed.room, toDay: typed.toDay, version: before.version + 1 }
    await saveRule(tx, rule)
    await endBookings(context, rule)
    const { id, bodyId, ...after } = rule
    audit({ subjectKind: 'reception-rule', subjectId: id, bodyId, after: { ...after, weeks: rule.weeks.join(',') } })
    return rule
  },
})
