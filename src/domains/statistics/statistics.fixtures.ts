import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'

/** The world of plans: Lan writes and Hùng approves for xã Một; Mai, of the province, asks and receives; Tư leads in xã Hai. */
export const onStatistics = onPlans

/** Mai asks every commune for a form. */
export async function asked(world: World, more: Record<string, string> = {}) {
  const form = { code: 'LV-02/HGOCS', title: 'Sơ bộ năm 2026', from: '01/01/2026', to: '31/10/2026', due: '10/11/2026' }
  return world.does('mai', askForReturns, { bodyId: world.bodies.province.id, ...form, ...more })
}
