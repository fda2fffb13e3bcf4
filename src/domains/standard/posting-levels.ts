/** Niêm yết: where a commune shows what it says of itself, how long, and how long a rule asks for. */
import { addDays, type Day, daysBetween } from '#base/day.ts'
import { type Calendar, calendarDoubts } from '#domains/calendar/calendar.ts'
import { workingDaysBetween } from '#domains/calendar/working-days.ts'

export type Posting = {
  id: string
  channel: PostingChannel
  fromDay: Day
  /** The last day. */
  toDay: Day
  /** Of the radio. */
  times: number | null
  place: string
}

export type PostingChannel = keyof typeof channelNames

export const channelNames = {
  office: 'Trụ sở',
  hall: 'Nhà văn hóa thôn, tổ dân phố',
  portal: 'Cổng, trang thông tin điện tử',
  radio: 'Đài truyền thanh',
} as const

/** One of `all` and, of a group, one that is long enough. Days are calendar days, or working days. */
export type PostingLevels = { all: PostingNeed[][]; inWorkingDays: boolean }
/** `times`: of the radio, within those days. */
export type PostingNeed = { channel: PostingChannel; days: number; times?: number }

/** The longest time at each place that is asked for, with how often the radio spoke of it. */
export type Posted = Partial<Record<PostingChannel | 'times', number>>

/** Places that levels ask for, once. */
export function channelsOf({ all }: PostingLevels): PostingChannel[] {
  return [...new Set(all.flat().map(({ channel }) => channel))]
}

/**
 * How long it hung at each place. Days count from the first to the last; a day to come does not count yet. undefined: working days are
 * asked for, and which days off there are is not sure.
 */
export function countPosted(
  levels: PostingLevels,
  postings: readonly Posting[],
  today: Day,
  calendar: Calendar,
): Posted | undefined {
  const posted: Posted = {}
  for (const channel of channelsOf(levels)) {
    const needs = levels.all.flat().filter((need) => need.channel === channel)
    let longest = 0
    let times = 0
    for (const posting of postings.filter((one) => one.channel === channel)) {
      const last = posting.toDay < today ? posting.toDay : today
      if (last < posting.fromDay) continue
      const before = addDays(posting.fromDay, -1)
      if (levels.inWorkingDays && calendarDoubts(posting.fromDay, last, calendar).length > 0) return undefined
      const days = levels.inWorkingDays ? workingDaysBetween(before, last, calendar) : daysBetween(before, last)
      const isEnough = needs.some((need) => days >= need.days && (posting.times ?? 0) >= (need.times ?? 0))
      if (!isEnough && days <= longest) continue
      longest = days
      times = posting.times ?? 0
      if (isEnough) break
    }
    posted[channel] = longest
    if (needs.some((need) => need.times !== undefined)) posted.times = times
  }
  return posted
}

/** Whether that is enough, and what is missing where it is not. */
export function comparePosted(
  { all, inWorkingDays }: PostingLevels,
  posted: Posted,
): { isEnough: boolean; reason: string } {
  const unit = inWorkingDays ? 'ngày làm việc' : 'ngày'
  const isMet = ({ channel, days, times = 0 }: PostingNeed) =>
    (posted[channel] ?? 0) >= days && (times === 0 || (posted.times ?? 0) >= times)
  const says = ({ channel, days, times }: PostingNeed) =>
    `${channelNames[channel].toLocaleLowerCase('vi')} ${times === undefined ? '' : `${times} lần trong `}${days} ${unit} (mới ${times === undefined ? '' : `${posted.times ?? 0} lần, `}${posted[channel] ?? 0} ngày)`
  const lacks = all.filter((group) => !group.some(isMet)).map((group) => group.map(says).join(' hoặc '))
  return lacks.length === 0
    ? { isEnough: true, reason: 'Đã niêm yết đủ nơi, đủ ngày.' }
    : { isEnough: false, reason: `Còn thiếu: ${lacks.join('; ')}.` }
}

/** «trụ sở 5 ngày; cổng 5 ngày hoặc đài truyền thanh 3 lần trong 5 ngày». */
export function showLevels({ all, inWorkingDays }: PostingLevels): string {
  const unit = inWorkingDays ? 'ngày làm việc' : 'ngày'
  return all
    .map((group) =>
      group
        .map(
          ({ channel, days, times }) =>
            `${channelNames[channel].toLocaleLowerCase('vi')} ${times === undefined ? '' : `${times} lần trong `}${days} ${unit}`,
        )
        .join(' hoặc '),
    )
    .join('; ')
}
