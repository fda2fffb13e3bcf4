import { yearOf } from '#base/day.ts'
import { findPlace, refusals } from '#domains/places/places.queries.ts'
import { countCommunes } from '#domains/standard/assessments.queries.ts'
import { coverageOf } from '#domains/standard/coverage.ts'
import { publicCommunePage, publicListPage } from '#domains/standard/pages/public-pages.tsx'
import {
  findPublicBody,
  listPublicCommunes,
  listPublicProvinces,
  listPublicYears,
} from '#domains/standard/public.queries.ts'
import { programmesOf, ruleSets } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { today } from '#platform/clock.ts'
import { openAged, type Routes } from '#platform/http/routes.ts'

/** Chuẩn tiếp cận pháp luật, for the portal. */
export const publicStandardRoutes: Routes = {
  [`GET ${standardPaths.publicList}`]: openAged(async ({ house, query }, db) => {
    const provinces = await listPublicProvinces(db)
    const province = provinces.length === 1 ? provinces[0] : provinces.find(({ id }) => id === query.tinh)
    const years = province?.years ?? []
    const year = years.find((one) => String(one) === query.nam) ?? years[0] ?? yearOf(today(house.clock))
    const communes = province === undefined ? [] : await listPublicCommunes(db, province.id, year)
    const lines = communes.map(({ placeName, outcome }) => ({
      placeName,
      state: outcome === 'excluded' ? ('excluded' as const) : ('decided' as const),
      outcome: outcome === 'excluded' ? null : outcome,
      excludedWhy: '',
    }))
    const coverage = province === undefined ? undefined : coverageOf(lines, await countCommunes(db, province.id, year))
    return { provinces, provinceId: province?.id, year, communes, coverage }
  }, publicListPage),
  [`GET ${standardPaths.publicOne(':placeId')}`]: openAged(async ({ house, params }, db) => {
    const day = today(house.clock)
    const place = await findPlace(db, params.placeId ?? '')
    if (place === undefined || place.parentId === null) throw refusals.noPlace
    const years = await listPublicYears(db, place.id, day)
    return {
      placeId: place.id,
      placeName: place.fullName,
      bodyId: await findPublicBody(db, place.id),
      years: years.map((one) => ({
        ...one,
        ruleSet: ruleSets.find(({ id }) => id === one.ruleSetId),
        programmes: programmesOf(one.year, place.kind),
      })),
    }
  }, publicCommunePage),
}
