import { yearOf } from '#base/day.ts'
import { findPlace, refusals } from '#domains/places/places.queries.ts'
import { listPromises, listPublicPlans } from '#domains/plans/public-plans.queries.ts'
import { listCoverage } from '#domains/standard/coverage.queries.ts'
import { publicCommunePage, publicListPage, wholeCountry } from '#domains/standard/pages/public-pages.tsx'
import {
  findPublicBody,
  listPublicCommunes,
  listPublicProvinces,
  listPublicYears,
} from '#domains/standard/public.queries.ts'
import { programmesOf, ruleSets } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { today } from '#platform/clock.ts'
import { open, openAged, type Routes } from '#platform/http/routes.ts'

/** Of the latest plan on the page of a commune; all stand on the page of the plan. */
const promisesShown = 20

/** Chuẩn tiếp cận pháp luật, for the portal. */
export const publicStandardRoutes: Routes = {
  [`GET ${standardPaths.publicList}`]: openAged(async ({ house, query }, db) => {
    const provinces = await listPublicProvinces(db)
    const isNation = query.tinh === wholeCountry || (provinces.length > 1 && query.tinh === undefined)
    const province = isNation
      ? undefined
      : provinces.length === 1
        ? provinces[0]
        : provinces.find(({ id }) => id === query.tinh)
    const years = isNation
      ? [...new Set(provinces.flatMap((one) => one.years))].sort((one, other) => other - one)
      : (province?.years ?? [])
    const year = years.find((one) => String(one) === query.nam) ?? years[0] ?? yearOf(today(house.clock))
    return {
      provinces,
      provinceId: province?.id,
      year,
      years,
      communes: province === undefined ? [] : await listPublicCommunes(db, province.id, year),
      coverage:
        isNation || province !== undefined ? await listCoverage(db, year, isNation ? undefined : [province!.id]) : [],
    }
  }, publicListPage),
  // never from a copy: a plan that is taken back goes at once
  [`GET ${standardPaths.publicOne(':placeId')}`]: open(async ({ house, params }) => {
    const db = house.database.kysely
    const day = today(house.clock)
    const place = await findPlace(db, params.placeId ?? '')
    if (place === undefined || place.parentId === null) throw refusals.noPlace
    const years = await listPublicYears(db, place.id, day)
    const plans = await listPublicPlans(db, place.id, day)
    return {
      placeId: place.id,
      placeName: place.fullName,
      bodyId: await findPublicBody(db, place.id),
      plans,
      promises: plans[0] === undefined ? [] : await listPromises(db, plans[0].id, day, { limit: promisesShown }),
      years: years.map((one) => ({
        ...one,
        ruleSet: ruleSets.find(({ id }) => id === one.ruleSetId),
        programmes: programmesOf(one.year, place.kind, one.outcome),
      })),
    }
  }, publicCommunePage),
}
