import { trainingForDigest } from '#domains/activities/training/training-digest.queries.ts'
import { disclosuresForDigest } from '#domains/disclosure/disclosures-digest.queries.ts'
import { mediationForDigest } from '#domains/mediation/mediation-digest.queries.ts'
import { reportsForDigest } from '#domains/reports/reports-digest.queries.ts'
import { standardForDigest } from '#domains/standard/standard-digest.queries.ts'
import { returnsForDigest } from '#domains/statistics/returns/returns-digest.queries.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'

/** What domains after đôn đốc have for people in the morning. */
export const digestSources: readonly DigestSource[] = [
  mediationForDigest,
  trainingForDigest,
  disclosuresForDigest,
  standardForDigest,
  returnsForDigest,
  reportsForDigest,
]
