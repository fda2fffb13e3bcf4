/** Niêm yết and ý kiến of one assessment: whether it was shown long enough, what people said to it. */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { decides } from '#domains/library/document.ts'
import type { Verdict } from '#domains/standard/judge.ts'
import { comparePosted, countPosted, type Posting, showLevels } from '#domains/standard/posting-levels.ts'
import type { PostingRule } from '#domains/standard/rule-set.ts'

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

/** Whether it was posted long enough; where the rule set says nothing sure, nothing is told. */
export function judgePosting(
  rule: PostingRule | null,
  postings: readonly Posting[],
  today: Day,
  calendar: Calendar,
): { verdict: Verdict; reason: string } {
  if (rule === null || !decides(rule.mark))
    return {
      verdict: 'open',
      reason: `Chưa xác minh văn bản yêu cầu niêm yết ở đâu, bao lâu${rule === null ? '' : ` (${showLevels(rule)}, ${rule.source})`}: ghi để biết.`,
    }
  const posted = countPosted(rule, postings, today, calendar)
  if (posted === undefined)
    return { verdict: 'open', reason: 'Lịch nghỉ của những ngày niêm yết chưa chắc: hãy tự đếm.' }
  const { isEnough, reason } = comparePosted(rule, posted)
  return { verdict: isEnough ? 'met' : 'not-met', reason }
}
