import { newSecret } from '#base/ids.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import type { Activity } from '#domains/activities/activity.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { onPlans, type Who, type World } from '#domains/plans/plans.fixtures.ts'

/** The world of plans, in which Lan and Hùng record for xã Một, Mai watches and Tư belongs to xã Hai. */
export const onActivities = onPlans

/** What the short form of xã Một sends. */
export function quickForm(world: Pick<World, 'bodies'>, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    bodyId: world.bodies.first.id,
    formKey: newSecret(),
    kind: 'session',
    topic: 'Luật Đất đai 2024 với người dân',
    heldOn: '20/11/2026',
    place: 'Nhà văn hóa thôn Đông',
    howMany: '85',
    ...more,
  }
}

export async function recorded(world: World, more: Record<string, unknown> = {}, who: Who = 'lan'): Promise<Activity> {
  const { activityId } = await world.does(who, recordActivity, quickForm(world, more))
  return loadActivity(world.db, world.actors[who], 'read activities', activityId)
}
