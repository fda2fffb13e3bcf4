import { refusals } from '#domains/matters/matter.ts'
import { type DenouncerRecord, openDenouncer } from '#domains/matters/sealed-person.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Is somebody named for this very case, today. Where it went on at another body, who was named here is so no longer. */
export async function isNamed(db: Db, matterId: string, personId: string | null): Promise<boolean> {
  if (personId === null) return false
  const row = await db
    .selectFrom('denouncer_reader')
    .innerJoin('matter', 'matter.id', 'denouncer_reader.matter_id')
    .select('person_id')
    .where('matter_id', '=', matterId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('matter.closed_as', 'is distinct from', 'transferred')
    .executeTakeFirst()
  return row !== undefined
}

/** The only way to who denounced: throws `notNamed` for everybody else, whatever their role. The caller writes the audit. */
export async function openForNamed(
  tx: Tx,
  secretKey: Uint8Array,
  matter: { id: string; submissionId: string },
  personId: string | null,
): Promise<DenouncerRecord> {
  if (!(await isNamed(tx, matter.id, personId))) throw refusals.notNamed
  const row = await tx
    .selectFrom('denouncer')
    .select('sealed')
    .where('submission_id', '=', matter.submissionId)
    .executeTakeFirst()
  if (row === undefined) throw refusals.notSecret
  return openDenouncer(secretKey, matter.submissionId, row.sealed)
}

export async function nameReader(
  tx: Tx,
  reader: { matterId: string; personId: string; namedBy: string; reason: string; at: Date },
): Promise<void> {
  const row = { named_by: reader.namedBy, named_at: reader.at, reason: reader.reason, ended_at: null }
  await tx
    .insertInto('denouncer_reader')
    .values({ matter_id: reader.matterId, person_id: reader.personId, ...row })
    .onConflict((on) => on.columns(['matter_id', 'person_id']).doUpdateSet(row))
    .execute()
}

export async function endReader(tx: Tx, matterId: string, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable('denouncer_reader')
    .set({ ended_at: at })
    .where('matter_id', '=', matterId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

export type NamedReader = { personId: string; name: string; namedByName: string; namedAt: Date; reason: string }

/** Who may see it now; that somebody is named is no secret, whom they see is. */
export async function listReaders(db: Db, matterId: string): Promise<NamedReader[]> {
  return db
    .selectFrom('denouncer_reader')
    .innerJoin('person', 'person.id', 'denouncer_reader.person_id')
    .innerJoin('person as namer', 'namer.id', 'denouncer_reader.named_by')
    .select([
      'denouncer_reader.person_id as personId',
      'person.name',
      'namer.name as namedByName',
      'denouncer_reader.named_at as namedAt',
      'denouncer_reader.reason',
    ])
    .where('matter_id', '=', matterId)
    .where('ended_at', 'is', null)
    .orderBy('named_at')
    .limit(50)
    .execute()
}
