import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { OutboxSays } from '#ui/parts/form-post.tsx'

/** How forms of activities wait on this machine: named by their topic. */
export const activityOutbox = { title: 'Hoạt động', titleField: 'topic', door: activityPaths.quick }

/** What waits here, and whose pages these are. */
export function ActivityOutbox({ view: { actor } }: { view: Pick<View, 'actor'> }) {
  return <OutboxSays owner={actor?.personId == null ? undefined : { id: actor.personId, name: actor.name }} />
}
