import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId, newSecret } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { codeOf, hashLink, secretCodeHash } from '#domains/matters/receipt-code.ts'
import {
  type DenouncerRecord,
  openDenouncer,
  openDetails,
  sealContact,
  sealDenouncer,
} from '#domains/matters/sealed-person.ts'
import { nobodyKnown, type Submission, type SubmitterDetails } from '#domains/matters/submission.ts'
import { type Db, json, type Tx } from '#platform/database/database.ts'

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

export async function addDenouncer(
  tx: Tx,
  secretKey: Uint8Array,
  submissionId: string,
  record: DenouncerRecord,
): Promise<void> {
  await tx
    .insertInto('denouncer')
    .values({ submission_id: submissionId, sealed: sealDenouncer(secretKey, submissionId, record) })
    .execute()
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

/** A denouncer's further words join the letter, under its seal. */
export async function addToLetter(tx: Tx, secretKey: Uint8Array, submissionId: string, words: string): Promise<void> {
  const row = await tx
    .selectFrom('denouncer')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const record = openDenouncer(secretKey, submissionId, row.sealed)
  await tx
    .updateTable('denouncer')
    .set({ sealed: sealDenouncer(secretKey, submissionId, { ...record, words: `${record.words}\n\n${words}` }) })
    .where('submission_id', '=', submissionId)
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

/** The person and the letter of an ordinary submission go into the sealed store; nothing of them stays where they were. */
export async function moveToDenouncer(tx: Tx, secretKey: Uint8Array, submissionId: string): Promise<void> {
  const details = await findSubmitter(tx, secretKey, submissionId)
  const { words } = await loadSubmission(tx, submissionId)
  await addDenouncer(tx, secretKey, submissionId, {
    ...details,
    words: await wholeLetter(tx, submissionId, words ?? ''),
  })
  // the link in a mail stands beside the address to which it went
  await tx.deleteFrom('matter_code_renewal').where('submission_id', '=', submissionId).execute()
  await tx.deleteFrom('submitter').where('submission_id', '=', submissionId).execute()
  await tx
    .updateTable('submission')
    .set({
      is_secret: true,
      words: null,
      particulars: json({}),
      helper_name: '',
      notify: 'none',
      recovery: 'none',
      recovery_hash: null,
    })
    .where('id', '=', submissionId)
    .execute()
  await sql`update matter_event set noted = '' where matter_id in (select id from matter where submission_id = ${submissionId})`.execute(
    tx,
  )
  await forgetFileNames(tx, submissionId)
}

/** All that the person said: the letter, what the door asked beside it, who helped, and what was added later. */
async function wholeLetter(tx: Tx, submissionId: string, words: string): Promise<string> {
  const { particulars, helperName } = await loadSubmission(tx, submissionId)
  const added = await tx
    .selectFrom('matter_event')
    .innerJoin('matter', 'matter.id', 'matter_event.matter_id')
    .select('matter_event.noted')
    .where('matter.submission_id', '=', submissionId)
    .where('matter_event.kind', 'in', [...saidByPerson])
    .where('matter_event.noted', '<>', '')
    .orderBy('matter_event.at')
    .orderBy('matter_event.id')
    .execute()
  const helper = helperName === '' ? [] : [`Người nộp hộ: ${helperName}`]
  return [words, ...Object.values(particulars), ...helper, ...added.map(({ noted }) => noted)].join('\n\n')
}

const saidByPerson = ['added', 'resolved', 'unresolved'] as const

/** Noon in Vietnam. The very moment would tell which letter a secret part came from. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T05:00:00Z`)
}

/** Of a secret submission a file's own name may tell who sent it. */
async function forgetFileNames(tx: Tx, submissionId: string): Promise<void> {
  await sql`
    update stored_file set name = 'tep-' || left(stored_file.id::text, 8) || coalesce(substring(stored_file.name from '\\.[A-Za-z0-9]{1,5}$'), '')
    from matter_file where matter_file.file_id = stored_file.id and matter_file.submission_id = ${submissionId}
      and matter_file.origin = 'person'`.execute(tx)
}

/** What is left of a letter after a denunciation was taken out of it. */
export async function saveWords(tx: Tx, submissionId: string, words: string): Promise<void> {
  await tx.updateTable('submission').set({ words }).where('id', '=', submissionId).execute()
}

/**
 * A submission of its own for the secret part of another: the same person finds both by one code, and nobody else sees that they are
 * one. A further secret part joins the first. Answers with its id.
 */
export async function addSecretTwin(
  tx: Tx,
  secretKey: Uint8Array,
  of: string,
  twin: { id: string; words: string; bodyId: string },
): Promise<string> {
  const whole = await tx.selectFrom('submission').selectAll().where('id', '=', of).forUpdate().executeTakeFirstOrThrow()
  const codeHash = secretCodeHash(secretKey, whole.code_hash)
  const letter = await wholeLetter(tx, of, `${twin.words}\n\n---\n\n${whole.words ?? ''}`)
  await sql`update matter_event set noted = '' where kind = any(${[...saidByPerson]}::text[])
    and matter_id in (select id from matter where submission_id = ${of})`.execute(tx)
  const first = await tx.selectFrom('submission').select('id').where('code_hash', '=', codeHash).executeTakeFirst()
  if (first !== undefined) {
    await addToLetter(tx, secretKey, first.id, letter)
    await moveFiles(tx, of, first.id)
    return first.id
  }
  const details = await findSubmitter(tx, secretKey, of)
  await tx
    .insertInto('submission')
    .values({
      ...whole,
      id: twin.id,
      body_id: twin.bodyId,
      form_hash: hashLink(newSecret()),
      link_hash: hashLink(newSecret()),
      content_hash: hashLink(newSecret()),
      code_hash: codeHash,
      code_renewed_at: null,
      received_at: noonOf(whole.received_on),
      is_secret: true,
      words: null,
      particulars: json({}),
      consents: json([]),
      helper_name: '',
      filed_by: null,
      notify: 'none',
      recovery: 'none',
      recovery_hash: null,
    })
    .execute()
  await addDenouncer(tx, secretKey, twin.id, { ...details, words: letter })
  await moveFiles(tx, of, twin.id)
  return twin.id
}

async function moveFiles(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .updateTable('matter_file')
    .set({ submission_id: to, matter_id: null })
    .where('submission_id', '=', from)
    .execute()
  await forgetFileNames(tx, to)
}
