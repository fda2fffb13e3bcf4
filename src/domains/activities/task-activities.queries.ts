import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { sumActivities } from '#domains/activities/activity-list.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { DoneForTask } from '#domains/plans/done-for-task.queries.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'
import { showNumber } from '#ui/show.ts'

/** What the page of a task says of the activities that count for it; nothing for whoever reads none. */
export const activitiesForTask: DoneForTask = async (db, actor, taskId) => {
  if (!mayAnywhere(actor, 'read activities')) return undefined
  const { sessions, attended, counted, copies } = await sumActivities(
    db,
    actor,
    activityFilterOf({ 'nhiem-vu': taskId }),
  )
  const parts = [
    `${showNumber(sessions)} hoạt động`,
    counted > 0 && `${showNumber(attended)} lượt người`,
    sessions > counted && counted > 0 && `${showNumber(sessions - counted)} hoạt động chưa ghi số người`,
    copies > 0 && `${showNumber(copies)} bản, lần phát, bài`,
  ].filter((part) => part !== false)
  return {
    term: 'Hoạt động đã ghi',
    sentence: sessions === 0 ? 'Chưa ghi hoạt động nào' : parts.join(', '),
    href: address(activityPaths.list, { 'nhiem-vu': taskId }),
  }
}
