/** What waits in a case for its people: most pressing first, and nothing of the parties. */

import { addDays, type Day } from '#base/day.ts'
import { uncapitalise } from '#base/vietnamese.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { type Case, caseName } from '#domains/mediation/case.ts'
import { clocksOf } from '#domains/mediation/case-clocks.ts'

export type CaseWaiting = { what: keyof typeof waitings; dueDay: Day | null; isLate: boolean }

export const waitings = {
  escalation: 'Có việc phải báo ngay, xã, phường chưa ghi đã xử lý',
  start: 'Bắt đầu hòa giải',
  'look-again': 'Xem lại việc thực hiện thỏa thuận',
} as const

/** Told from the day before on: of three days that leaves one to act. This house's own choice. */
const nearDays = 1

export const nearUntil = (today: Day): Day => addDays(today, nearDays)

/** `escalations`: those that the commune has not handled. undefined: nothing is near or late. */
export function waitingIn(one: Case, escalations: number, calendar: Calendar, today: Day): CaseWaiting | undefined {
  if (escalations > 0) return { what: 'escalation', dueDay: null, isLate: true }
  const start = clocksOf(one, null, null, calendar, today).find(({ rule }) => rule.id === 'start')
  if (start !== undefined && start.doneOn === null && start.isSure && start.dueDay <= nearUntil(today))
    return { what: 'start', dueDay: start.dueDay, isLate: start.isLate }
  const { lookAgainOn } = one
  if (lookAgainOn !== null && lookAgainOn <= nearUntil(today))
    return { what: 'look-again', dueDay: lookAgainOn, isLate: lookAgainOn < today }
  return undefined
}

/** «Vụ, việc số 3/2026: bắt đầu hòa giải»: a line for whoever may open it. */
export function waitingLine(one: Pick<Case, 'number' | 'year'>, { what }: CaseWaiting): string {
  return `${caseName(one)}: ${uncapitalise(waitings[what])}`
}
