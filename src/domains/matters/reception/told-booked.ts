import { type Day, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'

/** Tin nhắc lịch hẹn: when and where; nothing of what it is about. Somebody else may read a telephone. */
export const bookingComposerKey = 'matters.booking'
export const bookingTellKind = 'matters.tell-booked'

export type ToldBooking = {
  bodyName: string
  /** Who took over, where the body is no more and one did. */
  successor: string | null
  room: string
  day: Day
  minutes: number
  what: 'reminder' | 'called-off'
}

export function bookedText({ bodyName, successor, room, day, minutes, what }: ToldBooking): string {
  const when = `${showMinutes(minutes)}, ${showDayWithWeekday(day)}`
  if (what === 'reminder')
    return `${bodyName}: nhắc lịch hẹn tiếp công dân lúc ${when}, tại ${room}. Mang theo giấy tờ và mã hẹn.`
  return successor !== null
    ? `${bodyName} đã kết thúc hoạt động, buổi tiếp công dân lúc ${when} không diễn ra. Mời đặt lịch ở ${successor}.`
    : `${bodyName}: buổi tiếp công dân lúc ${when} không diễn ra. Mời đặt lịch khác hoặc gọi cơ quan.`
}
