/**
 * Bậc đôn đốc: a late obligation is told to the officer in charge, then to the head of the body, then to the level above; one
 * step at a time, at most one a working day. A round belongs to one version of the obligation: done, withdrawn or returned
 * work has a new version, so it begins at the first step again.
 */
import type { Day } from '#base/day.ts'
import { type Calendar, isWorkingDay } from '#domains/calendar/calendar.ts'
import { moveToWorkingDay, workingDaysBetween } from '#domains/calendar/working-days.ts'
import type { Pace } from '#domains/urging/pace.ts'

export type LadderStep = 1 | 2 | 3

export const stepNames: Record<0 | LadderStep, string> = {
  0: 'Đôn đốc trực tiếp',
  1: 'Cán bộ phụ trách',
  2: 'Người đứng đầu cơ quan',
  3: 'Cấp trên',
}

/** Where one obligation stands on its ladder. */
export type Standing = {
  dueDay: Day
  /** The day it last came back; the officer gets the grace from then. */
  returnedDay: Day | null
  /** The highest step of this round. `nobody`: it found no one. */
  last: { step: LadderStep; day: Day; nobody: boolean } | null
}

/** The step to take today, and why; undefined when there is none. */
export function nextStep(
  { dueDay, returnedDay, last }: Standing,
  pace: Pace,
  today: Day,
  calendar: Calendar,
): { step: LadderStep; why: string } | undefined {
  if (today <= dueDay || !isWorkingDay(today, calendar)) return undefined
  if (last === null) return firstStep(dueDay, returnedDay, pace, today, calendar)
  if (last.step === 3 || last.day === today) return undefined
  const step = last.step === 1 ? 2 : 3
  // A step of a day to come was made by a clock that ran ahead: it is long enough ago.
  const waited = last.day > today ? Number.POSITIVE_INFINITY : workingDaysBetween(last.day, today, calendar)
  if (last.nobody)
    return waited >= 1
      ? { step, why: `Bậc «${stepNames[last.step]}» không có người nhận nên chuyển bậc tiếp theo` }
      : undefined
  const grace = step === 2 ? pace.headDays : pace.aboveDays
  if (waited < grace) return undefined
  return { step, why: `Quá ${grace} ngày làm việc từ khi đôn đốc «${stepNames[last.step]}» mà việc chưa xong` }
}

/** A due day that is off ends with the next working day. @law Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5 */
function firstStep(dueDay: Day, returnedDay: Day | null, pace: Pace, today: Day, calendar: Calendar) {
  const end = moveToWorkingDay(dueDay, calendar).day
  const isSinceReturn = returnedDay !== null && returnedDay > end
  const from = isSinceReturn ? returnedDay : end
  if (today <= from) return undefined
  const waited = workingDaysBetween(from, today, calendar)
  if (waited < pace.officerDays) return undefined
  const why = isSinceReturn ? `Quá hạn; ${waited} ngày làm việc từ khi bị trả lại` : `Quá hạn ${waited} ngày làm việc`
  return { step: 1 as const, why }
}
