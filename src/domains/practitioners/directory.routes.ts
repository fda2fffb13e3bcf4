import { uncapitalise } from '#base/vietnamese.ts'
import { findPlace, refusals } from '#domains/places/places.queries.ts'
import { listPublicPlans } from '#domains/plans/public-plans.queries.ts'
import {
  findOpenRegistration,
  listDirectoryPlaces,
  listDirectoryProvinces,
  listPublicPractitioners,
} from '#domains/practitioners/directory.queries.ts'
import { addedPlaces, type DirectorySource } from '#domains/practitioners/directory-source.queries.ts'
import { directoryPage, placeDirectoryPage } from '#domains/practitioners/pages/directory-pages.tsx'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes } from '#platform/http/routes.ts'

/** Danh bạ người giúp về pháp luật, for the portal; `sources`: people of later domains. */
export const directoryRoutes = (sources: readonly DirectorySource[]): Routes => ({
  [`GET ${practitionerPaths.directory}`]: open(async ({ house, query }) => {
    const [db, day] = [house.database.kysely, today(house.clock)]
    const provinces = addedPlaces([
      await listDirectoryProvinces(db, day),
      ...(await Promise.all(sources.map((source) => source.provinces(db, day)))),
    ])
    const province = provinces.length === 1 ? provinces[0] : provinces.find(({ id }) => id === query.tinh)
    const places =
      province === undefined
        ? []
        : addedPlaces([
            await listDirectoryPlaces(db, province.id, day),
            ...(await Promise.all(sources.map((source) => source.places(db, province.id, day)))),
          ])
    return { provinces, provinceId: province?.id, places }
  }, directoryPage),
  [`GET ${practitionerPaths.directoryOf(':placeId')}`]: open(async ({ house, params }) => {
    const [db, day] = [house.database.kysely, today(house.clock)]
    const place = await findPlace(db, params.placeId ?? '')
    if (place === undefined) throw refusals.noPlace
    const above = place.parentId === null ? undefined : await findPlace(db, place.parentId)
    return {
      placeName: uncapitalise(place.fullName),
      people: await listPublicPractitioners(db, house.secretKey, place.id, day),
      others: await Promise.all(
        sources.map(async ({ heading, lead, people }) => ({ heading, lead, people: await people(db, place.id, day) })),
      ),
      opening: await findOpenRegistration(db, place.id, day),
      plans: await listPublicPlans(db, place.id, day),
      above: above && { id: above.id, name: uncapitalise(above.fullName) },
    }
  }, placeDirectoryPage),
})
