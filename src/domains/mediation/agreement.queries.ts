import type { Day } from '#base/day.ts'
import { type AgreementWords, openFor } from '#domains/mediation/sealed-case.ts'
import type { Db } from '#platform/database/database.ts'

export type Agreement = { agreedOn: Day; signedOn: Day | null; version: number; words: AgreementWords }

/** Of a case that was loaded through the reach of who asks. */
export async function findAgreement(db: Db, secretKey: Uint8Array, caseId: string): Promise<Agreement | undefined> {
  const row = await db
    .selectFrom('mediation_agreement')
    .select(['agreed_on', 'signed_on', 'version', 'sealed'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (
    row && {
      agreedOn: row.agreed_on,
      signedOn: row.signed_on,
      version: row.version,
      words: openFor(secretKey, 'agreement', caseId, row.sealed),
    }
  )
}
