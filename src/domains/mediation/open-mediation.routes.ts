import { createHash } from 'node:crypto'
import { showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { listTeamNames } from '#domains/mediation/book-number.queries.ts'
import { endReasons, refusals } from '#domains/mediation/case.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { alongPage } from '#domains/mediation/pages/along-page.tsx'
import { today } from '#platform/clock.ts'
import { json } from '#platform/http/answer.ts'
import { open, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { keptListPath } from '#ui/islands/kept-copies.ts'

/** The commune in the address, if any, with the names of its teams; a code that is none of ours never reaches the database. */
async function communeIn({ house, params }: WebRequest) {
  const { communeId } = params
  if (communeId !== undefined && !/^\d{5}$/u.test(communeId)) throw refusals.noPhoneForm
  const teams = communeId === undefined ? [] : await listTeamNames(house.database.kysely, communeId)
  return { communeId, teams }
}

/** The form for the script that keeps it on a telephone (see take-along.island.ts). */
async function takenAlong(request: WebRequest) {
  const { communeId, teams } = await communeIn(request)
  const address = mediationPaths.alongIn(communeId)
  const pages = [address, keptListPath]
  const stamp = createHash('sha256')
    .update(JSON.stringify([pages, endReasons, teams]))
    .digest('hex')
    .slice(0, 16)
  const day = showDay(today(request.house.clock))
  return json({ address, name: 'Mẫu ghi buổi hòa giải', day, stamp, pages, sounds: [] })
}

const along = open(async (request) => ({ ...(await communeIn(request)), formKey: newSecret() }), alongPage)

/** Ghi buổi hòa giải where there is no line at all: for the portal, as nobody's page. */
export const openMediationRoutes: Routes = {
  [`GET ${mediationPaths.along}`]: along,
  [`GET ${mediationPaths.along}/mang-theo.json`]: openRaw(takenAlong),
  [`GET ${mediationPaths.alongIn(':communeId')}`]: along,
  [`GET ${mediationPaths.alongIn(':communeId')}/mang-theo.json`]: openRaw(takenAlong),
}
