/**
 * Lịch đăng ký: what is due for one officer, as a calendar that their telephone reads. It shows what is open and has a day:
 * what is assigned to them, what their body leads and nobody has, and the same of an officer whose work they do meanwhile.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { z } from 'zod'
import { type Day, daysBetween, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { shorten, tidy } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'

/** The person's address, without its secret. */
export type CalendarFeed = {
  personId: string
  /** An alarm so many working days before; null: none. */
  remindWorkingDays: number | null
  madeAt: Date
  lastReadAt: Date | null
}

export type FeedEntry = {
  obligationId: string
  taskId: string
  text: string
  planTitle: string
  label: string
  leads: string[]
  dueDay: Day
  returned: boolean
  version: number
  changedAt: Date
  /** The officer whose work it is; null for one's own. */
  insteadOf: string | null
}

/** Which days a calendar holds, and how much of them. */
export const feedDaysBack = 90
export const feedDaysAhead = 400
export const feedEntriesMax = 500

export const remindChoices = [1, 2, 3, 5] as const

/** Working days before, of the choices; nothing chosen is no reminder. */
export const remindField = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text === '' ? null : Number(text)))
  .refine(
    (days) => days === null || (remindChoices as readonly number[]).includes(days),
    'Hãy chọn số ngày nhắc trước trong danh sách.',
  )

export const refusals = {
  noSuchFeed: new Refusal(
    404,
    'Địa chỉ lịch này không đúng hoặc đã bị thu hồi. Hãy mở «Tài khoản của tôi», mục «Lịch trên điện thoại» để tạo địa chỉ mới.',
  ),
  noFeed: new Refusal(409, 'Chưa có địa chỉ lịch nào. Hãy tải lại trang rồi tạo địa chỉ.'),
}

type Setting = { publicUrl: string; today: Day; calendar: Calendar; remindWorkingDays: number | null }

/** The calendar as text/calendar (RFC 5545). The same entries on the same day give the same bytes. */
export function calendarDocument(entries: readonly FeedEntry[], setting: Setting): string {
  const { publicUrl } = setting
  const document = ical({
    name: 'Luật Gần Dân – việc đến hạn',
    prodId: { company: 'Luat Gan Dan', product: 'Viec den han', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const entry of entries) {
    document.createEvent({
      id: `${entry.obligationId}@${new URL(publicUrl).hostname}`,
      sequence: entry.version,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      start: entry.dueDay,
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: summaryOf(entry, setting.today),
      description: descriptionOf(entry, publicUrl),
      url: addressOf(entry, publicUrl),
      alarms: alarmsOf(entry, setting),
    })
  }
  // the library leaves the last line open
  return `${document.toString().replace(/(?:\r\n)+$/, '')}\r\n`
}

/** Programs are asked to come again after four hours; most choose for themselves. */
const refreshSeconds = 4 * 3_600
const summaryLengthMax = 160

function summaryOf({ text, dueDay, returned, insteadOf }: FeedEntry, today: Day): string {
  const state = dueDay < today ? 'Quá hạn: ' : returned ? 'Bị trả lại: ' : ''
  const instead = insteadOf === null ? '' : ` (thay ông/bà ${insteadOf})`
  return `${state}${shorten(tidy(text), summaryLengthMax)}${instead}`
}

function descriptionOf(entry: FeedEntry, publicUrl: string): string {
  return [
    `Ngày cuối còn đúng hạn: ${showDay(entry.dueDay)} (${tidy(entry.label)})`,
    `Kế hoạch: ${tidy(entry.planTitle)}`,
    ...(entry.leads.length === 0 ? [] : [`Chủ trì: ${entry.leads.join(', ')}`]),
    addressOf(entry, publicUrl),
  ].join('\n')
}

function addressOf({ taskId, obligationId }: FeedEntry, publicUrl: string): string {
  return `${publicUrl}/nghiep-vu/nhiem-vu/${taskId}#moc-${obligationId}`
}

/** At eight in the morning of the working day that is so many before. */
function alarmsOf({ dueDay }: FeedEntry, { remindWorkingDays, calendar }: Setting) {
  if (remindWorkingDays === null) return []
  const { day } = addWorkingDays(dueDay, -remindWorkingDays, calendar)
  return [{ type: ICalAlarmType.display, trigger: daysBetween(day, dueDay) * 86_400 - 8 * 3_600 }]
}
