import { ratingNames, ratingOf } from '#domains/oversight/rating.ts'
import { doneInTimeShare, type Tally, totalOf } from '#domains/plans/tally.ts'
import { showNumber } from '#ui/show.ts'

/** `85%`; undefined while nothing is due. Never rounded up to a hundred while something was late, nor down to nothing. */
export function showRate(tally: Tally): string | undefined {
  const share = doneInTimeShare(tally)
  if (share === undefined) return undefined
  const percent = Math.round(share * 100)
  if (percent === 100 && share < 1) return '99%'
  return percent === 0 && share > 0 ? '1%' : `${percent}%`
}

/** «Đúng hạn 85% (17 trong 20 mốc đến hạn hoặc đã xong)», or why there is no rate. */
export function rateSentence(tally: Tally): string {
  const rate = showRate(tally)
  if (rate === undefined) return ratingNames[ratingOf(tally)]
  return `Đúng hạn ${rate} (${showNumber(tally.doneInTime)} trong ${showNumber(tally.doneInTime + tally.doneLate + tally.openLate)} mốc đã xong hoặc quá hạn)`
}

/** Everything about a place in one sentence: what the map says aloud. */
export function placeSentence(name: string, tally: Tally): string {
  if (totalOf(tally) + tally.waiting === 0) return `${name}: chưa có kế hoạch`
  return `${name}: ${rateSentence(tally).replace(/^./, (letter) => letter.toLowerCase())}; ${showNumber(tally.openLate)} mốc quá hạn, tổng số ${showNumber(totalOf(tally))} mốc`
}
