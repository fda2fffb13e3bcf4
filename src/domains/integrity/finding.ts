import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Offence } from '#domains/integrity/integrity-check.ts'

/**
 * Điều phát hiện: what the last run of a check found. open → seen, with a reason; open again as soon as something is found that was
 * not there when it was seen.
 */
export type Finding = {
  checkId: string
  day: Day
  count: number
  first: Offence[]
  /** Of all ids; '' in results from before. */
  idsSum: string
  seen: Acknowledgement | null
}

export type Acknowledgement = { count: number; ids: string[]; idsSum: string; reason: string; byName: string; at: Date }

/**
 * Whether somebody must look: nobody has, or something is there that they did not see. Where all ids are known on both sides, fewer of the
 * same are nothing new; beyond the first twenty only the very same set is.
 */
export function isOpen(finding: Pick<Finding, 'count' | 'first' | 'idsSum' | 'seen'>): boolean {
  const { count, first, idsSum, seen } = finding
  if (count === 0) return false
  if (seen === null || count > seen.count) return true
  if (first.some(({ id }) => !seen.ids.includes(id)) && seen.count <= seen.ids.length) return true
  const isWholeKnown = count <= first.length && seen.count <= seen.ids.length
  return !isWholeKnown && (idsSum === '' || idsSum !== seen.idsSum)
}

export const refusals = {
  wholeSystem: new Refusal(
    403,
    'Chỉ người quản trị toàn hệ thống xem được trang này, vì nó nói về mọi cơ quan. Hãy nhờ người quản trị toàn hệ thống.',
  ),
  noJob: new Refusal(404, 'Việc nền này không còn nằm chờ xử lý. Hãy tải lại trang.'),
  jobWaits: new Refusal(409, 'Một việc cùng loại đang chờ chạy rồi. Hãy bỏ việc này, ghi lý do là đã có việc khác.'),
  noNight: new Refusal(404, 'Điều này không có việc đêm nào sửa được. Hãy tải lại trang.'),
  notFound: new Refusal(404, 'Lần kiểm tra gần nhất không còn thấy điều này. Hãy tải lại trang.'),
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'watch over the data': true
  }
}
