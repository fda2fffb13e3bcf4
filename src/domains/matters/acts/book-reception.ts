import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { momentOn } from '#base/hour.ts'
import { newId } from '#base/ids.ts'
import { phoneDigits } from '#base/phone.ts'
import {
  addBooking,
  checkBookable,
  findBookingBy,
  findRule,
  lockSession,
  takeSeat,
} from '#domains/matters/reception/reception.store.ts'
import {
  type BookingDetails,
  type BookingWay,
  type ReceptionRule,
  refusals,
  slotsOf,
} from '#domains/matters/reception/reception.ts'
import { nothingSaid, sealBooking } from '#domains/matters/reception/sealed-booking.ts'
import { offeredWays, refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, optionalLineField } from '#platform/acts/fields.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'
import { hashToken } from '#platform/identity/session-token.ts'

export type Booked = { code: string; rule: ReceptionRule; day: Day; minutes: number }

/**
 * Đặt lịch tiếp công dân, by anybody, without an account: one seat of one slot, for nobody else. The same form again is the same seat and
 * the same code. Whoever comes to denounce leaves nothing here: what was typed is not kept. @law 25/2018/QH14, Điều 56
 */
export const bookReception = act({
  name: 'matters.book-reception',
  may: 'anyone',
  parse: z.object({
    formKey: z
      .string({ error: submissionRefusals.oldForm.message })
      .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
    ruleId: idField(refusals.notFound.message),
    day: z.iso.date({ error: refusals.slotPast.message }),
    slot: z.coerce.number({ error: 'Hãy chọn giờ.' }).int().min(0, 'Hãy chọn giờ.').max(287),
    quiet: z.string().optional(),
    name: optionalLineField('họ tên', 120),
    address: optionalLineField('địa chỉ', 300),
    phone: optionalLineField('số điện thoại', 30),
    email: optionalLineField('thư điện tử', 200),
    about: optionalLineField('việc cần trình bày', 300),
    notify: z.enum(['none', 'email', 'sms', 'zalo']).catch('none'),
  }).parse,
  async run(
    { tx, house, now, today, audit },
    { formKey, ruleId, day, slot, quiet, notify, ...typed },
  ): Promise<Booked> {
    const { code, codeHash } = codeOf(house.secretKey, formKey)
    const rule = await findRule(tx, ruleId)
    if (rule === undefined) throw refusals.notFound
    const formHash = hashToken(formKey)
    const session = { rule, day }
    await checkBookable(tx, session, slot, today)
    const minutes = slotsOf(rule)[slot]!
    if (momentOn(day, minutes) <= now) throw refusals.slotPast
    const isQuiet = quiet === 'co'
    if (!isQuiet) checkContact(typed, notify)
    if (!offeredWays(house.messageWays ?? []).includes(notify))
      throw new FormRefusal({ notify: 'Cơ quan chưa nối mạng nhắn tin này. Hãy chọn cách khác.' })
    await lockSession(tx, session)
    const before = await findBookingBy(tx, { formHash })
    if (before !== undefined) {
      if (before.rule_id !== rule.id || before.day !== day || before.slot !== slot) throw submissionRefusals.oldForm
      return { code, rule, day, minutes }
    }
    const id = newId(now.getTime())
    await addBooking(tx, {
      id,
      rule_id: rule.id,
      day,
      slot,
      seat: await takeSeat(tx, session, slot),
      state: 'booked',
      form_hash: formHash,
      code_hash: codeHash,
      notify: isQuiet ? 'none' : notify,
      sealed: sealBooking(house.secretKey, id, isQuiet ? nothingSaid : typed),
      booked_at: now,
      submission_id: null,
    })
    audit({ subjectKind: 'reception-rule', subjectId: rule.id, bodyId: rule.bodyId, after: { booked: day } })
    return { code, rule, day, minutes }
  },
})

function checkContact({ phone, email }: BookingDetails, notify: BookingWay): void {
  if (phone !== '' && phoneDigits(phone) === undefined)
    throw new FormRefusal({ phone: 'Số điện thoại cần từ 8 đến 15 chữ số.' })
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email))
    throw new FormRefusal({ email: 'Địa chỉ thư chưa đúng, ví dụ ten@vidu.vn.' })
  if (notify === 'email' && email === '') throw new FormRefusal({ email: 'Muốn nhắc qua thư thì ghi địa chỉ thư.' })
  if ((notify === 'sms' || notify === 'zalo') && phone === '')
    throw new FormRefusal({ phone: 'Muốn nhắc qua điện thoại thì ghi số điện thoại.' })
}
