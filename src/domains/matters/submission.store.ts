import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId, newSecret } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { secretCodeHash } from '#domains/matters/receipt-code.ts'
import { openDetails, sealContact } from '#domains/matters/sealed-person.ts'
import { nobodyKnown, type Submission, type SubmitterDetails } from '#domains/matters/submission.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'

export type NewSubmission = Submission & {
  formHash: string
  contentHash: string
  codeHash: string
  linkHash: string
  recoveryHash: string | null
}

/** Written once for one form: false when the same form was there before. */
export async function addSubmission(tx: Tx, one: NewSubmission): Promise<boolean> {
  const written = await tx
    .insertInto('submission')
    .values({
      id: one.id,
      form_hash: one.formHash,
      content_hash: one.contentHash,
      code_hash: one.codeHash,
      link_hash: one.linkHash,
      code_renewed_at: null,
      channel: one.channel,
      body_id: one.bodyId,
      received_at: one.receivedAt,
      received_on: one.receivedOn,
      is_secret: one.isSecret,
      is_anonymous: one.isAnonymous,
      words: one.words,
      particulars: json(one.particulars),
      consents: json(one.consents),
      helper_name: one.helperName,
      filed_by: one.filedBy,
      notify: one.notify,
      recovery: one.recovery,
      recovery_hash: one.recoveryHash,
    })
    .onConflict((on) => on.column('form_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** The submission that this form became, with what it said as a hash. */
export async function findByForm(db: Db, formHash: string): Promise<{ id: string; contentHash: string } | undefined> {
  return db
    .selectFrom('submission')
    .select(['id', 'content_hash as contentHash'])
    .where('form_hash', '=', formHash)
    .executeTakeFirst()
}

export async function loadSubmission(db: Db, id: string): Promise<Submission> {
  const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return {
    id: row.id,
    channel: row.channel,
    bodyId: row.body_id,
    receivedAt: row.received_at,
    receivedOn: row.received_on,
    isSecret: row.is_secret,
    isAnonymous: row.is_anonymous,
    words: row.words,
    particulars: row.particulars,
    consents: row.consents,
    helperName: row.helper_name,
    filedBy: row.filed_by,
    notify: row.notify,
    recovery: row.recovery,
  }
}

/** Name and address as the register needs them, telephone and mail sealed. Nothing is written for somebody who is not known. */
export async function addSubmitter(
  tx: Tx,
  secretKey: Uint8Array,
  submissionId: string,
  details: SubmitterDetails,
): Promise<void> {
  if (Object.values(details).every((one) => one === '')) return
  await tx
    .insertInto('submitter')
    .values({
      submission_id: submissionId,
      name: details.name,
      address: details.address,
      folded: fold(`${details.name} ${details.address}`),
      contact_sealed: sealContact(secretKey, submissionId, { phone: details.phone, email: details.email }),
    })
    .execute()
}

/** Of somebody who is not a denouncer. */
export async function findSubmitter(db: Db, secretKey: Uint8Array, submissionId: string): Promise<SubmitterDetails> {
  const row = await db.selectFrom('submitter').selectAll().where('submission_id', '=', submissionId).executeTakeFirst()
  if (row === undefined) return nobodyKnown
  return { name: row.name, address: row.address, ...openDetails(secretKey, submissionId, row.contact_sealed) }
}

/** The next number in the register of a body; numbers of one body are taken one after the other. */
export async function takeNumber(tx: Tx, bodyId: string, day: Day): Promise<{ number: number; year: number }> {
  const year = Number(day.slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into matter_counter (body_id, year, last) values (${bodyId}, ${year}, 1)
    on conflict (body_id, year) do update set last = matter_counter.last + 1 returning last`.execute(tx)
  return { number: rows[0]!.last, year }
}

export async function addMatterFile(
  tx: Tx,
  file: { submissionId: string; matterId: string | null; fileId: string; origin: 'person' | 'office' | 'stripped' },
  by: { personId: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('matter_file')
    .values({
      id: newId(by.at.getTime()),
      submission_id: file.submissionId,
      matter_id: file.matterId,
      file_id: file.fileId,
      origin: file.origin,
      added_at: by.at,
      added_by: by.personId,
    })
    .execute()
}

/**
 * The old code and its link end. What was taken out of the submission as secret follows to the new code, but not where an officer
 * hands it out: with it they would see that this person denounced; the old code alone opens it then.
 */
export async function renewCode(
  tx: Tx,
  secretKey: Uint8Array,
  submissionId: string,
  renewal: { now: Date; byOfficer: boolean },
): Promise<{ code: string; link: string }> {
  const before = await tx
    .selectFrom('submission')
    .select('code_hash')
    .where('id', '=', submissionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { code, codeHash, link, linkHash } = codeOf(secretKey, newSecret())
  await tx
    .updateTable('submission')
    .set({ code_hash: codeHash, link_hash: linkHash, code_renewed_at: renewal.now })
    .where('id', '=', submissionId)
    .execute()
  if (renewal.byOfficer) return { code, link }
  await tx
    .updateTable('submission')
    .set({ code_hash: secretCodeHash(secretKey, codeHash) })
    .where('code_hash', '=', secretCodeHash(secretKey, before.code_hash))
    .execute()
  return { code, link }
}

/** What is found by a telephone and a word, or by an address of mail; the newest first. */
export async function listByRecovery(db: Db, hash: string): Promise<{ id: string; receivedOn: Day }[]> {
  return db
    .selectFrom('submission')
    .select(['id', 'received_on as receivedOn'])
    .where('recovery_hash', '=', hash)
    .orderBy('received_at', 'desc')
    .limit(recoveredMax)
    .execute()
}

const recoveredMax = 5

export async function addRenewal(
  tx: Tx,
  renewal: { tokenHash: string; submissionId: string; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('matter_code_renewal')
    .values({ token_hash: renewal.tokenHash, submission_id: renewal.submissionId, expires_at: renewal.expiresAt })
    .execute()
}

/** Whose link it is, while it lasts; taken away, so that it works once. */
export async function takeRenewal(tx: Tx, tokenHash: string, now: Date): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('matter_code_renewal')
    .where('token_hash', '=', tokenHash)
    .returning(['submission_id', 'expires_at'])
    .executeTakeFirst()
  return row !== undefined && row.expires_at > now ? row.submission_id : undefined
}

/** Noon in Vietnam. The very moment would tell which letter a secret part came from. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T05:00:00Z`)
}

/** What is left of a letter after a denunciation was taken out of it. */
export async function saveWords(tx: Tx, submissionId: string, words: string): Promise<void> {
  await tx.updateTable('submission').set({ words }).where('id', '=', submissionId).execute()
}
