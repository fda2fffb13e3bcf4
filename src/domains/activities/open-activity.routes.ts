import { createHash } from 'node:crypto'
import { showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { activityKinds } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { alongPage } from '#domains/activities/pages/along-page.tsx'
import { today } from '#platform/clock.ts'
import { json } from '#platform/http/answer.ts'
import { open, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { keptListPath } from '#ui/islands/kept-copies.ts'

/** The form for the script that keeps it on a telephone (see take-along.island.ts). */
async function takenAlong({ house }: WebRequest) {
  const pages = [activityPaths.along, keptListPath]
  const stamp = createHash('sha256')
    .update(JSON.stringify([pages, activityKinds]))
    .digest('hex')
    .slice(0, 16)
  const day = showDay(today(house.clock))
  return json({ address: activityPaths.along, name: 'Mẫu ghi hoạt động', day, stamp, pages, sounds: [] })
}

/** Ghi hoạt động where there is no line at all: for the portal, as nobody's page. */
export const openActivityRoutes: Routes = {
  [`GET ${activityPaths.along}`]: open(async () => ({ formKey: newSecret() }), alongPage),
  [`GET ${activityPaths.along}/mang-theo.json`]: openRaw(takenAlong),
}
