/**
 * Mốc: a day in the life of a matter that is made outside the system, at which a time that the law sets begins or is kept: a
 * mediator is assigned, the two sides sit down to talk. Which ones a matter has follows from the clocks of its kind.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type ClockEnd, type ClockStart, rulesFor } from '#domains/matters/clocks/clock-rule.ts'
import { checkOpen, type Matter, next, refusals } from '#domains/matters/matter.ts'

export const milestoneNames = {
  'result-known': 'Nhận kết quả từ nơi giải quyết',
  'reception-refusal': 'Từ chối tiếp công dân',
  'dialogue-day': 'Đối thoại',
  handled: 'Có kết quả xử lý theo kết luận',
  'wrong-found': 'Phát hiện thông tin đã cung cấp sai hoặc thiếu',
  'wrong-reported': 'Nhận kiến nghị về thông tin không chính xác',
  assignment: 'Phân công hòa giải viên',
  begun: 'Bắt đầu hòa giải',
  agreement: 'Đạt thỏa thuận hòa giải',
  assigned: 'Cử người thực hiện trợ giúp pháp lý',
} as const satisfies Partial<Record<ClockStart | ClockEnd, string>>

export type Milestone = keyof typeof milestoneNames
export type MilestoneDays = Partial<Record<Milestone, Day>>

const tooEarly = new Refusal(
  422,
  'Mốc không thể trước ngày nhận vụ việc. Hãy xem lại ngày đã ghi; ngày nhận đứng ở đầu trang.',
)
const notYet = new Refusal(422, 'Mốc này chỉ ghi khi đã xảy ra. Hãy ghi ngày không sau hôm nay.')

/** Those that a clock of this matter begins or ends at. */
export function milestonesOf({
  kind,
  receivedOn,
  circumstances,
}: Pick<Matter, 'kind' | 'receivedOn' | 'circumstances'>) {
  const named = rulesFor(kind, receivedOn, circumstances).flatMap(({ start, until }) => [start, until])
  return (Object.keys(milestoneNames) as Milestone[]).filter((milestone) => named.includes(milestone))
}

/** The day of a dialogue is set beforehand, for the sides are told of it; all others have been. */
export function noteDay(matter: Matter, milestone: Milestone, day: Day, today: Day): Matter {
  checkOpen(matter, 'noteDay')
  if (!milestonesOf(matter).includes(milestone)) throw refusals.notThatKind
  if (day < matter.receivedOn) throw tooEarly
  if (day > today && milestone !== 'dialogue-day') throw notYet
  return next(matter, { days: { ...matter.days, [milestone]: day } })
}
