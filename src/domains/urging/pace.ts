/**
 * Nhịp đôn đốc: how many working days each step of the ladder waits, and what counts as due soon. Not law: a choice of those
 * who administer, dated, for the whole system or for one body and all below it.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

export type Pace = { officerDays: number; headDays: number; aboveDays: number; dueSoonDays: number }

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'set the pace': true
  }
}

/** A pace as it was set. `bodyPath` null: the whole system. */
export type PaceSetting = Pace & { bodyPath: string | null; fromDay: Day; setAt: Date }

/** Until somebody sets another one. */
export const usualPace: Pace = { officerDays: 1, headDays: 3, aboveDays: 5, dueSoonDays: 5 }

export const paceDaysMax = 60
export const dueSoonDaysMax = 30

export const refusals = {
  past: new Refusal(422, 'Nhịp đôn đốc có hiệu lực từ hôm nay trở đi. Hãy sửa ngày bắt đầu.'),
  outsideReach: new Refusal(
    403,
    'Ông/bà chỉ đặt được nhịp đôn đốc cho cơ quan trong phạm vi mình quản trị; nhịp chung do quản trị toàn hệ thống đặt.',
  ),
}

/** The pace for a body on a day: its own, else that of the nearest body above, else the system's, else the usual one. */
export function paceFor(bodyPath: string, settings: readonly PaceSetting[], day: Day): Pace {
  const inForce = settings.filter(
    (one) => one.fromDay <= day && (one.bodyPath === null || bodyPath.startsWith(one.bodyPath)),
  )
  return inForce.toSorted(nearestAndLatestFirst)[0] ?? usualPace
}

/** The farthest that any pace in force looks ahead: what must be asked of the database. */
export function dueSoonDaysAtMost(settings: readonly PaceSetting[]): number {
  return Math.max(usualPace.dueSoonDays, ...settings.map((one) => one.dueSoonDays))
}

function nearestAndLatestFirst(one: PaceSetting, other: PaceSetting): number {
  return (
    (other.bodyPath?.length ?? 0) - (one.bodyPath?.length ?? 0) ||
    other.fromDay.localeCompare(one.fromDay) ||
    other.setAt.getTime() - one.setAt.getTime()
  )
}
