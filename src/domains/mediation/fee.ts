/** Thù lao theo vụ, việc: the most that may be asked, and why not. @law 56/2023/TT-BTC; 15/2014/NĐ-CP, Điều 14, 15 */
import { Refusal } from '#base/refusal.ts'
import type { Case } from '#domains/mediation/case.ts'
import type { FeeDays } from '#domains/mediation/case-clocks.ts'
import { showNumber } from '#ui/show.ts'

export type Fee = FeeDays & { amount: number; isGranted: boolean | null; reason: string | null; version: number }

/** Mức của địa phương from a day on. */
export type LocalRate = { fromDay: string; ended: number; reached: number; basis: string }

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
  aboveLaw: new Refusal(
    422,
    'Mức của địa phương không vượt mức tối đa của Thông tư 56/2023/TT-BTC. Hãy xem lại nghị quyết.',
  ),
}

/** The local rate, never above what the circular allows on the day the case ended; undefined where nothing says it. */
export function limitFor(
  { outcome }: Pick<Case, 'outcome'>,
  local: LocalRate | undefined,
  national: { amount: number; law: string; article: string } | undefined,
): FeeLimit | undefined {
  const rate = local && { amount: outcome === 'reached' ? local.reached : local.ended, source: local.basis }
  if (rate !== undefined && (national === undefined || rate.amount <= national.amount)) return rate
  return national && { amount: national.amount, source: `${national.law}, ${national.article}` }
}

export function refuseAbove(amount: number, limit: FeeLimit | undefined): void {
  if (limit === undefined || amount <= limit.amount) return
  throw new Refusal(
    422,
    `Mức tối đa cho vụ, việc này là ${showNumber(limit.amount)} đồng (${limit.source}). Hãy ghi lại số tiền.`,
  )
}
