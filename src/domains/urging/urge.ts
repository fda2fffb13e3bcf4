/** Lời đôn đốc đã gửi, as lists show it, and what came of it. */
import type { Day } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { workingDaysBetween } from '#domains/calendar/working-days.ts'
import { isDone, type ObligationState } from '#domains/plans/obligation.ts'
import { type LadderStep, stepNames } from '#domains/urging/ladder.ts'

export type Urge = {
  id: string
  day: Day
  step: 0 | LadderStep
  why: string
  /** By hand: what was written, and by whom. */
  message: string | null
  sentBy: string | null
  madeAt: Date
  undoneAt: Date | null
  obligationId: string
  taskId: string
  title: string
  label: string
  planTitle: string
  dueDay: Day | null
  state: ObligationState
  doneDay: Day | null
  /** «Nguyễn Thị Lan», «Lê Văn Tư (thay Nguyễn Thị Lan)»; empty: nobody could be found. */
  people: string[]
  /** When the person asked about saw it. */
  seenAt: Date | null
}

/** «Lan (bậc Cán bộ phụ trách)»: in a word, who was urged. */
export function stepName({ step }: Pick<Urge, 'step'>): string {
  return stepNames[step]
}

export type UrgeOutcome = { label: string; tone: 'good' | 'danger' | 'neutral' | 'warm' }

/** What came of an urge: done after so many working days, or not yet. */
export function outcomeOf(
  urge: Pick<Urge, 'day' | 'state' | 'doneDay' | 'undoneAt' | 'people'>,
  calendar: Calendar,
): UrgeOutcome {
  if (urge.undoneAt !== null) return { label: 'Đã thu hồi', tone: 'neutral' }
  if (!isDone(urge))
    return urge.people.length === 0
      ? { label: 'Không có người nhận', tone: 'warm' }
      : { label: 'Chưa xong', tone: 'danger' }
  const doneDay = urge.doneDay!
  if (doneDay < urge.day) return { label: 'Đã xong từ trước, báo sau', tone: 'good' }
  const days = workingDaysBetween(urge.day, doneDay, calendar)
  return { label: days === 0 ? 'Xong trong ngày' : `Xong sau ${days} ngày làm việc`, tone: 'good' }
}
