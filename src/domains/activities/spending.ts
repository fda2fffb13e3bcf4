/**
 * Mức chi: the most that one unit of some costs may take. A province's council decides its own; without one the circular applies
 * directly. What was spent is recorded as it was: a limit warns, it refuses nothing.
 * @law Thông tư 56/2023/TT-BTC, Điều 3, Điều 5 khoản 1
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { CostLine } from '#domains/activities/activity.ts'
import norms from '#domains/activities/facts/spending-norms.json' with { type: 'json' }
import { decides, type Mark } from '#domains/library/document.ts'

export type SpendingNorm = { id: string; name: string; per: string; max: number; article: string }

export const spendingNorms: readonly SpendingNorm[] = norms.norms

/** What a province's council decided, as its administrator entered it. */
export type SpendingRate = {
  norm: string
  amount: number
  document: string
  article: string
  fromDay: Day
  toDay: Day | null
  /** False: a commune had typed it; shown, and decides nothing until the province confirms it. */
  isConfirmed: boolean
}

export type SpendingLimit = { amount: number; per: string; said: string; decides: boolean }

export function normOf(id: string): SpendingNorm | undefined {
  return spendingNorms.find((norm) => norm.id === id)
}

/** The limit for one unit on a day: the province's, else the circular's; undefined outside its days. */
export function limitOn(day: Day, normId: string, rates: readonly SpendingRate[]): SpendingLimit | undefined {
  const norm = normOf(normId)
  if (norm === undefined) return undefined
  const rate = rates
    .filter(
      (one) => one.isConfirmed && one.norm === normId && one.fromDay <= day && (one.toDay === null || day <= one.toDay),
    )
    .toSorted((one, other) => other.fromDay.localeCompare(one.fromDay))[0]
  if (rate !== undefined)
    return {
      amount: rate.amount,
      per: norm.per,
      said: `${rate.document}, ${rate.article} (tỉnh quy định)`,
      decides: true,
    }
  const most = circularLimitOn(day, normId)
  return most && { ...most, said: `${most.said} (mức tối đa; tỉnh chưa nhập mức riêng)` }
}

/** The most that the circular itself allows for one unit on a day, whatever a province entered. */
export function circularLimitOn(day: Day, normId: string): SpendingLimit | undefined {
  const norm = normOf(normId)
  if (norm === undefined || day < norms.effectiveFrom) return undefined
  const said = `Thông tư ${norms.law}, ${norm.article}`
  return { amount: norm.max, per: norm.per, said, decides: decides(norms.mark as Mark) }
}

export type CostCheck =
  | { kind: 'none' }
  | { kind: 'uncounted'; limit: SpendingLimit }
  | { kind: 'within' | 'over'; limit: SpendingLimit; most: number }

/** A line against its limit. Without a quantity nothing can be said. */
export function checkCost(line: CostLine, day: Day, rates: readonly SpendingRate[]): CostCheck {
  const limit = limitOn(day, line.norm, rates)
  if (limit === undefined) return { kind: 'none' }
  if (line.quantity === null) return { kind: 'uncounted', limit }
  const most = line.quantity * limit.amount
  return { kind: line.amount > most ? 'over' : 'within', limit, most }
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'set spending rates': true
  }
}

export const rateRefusals = {
  notYours: new Refusal(403, 'Ông/bà không được giao nhập mức chi của tỉnh này. Hãy chọn tỉnh trong danh sách.'),
  sameDay: new Refusal(
    409,
    'Khoản chi này đã có mức bắt đầu đúng ngày đó. Nếu mức cũ nhập sai, hãy bỏ mức đó rồi nhập lại.',
  ),
  notThere: new Refusal(404, 'Không còn mức chi này, hoặc ông/bà không được giao sửa.'),
}
