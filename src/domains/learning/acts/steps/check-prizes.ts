import { dayAt } from '#base/day.ts'
import { listRatesFor } from '#domains/activities/rates.queries.ts'
import { type Contest, refusals } from '#domains/learning/contests/contest.ts'
import { overLimit } from '#domains/learning/contests/prize-limits.ts'
import type { Tx } from '#platform/database/database.ts'

/** Throws `overLimit` when a prize is above what may be paid on the day of the opening. */
export async function checkPrizes(tx: Tx, contest: Pick<Contest, 'prizes' | 'opensAt' | 'provinceId'>): Promise<void> {
  const over = overLimit(contest.prizes, dayAt(contest.opensAt), await listRatesFor(tx, contest.provinceId))
  if (over.length === 0) return
  const money = (amount: number) => `${amount.toLocaleString('vi-VN')} đồng`
  throw refusals.overLimit(
    over.map(({ name, amount, limit }) =>
      limit === undefined
        ? `${name}: chưa có mức chi nào áp dụng vào ngày mở`
        : `${name} ${money(amount)}, tối đa ${money(limit.amountMax)} (${limit.basis})`,
    ),
  )
}
