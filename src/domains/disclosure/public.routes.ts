import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { publicDisclosuresPage } from '#domains/disclosure/pages/public-page.tsx'
import { findCommitteeOf, listPublicDisclosures, listPublicLists } from '#domains/disclosure/public.queries.ts'
import { findPlace, refusals } from '#domains/places/places.queries.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes } from '#platform/http/routes.ts'

const pagesMax = 10_000

/** Công khai thông tin, for the portal; never from a copy: what was withdrawn goes at once. */
export const publicDisclosuresRoutes: Routes = {
  [`GET ${disclosurePaths.publicOne(':placeId')}`]: open(async ({ house, params, query }) => {
    const db = house.database.kysely
    const day = today(house.clock)
    const place = await findPlace(db, params.placeId ?? '')
    if (place === undefined) throw refusals.noPlace
    const asked = Number(query.trang)
    const page = Number.isInteger(asked) && asked >= 1 && asked <= pagesMax ? asked : 1
    const search = (query.tim ?? '').slice(0, 100)
    return {
      placeId: place.id,
      placeName: place.fullName,
      bodyId: await findCommitteeOf(db, place.id),
      lists: await listPublicLists(db, place.id),
      ...(await listPublicDisclosures(db, { placeId: place.id, today: day, search, page })),
      search,
    }
  }, publicDisclosuresPage),
}
