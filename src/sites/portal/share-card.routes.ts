import { Refusal } from '#base/refusal.ts'
import { cardEdition, writeCard } from '#engines/pdf/write-card.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { openRaw, type Routes } from '#platform/http/routes.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { findCard, keepCard } from '#platform/pictures/card-folder.ts'
import { cardName, readShareName, sharePrefix } from '#platform/pictures/share-card.ts'
import { siteName } from '#sites/document.ts'

/** Drawing one costs a tenth of a second; one that was drawn is not counted. */
const drawingPerNetwork: Rate = { times: 120, perSeconds: 600 }

const noCard = new Refusal(404, 'Không có ảnh ở địa chỉ này. Hãy chia sẻ lại từ trang.')

/** Ảnh thẻ khi chia sẻ, drawn when it is asked for first. */
export const shareCardRoutes: Routes = {
  [`GET ${sharePrefix}/:name`]: openRaw(async (request) => {
    const { house, params } = request
    const card = readShareName(house.secretKey, params.name ?? '')
    if (card === undefined || house.painter === undefined) throw noCard
    const name = cardName(card, cardEdition)
    const drawn = await findCard(house.dataFolder, name, house.clock.now())
    if (drawn !== undefined) return pictureOf(drawn)
    await limitNetwork(request, 'share-card', drawingPerNetwork)
    const picture = await house.painter.paint(await writeCard({ ...card, site: siteName }))
    await keepCard(house.dataFolder, name, picture)
    return pictureOf(picture)
  }),
}

function pictureOf(body: Uint8Array) {
  return {
    kind: 'bytes' as const,
    status: 200,
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(body.length),
      'X-Content-Type-Options': 'nosniff',
      // other sites show it beside the link
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=604800',
    },
    body,
  }
}
