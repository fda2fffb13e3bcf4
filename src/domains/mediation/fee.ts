/** Thù lao theo vụ, việc: the most that may be asked, and why not. @law 56/2023/TT-BTC; 15/2014/NĐ-CP, Điều 14, 15 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { circularLimitOn, limitOn, type SpendingRate } from '#domains/activities/spending.ts'
import type { Case } from '#domains/mediation/case.ts'
import type { FeeDays } from '#domains/mediation/case-clocks.ts'
import { showNumber } from '#ui/show.ts'

export type Fee = FeeDays & { amount: number; isGranted: boolean | null; reason: string | null; version: number }

/** A case on the request, by its number in the book; of the parties nothing. */
export type FeeCase = {
  number: number
  year: number
  endedOn: Day
  outcome: NonNullable<Case['outcome']>
  amount: number
}

/** What the paper of a request says: of one mediator, for the month in which it was asked. */
export type FeeSheet = {
  mediatorName: string
  teamName: string
  villageName: string
  communeName: string
  requestedOn: Day
  cases: FeeCase[]
}

/** What a team asked in one month, without what was refused; `month` is «2026-11». */
export type FeeMonth = { month: string; cases: number; amount: number }

export type FeeLimit = { amount: number; source: string }

export const refusals = {
  asked: new Refusal(422, 'Vụ, việc này đã có đề nghị trả thù lao.'),
  noFee: new Refusal(422, 'Vụ, việc chưa có đề nghị trả thù lao.'),
  notEnded: new Refusal(422, 'Chỉ đề nghị thù lao khi hòa giải đã kết thúc (Luật 35/2013/QH13, Điều 23).'),
  noAmount: new Refusal(422, 'Hãy ghi số tiền đề nghị.'),
  decided: new Refusal(422, 'Đề nghị này đã được quyết định.'),
  reasonMissing: new Refusal(422, 'Từ chối thì phải nêu lý do bằng văn bản. Hãy ghi lý do.'),
  notGranted: new Refusal(422, 'Chưa có quyết định trả thù lao cho vụ, việc này.'),
  passed: new Refusal(422, 'Đã ghi trả cho hòa giải viên rồi.'),
}

/**
 * What the province's council decided for the day the case ended, never above what the circular allows; undefined where nothing sure says
 * it. «/vụ, việc» is once a case, however many mediators.
 */
export function limitFor(outcome: Case['outcome'], day: Day, rates: readonly SpendingRate[]): FeeLimit | undefined {
  const norm = outcome === 'reached' ? 'mediation-reached' : 'mediation-ended'
  const own = limitOn(day, norm, rates)
  const most = circularLimitOn(day, norm)
  const isAbove = own !== undefined && most !== undefined && own.amount > most.amount
  const limit = isAbove ? { ...most, said: `${most.said}; mức tỉnh đã nhập cao hơn nên không dùng` } : own
  return limit?.decides === true ? { amount: limit.amount, source: limit.said } : undefined
}

export function refuseAbove(amount: number, limit: FeeLimit | undefined): void {
  if (limit === undefined || amount <= limit.amount) return
  throw new Refusal(
    422,
    `Mức tối đa cho vụ, việc này là ${showNumber(limit.amount)} đồng (${limit.source}). Hãy ghi lại số tiền.`,
  )
}
