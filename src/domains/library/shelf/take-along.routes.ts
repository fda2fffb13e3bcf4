import { showDay } from '#base/day.ts'
import { takeAlongPage } from '#domains/library/pages/take-along-page.tsx'
import { takenAlongPage } from '#domains/library/pages/taken-along-page.tsx'
import { loadOpenShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import { listTakenAlong } from '#domains/library/shelf/take-along.queries.ts'
import { today } from '#platform/clock.ts'
import { type Answer, json } from '#platform/http/answer.ts'
import { open, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { tabIcon } from '#ui/page.tsx'

/** Mang tủ sách theo, for the portal: what would be kept, for people and for the script that keeps it. */
export const takeAlongRoutes: Routes = {
  'GET /tu-sach/:slug/mang-theo': open(loadTakeAlong, takeAlongPage),
  'GET /tu-sach/:slug/mang-theo.json': { kind: 'raw', answer: answerTakenAlong },
  'GET /mang-theo': open(async () => ({}), takenAlongPage),
  'GET /mang-theo.webmanifest': { kind: 'raw', answer: async () => manifest() },
}

async function loadTakeAlong(request: WebRequest) {
  const { house, params } = request
  const db = house.database.kysely
  const page = await loadOpenShelfPage(db, params.slug ?? '', today(house.clock))
  return { ...page, along: await listTakenAlong(house, db, page) }
}

/** For the script that keeps it; the shelf's address names the set. */
async function answerTakenAlong(request: WebRequest): Promise<Answer> {
  const { shelf, day, along } = await loadTakeAlong(request)
  const { pages, sounds, stamp } = along
  return json({ address: shelfPaths.shelf(shelf.slug), name: shelf.name, day: showDay(day), stamp, pages, sounds })
}

/** As an application on a telephone it opens with what the telephone keeps. */
function manifest(): Answer {
  return {
    kind: 'text',
    status: 200,
    contentType: 'application/manifest+json; charset=utf-8',
    headers: { 'Cache-Control': 'public, max-age=86400' },
    body: JSON.stringify({
      name: 'Tủ sách pháp luật',
      short_name: 'Tủ sách luật',
      lang: 'vi',
      start_url: shelfPaths.takenAlong,
      scope: '/',
      display: 'minimal-ui',
      background_color: '#ffffff',
      theme_color: '#0a4547',
      icons: [{ src: tabIcon, sizes: 'any', type: 'image/svg+xml' }],
    }),
  }
}
