import { findPlace, refusals } from '#domains/places/places.queries.ts'
import {
  findOpenRegistration,
  listDirectoryPlaces,
  listDirectoryProvinces,
  listPublicPractitioners,
} from '#domains/practitioners/directory.queries.ts'
import { directoryPage, placeDirectoryPage } from '#domains/practitioners/pages/directory-pages.tsx'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes } from '#platform/http/routes.ts'

/** Danh bạ người giúp về pháp luật, for the portal. */
export const directoryRoutes: Routes = {
  [`GET ${practitionerPaths.directory}`]: open(async ({ house, query }) => {
    const [db, day] = [house.database.kysely, today(house.clock)]
    const provinces = await listDirectoryProvinces(db, day)
    const province = provinces.length === 1 ? provinces[0] : provinces.find(({ id }) => id === query.tinh)
    const places = province === undefined ? [] : await listDirectoryPlaces(db, province.id, day)
    return { provinces, provinceId: province?.id, places }
  }, directoryPage),
  [`GET ${practitionerPaths.directoryOf(':placeId')}`]: open(async ({ house, params }) => {
    const [db, day] = [house.database.kysely, today(house.clock)]
    const place = await findPlace(db, params.placeId ?? '')
    if (place === undefined) throw refusals.noPlace
    const above = place.parentId === null ? undefined : await findPlace(db, place.parentId)
    const inSentence = (name: string) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
    return {
      placeName: inSentence(place.fullName),
      people: await listPublicPractitioners(db, house.secretKey, place.id, day),
      opening: await findOpenRegistration(db, place.id, day),
      above: above && { id: above.id, name: inSentence(above.fullName) },
    }
  }, placeDirectoryPage),
}
