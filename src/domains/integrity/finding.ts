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
  seen: Acknowledgement | null
}

export type Acknowledgement = { count: number; ids: string[]; reason: string; byName: string; at: Date }

/** Whether somebody must look: nobody has, or there is more than they saw. */
export function isOpen(finding: Pick<Finding, 'count' | 'first' | 'seen'>): boolean {
  const { count, first, seen } = finding
  if (count === 0) return false
  if (seen === null || count > seen.count) return true
  return first.some(({ id }) => !seen.ids.includes(id))
}

export const refusals = {
  wholeSystem: new Refusal(
    403,
    'Chỉ người quản trị toàn hệ thống xem được trang này, vì nó nói về mọi cơ quan. Hãy nhờ người quản trị toàn hệ thống.',
  ),
  notFound: new Refusal(404, 'Lần kiểm tra gần nhất không còn thấy điều này. Hãy tải lại trang.'),
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'watch over the data': true
  }
}
