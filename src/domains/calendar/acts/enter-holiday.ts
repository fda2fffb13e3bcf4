import { z } from 'zod'
import { weekday } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { saveHoliday } from '#domains/calendar/holiday.store.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, lineField } from '#platform/acts/fields.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'keep the calendar': true
  }
}

export const refusals = {
  nationalOnly: new Refusal(
    403,
    'Lịch nghỉ dùng chung cho cả nước nên chỉ người quản trị toàn hệ thống được nhập. Hãy gửi văn bản cho người đó.',
  ),
  swapOnWeekday: new Refusal(
    422,
    'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật: các ngày khác vốn là ngày làm việc. Hãy kiểm tra lại ngày.',
  ),
}

/** Nhập một ngày nghỉ hoặc ngày làm bù đã có văn bản; from then on it decides, for the whole country. */
export const enterHoliday = act({
  name: 'calendar.enter-holiday',
  may: 'keep the calendar',
  parse: z.object({
    day: dayField('ngày'),
    name: lineField('tên ngày nghỉ', 120),
    kind: z.enum(['off', 'working-swap'], { error: 'Hãy chọn nghỉ hoặc làm bù.' }),
    source: lineField('số, ký hiệu văn bản', 300),
    sourceDay: dayField('ngày văn bản'),
  }).parse,
  async run({ tx, actor, audit, now }, input) {
    if (!may(actor, 'keep the calendar', everywhere)) throw refusals.nationalOnly
    if (input.kind === 'working-swap' && weekday(input.day) <= 5) throw refusals.swapOnWeekday
    const before = await tx.selectFrom('holiday').selectAll().where('day', '=', input.day).executeTakeFirst()
    await saveHoliday(tx, { ...input, verified: 'A' }, { by: actor.personId, at: now })
    audit({ subjectKind: 'holiday', subjectId: input.day, bodyId: actor.bodyId, before, after: input })
  },
})
