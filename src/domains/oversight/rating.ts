import { doneInTimeShare, type Tally, totalOf } from '#domains/plans/tally.ts'

/** Mức: how a place stands, in few classes, so that a map says it in grey too. A place without a plan is neither good nor bad. */
export type Rating = 'no-plan' | 'not-due' | 'low' | 'middle' | 'high'

export const ratingNames: Record<Rating, string> = {
  high: 'Đúng hạn từ 80%',
  middle: 'Đúng hạn từ 50% đến dưới 80%',
  low: 'Đúng hạn dưới 50%',
  'not-due': 'Chưa có mốc đến hạn',
  'no-plan': 'Chưa có kế hoạch',
}

const highMin = 0.8
const middleMin = 0.5

export function ratingOf(tally: Tally): Rating {
  if (totalOf(tally) + tally.waiting === 0) return 'no-plan'
  const share = doneInTimeShare(tally)
  if (share === undefined) return 'not-due'
  if (share >= highMin) return 'high'
  return share >= middleMin ? 'middle' : 'low'
}

/** What the rate is, in words: it stands on the page and in the sheet. */
export const rateInWords =
  'Tỷ lệ hoàn thành đúng hạn là số mốc đã xong đúng hạn, chia cho số mốc đã xong (đúng hạn hay muộn) cộng số mốc quá hạn chưa xong. Mốc chưa đến hạn và mốc chờ yêu cầu không tính vào tỷ lệ.'
