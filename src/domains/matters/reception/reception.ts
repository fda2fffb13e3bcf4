/**
 * Lịch tiếp công dân: a rule says on which weekdays of a month somebody receives; a session is one such day; a slot is a time of it with so
 * many seats. Booked → came, missed or cancelled. @law 42/2013/QH13, Điều 15, 24
 */
import { addDays, type Day, monthOf, weekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { Refusal } from '#base/refusal.ts'
import { type Calendar, isWorkingDay } from '#domains/calendar/calendar.ts'
import type { NotifyWay, SubmitterDetails } from '#domains/matters/submission.ts'

export type ReceptionRule = {
  id: string
  bodyId: string
  receiver: string
  room: string
  /** 1 Monday to 7 Sunday. */
  weekday: number
  /** 1 to 4, 5 for the last; none: every week. */
  weeks: number[]
  /** Minutes after midnight. */
  starts: number
  ends: number
  slotMinutes: number
  seats: number
  fromDay: Day
  toDay: Day | null
  publishedOn: Day
  version: number
}

export type BookingState = 'booked' | 'cancelled' | 'came' | 'missed'
/** A call is no reminder that goes out by itself. */
export type BookingWay = Exclude<NotifyWay, 'call'>

/** What somebody said when they booked; all of it may be ''. */
export type BookingDetails = SubmitterDetails & { about: string }

export type Session = { rule: ReceptionRule; day: Day }

export const bookingStateNames: Record<BookingState, string> = {
  booked: 'Đã hẹn',
  cancelled: 'Đã hủy',
  came: 'Đã đến',
  missed: 'Không đến',
}

export const weekdayNames = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const
export const weekNames: Record<string, string> = {
  '1': 'tuần thứ nhất',
  '2': 'tuần thứ hai',
  '3': 'tuần thứ ba',
  '4': 'tuần thứ tư',
  '5': 'tuần cuối',
}

/** How far ahead one may book. */
export const aheadDaysMax = 60
export const refusals = {
  notFound: new Refusal(404, 'Không có lịch tiếp này, hoặc lịch đã thay đổi. Hãy mở lại lịch của cơ quan.'),
  slotFull: new Refusal(409, 'Giờ này vừa có người đặt hết chỗ. Hãy chọn giờ khác; điều bạn đã gõ vẫn còn ở dưới.'),
  slotPast: new Refusal(422, 'Giờ này đã qua, hoặc xa hơn 60 ngày. Hãy chọn giờ khác.'),
  offDay: new Refusal(422, 'Ngày này cơ quan không tiếp. Hãy chọn ngày khác trong lịch.'),
  noBooking: new Refusal(404, 'Không có lịch hẹn nào mang mã này. Hãy xem lại từng nhóm bốn chữ số.'),
  over: new Refusal(409, 'Lịch hẹn này đã hủy hoặc đã qua nên không đổi được nữa. Hãy đặt lịch mới nếu cần.'),
  badHours: new Refusal(422, 'Giờ bắt đầu phải trước giờ kết thúc, và đủ cho ít nhất một lượt.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: lịch này vừa được người khác sửa. Hãy tải lại trang rồi làm lại.',
  ),
}

export function showRule({ weekday: day, weeks, starts, ends }: ReceptionRule): string {
  const when = weeks.length === 0 ? 'hằng tuần' : `${weeks.map((week) => weekNames[week]).join(', ')} của tháng`
  return `${weekdayNames[day]} ${when}, ${showMinutes(starts)} đến ${showMinutes(ends)}`
}

/** When each slot begins. */
export function slotsOf({ starts, ends, slotMinutes }: ReceptionRule): number[] {
  return Array.from({ length: Math.floor((ends - starts) / slotMinutes) }, (_, slot) => starts + slot * slotMinutes)
}

/** Is there a session of this rule on this day: in its weeks, not on a holiday that is sure. */
export function takesPlace(rule: ReceptionRule, day: Day, calendar: Calendar): boolean {
  if (day < rule.fromDay || (rule.toDay !== null && day > rule.toDay) || weekday(day) !== rule.weekday) return false
  const nth = Math.ceil(Number(day.slice(8, 10)) / 7)
  const isLast = monthOf(addDays(day, 7)) !== monthOf(day)
  if (rule.weeks.length > 0 && !rule.weeks.includes(nth) && !(isLast && rule.weeks.includes(5))) return false
  if (rule.weekday <= 5) return isWorkingDay(day, calendar)
  const holiday = calendar.holidays.get(day)
  return holiday === undefined || holiday.kind !== 'off' || holiday.verified === 'C'
}

/** The sessions of some rules from one day over so many, in the order of days and hours. */
export function sessionsFrom(
  rules: readonly ReceptionRule[],
  span: { from: Day; days: number },
  calendar: Calendar,
  isOff: (ruleId: string, day: Day) => boolean,
): Session[] {
  const days = Array.from({ length: span.days }, (_, index) => addDays(span.from, index))
  return days.flatMap((day) =>
    rules
      .filter((rule) => takesPlace(rule, day, calendar) && !isOff(rule.id, day))
      .toSorted((one, other) => one.starts - other.starts)
      .map((rule) => ({ rule, day })),
  )
}
