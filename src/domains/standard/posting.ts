/** Niêm yết and ý kiến: where a commune showed what it says of itself, how long, and what people said to it. */
import { type Day, daysBetween } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { decides } from '#domains/library/document.ts'
import type { Verdict } from '#domains/standard/judge.ts'
import type { PostingRule } from '#domains/standard/rule-set.ts'

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
  portal: 'Cổng, trang thông tin điện tử',
  radio: 'Đài truyền thanh',
} as const

export type PublicComment = {
  id: string
  saidBy: string
  saidOn: Day
  words: string
  reply: string
  repliedOn: Day | null
}

export const postingRefusals = {
  reversed: new Refusal(422, 'Ngày bắt đầu niêm yết đang sau ngày kết thúc. Hãy đổi lại hai ngày.'),
  replied: new Refusal(409, 'Ý kiến này đã có trả lời. Hãy tải lại trang.'),
}

/**
 * Whether it was posted long enough: at the office, and on the portal or often enough by radio. Days count from the first to the last;
 * a day to come does not count yet. Where the rule set says nothing sure, nothing is told.
 * @law 09/2021/TT-BTP, Điều 3 khoản 1 điểm c
 */
export function judgePosting(
  rule: PostingRule | null,
  postings: readonly Posting[],
  today: Day,
): { verdict: Verdict; reason: string } {
  if (rule === null || !decides(rule.mark))
    return { verdict: 'open', reason: 'Chưa xác minh văn bản yêu cầu niêm yết ở đâu, bao lâu: ghi để biết.' }
  const daysOf = (posting: Posting) => {
    const last = posting.toDay < today ? posting.toDay : today
    return last < posting.fromDay ? 0 : daysBetween(posting.fromDay, last) + 1
  }
  const most = (channel: PostingChannel) =>
    Math.max(0, ...postings.filter((one) => one.channel === channel).map(daysOf))
  const isOnRadio = postings.some(
    (one) => one.channel === 'radio' && daysOf(one) >= rule.radioDays && (one.times ?? 0) >= rule.radioTimes,
  )
  const lacks = [
    ...(most('office') >= rule.officeDays ? [] : [`tại trụ sở ${rule.officeDays} ngày (mới ${most('office')})`]),
    ...(most('portal') >= rule.portalDays || isOnRadio
      ? []
      : [
          `trên cổng ${rule.portalDays} ngày (mới ${most('portal')}) hoặc phát thanh ${rule.radioTimes} lần trong ${rule.radioDays} ngày`,
        ]),
  ]
  return lacks.length === 0
    ? { verdict: 'met', reason: 'Đã niêm yết đủ nơi, đủ ngày.' }
    : { verdict: 'not-met', reason: `Còn thiếu: ${lacks.join('; ')}.` }
}
