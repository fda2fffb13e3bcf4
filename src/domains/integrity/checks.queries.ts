import { activitiesChecks } from '#domains/integrity/checks/activities.queries.ts'
import { bodiesChecks } from '#domains/integrity/checks/bodies.queries.ts'
import { cascadeChecks } from '#domains/integrity/checks/cascade.queries.ts'
import { disclosureChecks } from '#domains/integrity/checks/disclosure.queries.ts'
import { houseChecks } from '#domains/integrity/checks/house.queries.ts'
import { learningChecks } from '#domains/integrity/checks/learning.queries.ts'
import { libraryChecks } from '#domains/integrity/checks/library.queries.ts'
import { mattersChecks } from '#domains/integrity/checks/matters.queries.ts'
import { mediationChecks } from '#domains/integrity/checks/mediation.queries.ts'
import { peopleChecks } from '#domains/integrity/checks/people.queries.ts'
import { placesChecks } from '#domains/integrity/checks/places.queries.ts'
import { plansChecks } from '#domains/integrity/checks/plans.queries.ts'
import { practitionersChecks } from '#domains/integrity/checks/practitioners.queries.ts'
import { reportsChecks } from '#domains/integrity/checks/reports.queries.ts'
import { standardChecks } from '#domains/integrity/checks/standard.queries.ts'
import { statisticsChecks } from '#domains/integrity/checks/statistics.queries.ts'
import { urgingChecks } from '#domains/integrity/checks/urging.queries.ts'
import type { IntegrityCheck } from '#domains/integrity/integrity-check.ts'

/** Every check, in the order of the domains. */
export const integrityChecks: readonly IntegrityCheck[] = [
  ...placesChecks,
  ...bodiesChecks,
  ...peopleChecks,
  ...libraryChecks,
  ...plansChecks,
  ...cascadeChecks,
  ...urgingChecks,
  ...practitionersChecks,
  ...activitiesChecks,
  ...mattersChecks,
  ...mediationChecks,
  ...learningChecks,
  ...disclosureChecks,
  ...statisticsChecks,
  ...standardChecks,
  ...reportsChecks,
  ...houseChecks,
]

/** undefined where there is none: what a check found may outlive it. */
export function findCheck(id: string): IntegrityCheck | undefined {
  return integrityChecks.find((check) => check.id === id)
}
