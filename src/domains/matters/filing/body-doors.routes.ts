import { createHash } from 'node:crypto'
import { showDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { findOpenDesk } from '#domains/matters/desk/front-desk.queries.ts'
import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import { doorsOf } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { bodyDoorsPage, type PlaceLink } from '#domains/matters/pages/body-doors-page.tsx'
import { today } from '#platform/clock.ts'
import { json } from '#platform/http/answer.ts'
import { open, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { keptListPath } from '#ui/islands/kept-copies.ts'

const noDesk = new Refusal(
  404,
  'Nơi này chưa nhận qua trang này, hoặc đã nhập vào nơi khác. Hãy chọn nơi gửi trong danh sách.',
)

async function deskIn({ house, params }: WebRequest): Promise<FrontDesk> {
  const bodyId = params.bodyId ?? ''
  const desk = isId(bodyId) ? await findOpenDesk(house.database.kysely, { bodyId }) : undefined
  if (desk === undefined) throw noDesk
  return desk
}

/** The pages of a body's forms, for the script that keeps them on a telephone (see take-along.island.ts). */
async function takenAlong(request: WebRequest) {
  const desk = await deskIn(request)
  const address = matterPaths.bodyDoors(desk.bodyId)
  const doors = doorsOf(desk).map(({ slug }) => matterPaths.door(slug, desk.bodyId))
  const pages = [address, ...doors, keptListPath]
  const day = showDay(today(request.house.clock))
  const stamp = createHash('sha256')
    .update(JSON.stringify([pages, desk]))
    .digest('hex')
    .slice(0, 16)
  return json({ address, name: `Mẫu gửi ${desk.bodyName}`, day, stamp, pages, sounds: [] })
}

/** Gửi đến một nơi: for the portal. `links`: what later domains show everybody of the same place. */
export function bodyDoorsRoutes(links: readonly PlaceLink[]): Routes {
  return {
    'GET /gui/o/:bodyId': open(async (request) => ({ desk: await deskIn(request), links }), bodyDoorsPage),
    'GET /gui/o/:bodyId/mang-theo.json': { kind: 'raw', answer: takenAlong },
  }
}
