/** Kỳ số liệu as it is asked for in an address: two days, both counted. */
import { askedDay } from '#base/asked-day.ts'
import { type Day, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export const windowRefusals = {
  reversed: new Refusal(422, 'Ngày đầu kỳ đang sau ngày cuối kỳ. Hãy đổi lại hai ngày rồi xem số liệu.'),
  tooLong: new Refusal(422, 'Kỳ số liệu dài quá 5 năm. Hãy chọn kỳ ngắn hơn.'),
}

const yearsMax = 5

/** What is not typed: from 1 January to today. */
export function windowAsked(query: Record<string, string>, today: Day): { from: Day; to: Day } {
  const to = askedDay(query.den) ?? today
  const from = askedDay(query.tu) ?? `${yearOf(to)}-01-01`
  if (from > to) throw windowRefusals.reversed
  if (yearOf(to) - yearOf(from) > yearsMax) throw windowRefusals.tooLong
  return { from, to }
}
