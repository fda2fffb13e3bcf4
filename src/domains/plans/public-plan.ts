/**
 * Kế hoạch công khai: what everybody may see of an adopted plan that a leader made public: its tasks with their times and what became of
 * them, by what their obligations count. Never who does it, what was written with it, what it costs, or a task that is kept inside.
 */

import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { shorten } from '#base/vietnamese.ts'
import type { FourCells } from '#domains/plans/task.ts'

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'publish plans': true
  }
}

/** So many tasks stand on a page of the form, that it stays small whatever the plan. */
export const publishingPageSize = 50

export const publishingRefusals = {
  nothingLeft: new Refusal(
    422,
    'Mọi nhiệm vụ đều giữ nội bộ nên không còn gì để công khai. Hãy bỏ dấu ở ít nhất một nhiệm vụ, hoặc thôi công khai kế hoạch.',
  ),
  notPublic: new Refusal(409, 'Kế hoạch này không còn công khai. Hãy tải lại trang.'),
  changedMeanwhile: new Refusal(
    409,
    'Người khác vừa đổi việc công khai kế hoạch này. Hãy tải lại trang, xem lại việc nào giữ nội bộ rồi làm lại.',
  ),
  notFound: new Refusal(404, 'Kế hoạch này không công khai, hoặc đã thôi công khai.'),
}

export type PublicPlan = {
  id: string
  title: string
  number: string | null
  issuedOn: Day | null
  /** Who answers for it today, and to whom feedback goes. */
  bodyId: string
  bodyName: string
  placeId: string
  placeName: string
  /** How many tasks everybody sees. */
  promises: number
} & Pick<FourCells, 'doneInTime' | 'doneLate' | 'openInTime' | 'openLate'>

/** One task as everybody sees it. */
export type PlanPromise = {
  id: string
  path: string
  text: string
  timeRaw: string | null
  /** Its obligations that are due or done; a task «khi có yêu cầu» has none until somebody asks. */
  total: number
  done: number
  doneLate: number
  checked: number
  late: number
  nextDue: Day | null
}

/** The page of a public plan on the portal. */
export function publicPlanPath(id: string): string {
  return `/ke-hoach-cong-khai/${id}`
}

/** The page on the portal of what a place promised. */
export function publicPlansPath(placeId: string): string {
  return `/chuan-tiep-can-phap-luat/${placeId}`
}

/** What became of it, in words and a tone: «Đã làm, đã kiểm tra», «Quá hạn», «Đang làm». */
export function outcomeOf(promise: PlanPromise): { label: string; tone: 'good' | 'danger' | 'neutral'; more: string } {
  const { total, done, doneLate, checked, late, nextDue } = promise
  const counted = total > 1 ? `Xong ${done} trên ${total} mốc. ` : ''
  const lateWords = doneLate === 0 ? '' : total > 1 ? `${doneLate} mốc xong sau hạn. ` : 'Xong sau hạn. '
  const next = nextDue === null ? '' : `Hạn tiếp theo: hết ngày ${showDay(nextDue)}.`
  const more = `${counted}${lateWords}${next}`.trim()
  if (total === 0) return { label: 'Làm khi có yêu cầu', tone: 'neutral', more: '' }
  if (late > 0) return { label: 'Quá hạn', tone: 'danger', more }
  if (done < total) return { label: 'Đang làm', tone: 'neutral', more }
  return checked === total
    ? { label: 'Đã làm, đã kiểm tra', tone: 'good', more }
    : { label: 'Báo đã làm', tone: 'good', more: `Chưa kiểm tra xong. ${more}`.trim() }
}

/** «Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND phường Kinh Bắc», as feedback names it. */
export function namePlan({ number, issuedOn, bodyName }: Pick<PublicPlan, 'number' | 'issuedOn' | 'bodyName'>): string {
  return `Kế hoạch${number === null ? '' : ` số ${number}`}${issuedOn === null ? '' : ` ngày ${showDay(issuedOn)}`} của ${bodyName}`
}

const namedLengthMax = 120

/** What stands in the form of feedback on one item. */
export function disputeWords(plan: Pick<PublicPlan, 'number' | 'issuedOn' | 'bodyName'>, promise: PlanPromise): string {
  return `Về việc «${promise.path} ${shorten(promise.text, namedLengthMax)}» trong ${namePlan(plan)}: `.replace(
    '« ',
    '«',
  )
}

/** Done in time, late, under way, overdue, of all obligations that are due or done. */
export function countWords(plan: PublicPlan): string {
  const { doneInTime, doneLate, openInTime, openLate } = plan
  const total = doneInTime + doneLate + openInTime + openLate
  return `${plan.promises} việc, ${total} mốc: ${doneInTime} xong đúng hạn, ${doneLate} xong sau hạn, ${openInTime} đang làm, ${openLate} quá hạn`
}
