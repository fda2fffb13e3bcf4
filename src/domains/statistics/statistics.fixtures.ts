import { expect } from 'vitest'
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { figureOf, measures } from '#domains/statistics/measure.ts'
import { sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** The world of plans: Lan writes and Hùng approves for xã Một; Mai, of the province, asks and receives; Tư leads in xã Hai. */
export const onStatistics = onPlans

/** Mai asks every commune for a form. */
export async function asked(world: World, more: Record<string, string> = {}) {
  const form = { code: 'LV-02/HGOCS', title: 'Sơ bộ năm 2026', from: '01/01/2026', to: '31/10/2026', due: '10/11/2026' }
  return world.does('mai', askForReturns, { bodyId: world.bodies.province.id, ...form, ...more })
}

type KeptPlace = readonly [placeId: string | null, path: string]
/** Both the first day of a month. */
type KeptMonths = readonly [from: Day, to: Day]

/** Kept sums of every measure say what counting the records says, for each place and stretch of months. */
export async function expectKeptAsCounted(db: Db, places: readonly KeptPlace[], stretches: readonly KeptMonths[]) {
  const all = [...measures.keys()]
  for (const [placeId, path] of places)
    for (const [from, to] of stretches) {
      const kept = (await sumMonths(db, all, { path, from, to }, 'whole')).get('') ?? new Map()
      const window = { from, to: lastDayOfMonth(yearOf(to), monthOf(to)) }
      const counted = await countMany(db, all, { ...window, placeId, seenBy: 'system' })
      for (const id of all) {
        const one = kept.get(id) ?? { records: 0, told: 0, sum: 0 }
        const again = counted.get(id)!
        expect([path, from, id, one, figureOf(one)]).toEqual([path, from, id, again, figureOf(again)])
      }
    }
}
