import { type Day, readDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export const unreadDay = new Refusal(
  422,
  'Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 27/11/2026, hoặc để trống.',
)

/** A day of a filter; undefined: none was typed. What is typed and no day is refused: the list would be of other days than asked for. */
export function askedDay(text: string | undefined): Day | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const day = readDay(text)
  if (day === undefined) throw unreadDay
  return day
}
