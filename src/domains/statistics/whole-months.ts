/** Tháng trọn: what is kept by month answers for whole months alone. */
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'

type Days = { from: Day; to: Day }

/** The whole months that these days touch, from a first day to a last. */
export function wholeMonthsOf({ from, to }: Days): Days {
  return { from: `${from.slice(0, 7)}-01`, to: lastDayOfMonth(yearOf(to), monthOf(to)) }
}

export function areWholeMonths(days: Days): boolean {
  const whole = wholeMonthsOf(days)
  return whole.from === days.from && whole.to === days.to
}

/** Which months are there, and what to do where one is not. */
export const monthsCountedWords =
  'Mỗi đêm hệ thống cộng các tháng của năm nay và năm trước; tháng cũ hơn mà chưa cộng lần nào thì nhờ người vận hành chạy lệnh «bin/lgd statistics count» kèm năm ấy.'
