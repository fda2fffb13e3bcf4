import type { Referral } from '#domains/matters/legal-aid/referral.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export async function findReferral(db: Db, matterId: string): Promise<Referral | undefined> {
  const row = await db.selectFrom('legal_aid_referral').selectAll().where('matter_id', '=', matterId).executeTakeFirst()
  return (
    row && {
      matterId,
      centre: row.centre,
      about: row.about,
      groups: row.groups,
      hardship: row.hardship,
      papers: row.papers,
    }
  )
}

export async function saveReferral(tx: Tx, referral: Referral, by: { personId: string; at: Date }): Promise<void> {
  const { matterId, ...said } = referral
  const row = { ...said, written_by: by.personId, written_at: by.at }
  await tx
    .insertInto('legal_aid_referral')
    .values({ matter_id: matterId, ...row })
    .onConflict((on) => on.column('matter_id').doUpdateSet(row))
    .execute()
}

/** What was asked for as help turned out to denounce. */
export async function forgetReferrals(tx: Tx, submissionId: string): Promise<void> {
  const ids = tx.selectFrom('matter').select('id').where('submission_id', '=', submissionId)
  await tx.deleteFrom('legal_aid_referral').where('matter_id', 'in', ids).execute()
}
