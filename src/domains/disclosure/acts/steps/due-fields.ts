import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { type Channel, channelNames, dueOf, refusals } from '#domains/disclosure/disclosure.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { listField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'
import type { Db } from '#platform/database/database.ts'

/** How, and until when, as a form asks it. */
export const dueFields = {
  channels: listField(Object.keys(channelNames).length).transform((typed, context): Channel[] => {
    const channels = (Object.keys(channelNames) as Channel[]).filter((channel) => typed.includes(channel))
    if (channels.length > 0 && typed.every((one) => Object.hasOwn(channelNames, one))) return channels
    context.addIssue({ code: 'custom', message: 'Hãy chọn ít nhất một hình thức công khai.' })
    return z.NEVER
  }),
  dueOn: optionalDayField('hạn công khai'),
  dueBy: optionalLineField('văn bản quy định hạn', 300),
}

/** A day that was typed needs the law that sets it; otherwise the law on access to information gives one, if it is sure. */
export async function dueTyped(db: Db, madeOn: Day, dueOn: Day | null, dueBy: string) {
  if (dueOn !== null) {
    if (dueBy === '') throw refusals.dueWithoutGround
    if (dueOn < madeOn) throw refusals.dueBeforeMade
    return { dueOn, isDueSure: true, dueBy }
  }
  if (dueBy !== '')
    throw new FormRefusal({ dueOn: 'Đã ghi văn bản quy định hạn thì hãy ghi cả hạn, hoặc để trống cả hai.' })
  const due = dueOf(madeOn, await loadCalendar(db))
  if (due === undefined) throw refusals.noLimit
  return { ...due, dueBy }
}
