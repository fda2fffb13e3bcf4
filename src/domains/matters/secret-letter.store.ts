/**
 * Đơn tố cáo: the letter of a submission that is secret, sealed with who sent it, and how an ordinary submission becomes one.
 * Written here alone; who may open it says denouncer.store.ts.
 */

import { sql } from 'kysely'
import { showMoment } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import { secretCodeHash } from '#domains/matters/receipt-code.ts'
import { type DenouncerRecord, openDenouncer, sealDenouncer } from '#domains/matters/sealed-person.ts'
import { findSubmitter, loadSubmission, noonOf } from '#domains/matters/submission.store.ts'
import type { Consent } from '#domains/matters/submission.ts'
import { json, type Tx } from '#platform/database/database.ts'
import { hashLink } from '#platform/identity/receipt-code.ts'

/** All that was said at once: the letter, what the form asked beside it, and who helped with whose consent. */
export function letterOf(said: {
  words: string
  particulars: Record<string, string>
  helperName: string
  consents: readonly Consent[]
}): string {
  const heard = said.consents.find(({ purpose }) => purpose === 'helper')
  const agreed = heard === undefined ? '' : `, người có việc đồng ý lúc ${showMoment(new Date(heard.at))}`
  const helper = said.helperName === '' ? [] : [`Người nộp hộ: ${said.helperName}${agreed}`]
  return [said.words, ...Object.values(said.particulars), ...helper].join('\n\n')
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
 * The person and the letter of an ordinary submission go into the sealed store, with what the office told and answered, which may
 * name the person; nothing of them stays where they were.
 */
export async function moveToDenouncer(tx: Tx, secretKey: Uint8Array, submissionId: string): Promise<void> {
  const details = await findSubmitter(tx, secretKey, submissionId)
  const { words } = await loadSubmission(tx, submissionId)
  const said = await takeOfficeWords(tx, submissionId)
  const letter = await wholeLetter(tx, submissionId, words ?? '')
  await addDenouncer(tx, secretKey, submissionId, { ...details, words: [letter, ...said].join('\n\n') })
  await tx.deleteFrom('matter_code_renewal').where('submission_id', '=', submissionId).execute()
  await tx.deleteFrom('submitter').where('submission_id', '=', submissionId).execute()
  await tx
    .updateTable('submission')
    .set({
      is_secret: true,
      words: null,
      particulars: json({}),
      consents: json([]),
      helper_name: '',
      notify: 'none',
      recovery: 'none',
      recovery_hash: null,
    })
    .where('id', '=', submissionId)
    .execute()
  await blankNotes(tx, submissionId)
  await forgetFileNames(tx, submissionId)
}

/** All that the person said, with what was added later. */
async function wholeLetter(tx: Tx, submissionId: string, words: string): Promise<string> {
  const submission = await loadSubmission(tx, submissionId)
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
  return [letterOf({ ...submission, words }), ...added.map(({ noted }) => noted)].join('\n\n')
}

/** Takes out what officers wrote to the person: their notices, and every answer, whatever became of it. */
async function takeOfficeWords(tx: Tx, submissionId: string): Promise<string[]> {
  const { rows: told } = await sql<{ text: string }>`
    with taken as (select e.id, e.told, e.at from matter_event e join matter m on m.id = e.matter_id
      where m.submission_id = ${submissionId} and e.person_id is not null and e.told <> ''
        and e.kind <> all(${[...fixedWords]}::text[]) for update of e),
    blanked as (update matter_event set told = ${toldInSecret} where id in (select id from taken))
    select told as text from taken order by at, id`.execute(tx)
  const { rows: answers } = await sql<{ matter_id: string; number: number; text: string; state: string }>`
    select a.matter_id, a.number, a.text, a.state from matter_answer a join matter m on m.id = a.matter_id
    where m.submission_id = ${submissionId} order by a.matter_id, a.number`.execute(tx)
  for (const { matter_id, number, state } of answers)
    if (state === 'approved')
      await sql`update matter_answer set text = '', reason = '' where matter_id = ${matter_id} and number = ${number}`.execute(
        tx,
      )
    else await sql`delete from matter_answer where matter_id = ${matter_id} and number = ${number}`.execute(tx)
  return [
    ...told.map(({ text }) => `Cơ quan đã báo: ${text}`),
    ...answers.map(({ text }) => `Cơ quan đã soạn trả lời: ${text}`),
  ]
}

/** Told in words of ours alone. */
const fixedWords: MatterEventKind[] = ['received', 'code-renewed']

const toldInSecret = 'Nội dung lời báo này đã cất kín cùng đơn của bạn. Muốn biết, hãy hỏi tại nơi nhận.'

const saidByPerson = ['added', 'resolved', 'unresolved'] as const

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
  await blankNotes(tx, of, saidByPerson)
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

/** What was noted stands in the sealed letter now, or told of the person. */
async function blankNotes(tx: Tx, submissionId: string, kinds?: readonly MatterEventKind[]): Promise<void> {
  let notes = tx
    .updateTable('matter_event')
    .set({ noted: '' })
    .where('matter_id', 'in', (on) => on.selectFrom('matter').select('id').where('submission_id', '=', submissionId))
  if (kinds !== undefined) notes = notes.where('kind', 'in', [...kinds])
  await notes.execute()
}

/** Of a secret submission a file's own name may tell who sent it. */
async function forgetFileNames(tx: Tx, submissionId: string): Promise<void> {
  await sql`
    update stored_file set name = 'tep-' || left(stored_file.id::text, 8) || coalesce(substring(stored_file.name from '\\.[A-Za-z0-9]{1,5}$'), '')
    from matter_file where matter_file.file_id = stored_file.id and matter_file.submission_id = ${submissionId}
      and matter_file.origin = 'person'`.execute(tx)
}
