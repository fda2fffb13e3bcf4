import type { Day } from '#base/day.ts'
import { documentKinds, fullName } from '#domains/library/document.ts'
import type { LawStatus, StatusKind } from '#domains/library/document-status.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { ReadDocument, RelationBeside } from '#domains/library/reading/read-document.ts'
import type { RelationKind } from '#domains/library/relation.ts'

/**
 * schema.org/Legislation in JSON-LD: what a search engine may say of a text, in-force state included.
 * @see https://schema.org/Legislation
 */
export function structuredDocument(
  document: ReadDocument,
  given: { status: LawStatus; relations: readonly RelationBeside[]; publicUrl: string; asOf: Day | null },
): object {
  const { status, relations, publicUrl, asOf } = given
  const url = publicUrl + lawPath({ document: document.slug })
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': url,
    url,
    name: fullName(document),
    legislationIdentifier: document.number ?? undefined,
    legislationType: documentKinds[document.kind],
    legislationJurisdiction: 'VN',
    inLanguage: 'vi',
    legislationDate: document.issuedOn ?? undefined,
    legislationPassedBy:
      document.issuer === '' ? undefined : { '@type': 'GovernmentOrganization', name: document.issuer },
    temporalCoverage: coverage(document, status),
    legislationDateVersion: asOf ?? undefined,
    legislationLegalForce: forces[status.kind],
    ...deeds(relations, publicUrl),
  }
}

/** An article, and within it the khoản or điểm that the page is about. */
export function structuredArticle(
  document: ReadDocument,
  given: { name: string; path: string; status: LawStatus; publicUrl: string; fromDay: Day | null },
): object {
  const { name, path, status, publicUrl, fromDay } = given
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': publicUrl + path,
    url: publicUrl + path,
    name,
    legislationIdentifier: name,
    legislationType: documentKinds[document.kind],
    legislationJurisdiction: 'VN',
    inLanguage: 'vi',
    legislationDate: document.issuedOn ?? undefined,
    legislationDateVersion: fromDay ?? undefined,
    legislationLegalForce: forces[status.kind],
    isPartOf: {
      '@type': 'Legislation',
      '@id': publicUrl + lawPath({ document: document.slug }),
      name: fullName(document),
      legislationIdentifier: document.number ?? undefined,
    },
  }
}

/** What is not known is not said. */
const forces: Record<StatusKind, string | undefined> = {
  'in-force': 'https://schema.org/InForce',
  'partly-expired': 'https://schema.org/PartiallyInForce',
  'not-yet': 'https://schema.org/NotInForce',
  expired: 'https://schema.org/NotInForce',
  suspended: 'https://schema.org/NotInForce',
  unknown: undefined,
}

/** ISO 8601: from the first day to the last one, both included as far as they are known. */
function coverage({ effectiveOn }: ReadDocument, { kind, since, until }: LawStatus): string | undefined {
  if (effectiveOn === null) return undefined
  const end = kind === 'expired' ? since : until
  return `${effectiveOn}/${end ?? '..'}`
}

/** Only what is confirmed: a machine's reading is shown to people with its doubt, and a search engine keeps none. */
function deeds(relations: readonly RelationBeside[], publicUrl: string): Record<string, object[]> {
  const stated = relations.filter(({ direction, state }) => direction === 'acting' && state === 'confirmed')
  const byName = Map.groupBy(stated, ({ kind }) => deedNames[kind])
  return Object.fromEntries(
    [...byName].map(([name, found]) => [
      name,
      found.map(({ by }) => ({
        '@type': 'Legislation',
        '@id': publicUrl + lawPath({ document: by.slug }),
        name: fullName(by),
      })),
    ]),
  )
}

const deedNames: Record<RelationKind, string> = {
  amends: 'legislationAmends',
  replaces: 'legislationRepeals',
  repeals: 'legislationRepeals',
  suspends: 'legislationChanges',
  guides: 'legislationEnsuresImplementationOf',
  'based-on': 'isBasedOn',
  consolidates: 'legislationConsolidates',
}
