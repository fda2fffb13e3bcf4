/** Khung phát: a script on a day, at an hour, for a cluster of loudspeakers. planned → aired | missed, as somebody noted. */
import { addDays, type Day, weekday } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type SlotState = 'planned' | 'aired' | 'missed'

export type Slot = {
  id: string
  bodyId: string
  day: Day
  /** Minutes since midnight. */
  starts: number
  /** '' for all of them. */
  cluster: string
  scriptId: string
  state: SlotState
  note: string
  activityId: string | null
}

export const slotStates: Record<SlotState, string> = { planned: 'Chưa phát', aired: 'Đã phát', missed: 'Không phát' }

export const slotsAWeekMax = 200

export const slotRefusals = {
  notFound: new Refusal(404, 'Không tìm thấy khung phát này, hoặc ông/bà không được giao quyền.'),
  taken: new Refusal(422, 'Giờ này, cụm loa này đã có bài. Hãy chọn giờ khác hoặc bỏ khung cũ.'),
  full: new Refusal(422, `Mỗi tuần có nhiều nhất ${slotsAWeekMax} khung phát.`),
  notYet: new Refusal(422, 'Ngày phát chưa đến. Chỉ ghi từ ngày phát trở đi.'),
  noted: new Refusal(422, 'Khung này đã ghi là phát hay không phát rồi.'),
  missedWhy: new Refusal(422, 'Hãy ghi vì sao không phát.'),
  emptyWeek: new Refusal(422, 'Tuần trước không có khung nào chép sang được.'),
  nothingToCount: new Refusal(422, 'Tuần này không có bài đã phát nào chưa ghi vào hoạt động.'),
}

/** Its Monday. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

export function daysOfWeek(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}
