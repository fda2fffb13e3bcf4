/**
 * Mốc: a day in the life of a matter that is made outside the system, at which a time that the law sets begins or is kept: a
 * mediator is assigned, the two sides sit down to talk.
 */
import type { Day } from '#base/day.ts'
import type { ClockEnd, ClockStart } from '#domains/matters/clocks/clock-rule.ts'

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
