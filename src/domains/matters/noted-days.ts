/** Ghi mốc: which days of a matter an officer may note, and when. */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { rulesFor } from '#domains/matters/clocks/clock-rule.ts'
import { type Milestone, milestoneNames } from '#domains/matters/clocks/milestone.ts'
import { checkOpen, type Matter, refusals } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'

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
