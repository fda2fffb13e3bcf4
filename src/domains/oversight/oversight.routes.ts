import { yearOf } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { loadOverview } from '#domains/oversight/overview.queries.ts'
import type { SpecialZone } from '#domains/oversight/pages/overview-map.tsx'
import { overviewPage } from '#domains/oversight/pages/overview-page.tsx'
import { overviewSheet } from '#domains/oversight/pages/overview-sheet.ts'
import { placeMap } from '#domains/oversight/place-outlines.ts'
import { placeFacts } from '#domains/places/place-facts.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { type Routes, raw, readAged } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

const searchLengthMax = 80

const overview = readAged(
  'read tasks',
  async (context) => {
    const found = await load(context)
    const { place } = found
    return {
      overview: found,
      map: placeMap(place === null ? 'nation' : place.id),
      zones: place === null ? specialZones() : [],
      search: (context.query.tim ?? '').slice(0, searchLengthMax),
    }
  },
  overviewPage,
)

const sheet = raw('read tasks', async (context) => {
  const { found, behindSeconds } = await context.house.database.readAged((db) => load({ ...context, db }))
  const filter = found.year === null ? [] : [['Năm đến hạn', String(found.year)] as const]
  return listAnswer(context, {
    sheet: overviewSheet(found),
    isCut: false,
    behindSeconds,
    filter,
    address: address(context.path.replace(/\/xuat\.xlsx$/, ''), context.query),
  })
})

export const oversightRoutes: Routes = {
  'GET /nghiep-vu/toan-canh': overview,
  'GET /nghiep-vu/toan-canh/xuat.xlsx': sheet,
  'GET /nghiep-vu/toan-canh/:placeId': overview,
  'GET /nghiep-vu/toan-canh/:placeId/xuat.xlsx': sheet,
}

function load({ db, actor, today, params, query }: ReadContext) {
  const holderId = query['don-vi']
  return loadOverview(db, actor, today, {
    placeId: params.placeId ?? null,
    holderId: holderId !== undefined && isId(holderId) ? holderId : null,
    year: yearAsked(query.nam),
  })
}

/** A year that is none means every year. */
function yearAsked(text: string | undefined): number | null {
  return text !== undefined && /^(19|20|21)\d\d$/.test(text) ? yearOf(`${text}-01-01`) : null
}

/** Đặc khu: findable on the nation's map, however small. */
function specialZones(): SpecialZone[] {
  const { places, placeById } = placeFacts()
  return places
    .filter(({ kind, toDay }) => kind === 'dac-khu' && toDay === null)
    .map(({ id, name, parentId }) => ({
      id,
      name,
      provinceId: parentId!,
      provinceName: placeById.get(parentId!)!.name,
    }))
}
