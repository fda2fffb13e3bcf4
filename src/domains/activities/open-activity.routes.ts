import { createHash } from 'node:crypto'
import { showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { refusals } from '#domains/activities/activity.ts'
import { activityKinds } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { listVillagesOfCommune } from '#domains/activities/activity-village.queries.ts'
import { alongPage } from '#domains/activities/pages/along-page.tsx'
import { today } from '#platform/clock.ts'
import { json } from '#platform/http/answer.ts'
import { open, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { keptListPath } from '#ui/islands/kept-copies.ts'

/** The commune in the address, if any, with its villages; a code that is none of ours never reaches the database. */
async function communeIn({ house, params }: WebRequest) {
  const { communeId } = params
  if (communeId !== undefined && !/^\d{5}$/u.test(communeId)) throw refusals.noCommune
  const db = house.database.kysely
  const villages = communeId === undefined ? [] : await listVillagesOfCommune(db, communeId, today(house.clock))
  return { communeId, villages }
}

/** The form for the script that keeps it on a telephone (see take-along.island.ts). */
async function takenAlong(request: WebRequest) {
  const { communeId, villages } = await communeIn(request)
  const address = activityPaths.alongIn(communeId)
  const pages = [address, keptListPath]
  const stamp = createHash('sha256')
    .update(JSON.stringify([pages, activityKinds, villages]))
    .digest('hex')
    .slice(0, 16)
  const day = showDay(today(request.house.clock))
  return json({ address, name: 'Mẫu ghi hoạt động', day, stamp, pages, sounds: [] })
}

const along = open(async (request) => ({ ...(await communeIn(request)), formKey: newSecret() }), alongPage)

/** Ghi hoạt động where there is no line at all: for the portal, as nobody's page. */
export const openActivityRoutes: Routes = {
  [`GET ${activityPaths.along}`]: along,
  [`GET ${activityPaths.along}/mang-theo.json`]: openRaw(takenAlong),
  [`GET ${activityPaths.alongIn(':communeId')}`]: along,
  [`GET ${activityPaths.alongIn(':communeId')}/mang-theo.json`]: openRaw(takenAlong),
}
