import { type Selectable, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import type { PersonTable } from '#domains/people/people.tables.ts'
import {
  foldedOf,
  isOpen,
  type Person,
  type PersonEntry,
  refusals,
  signInNameOf,
  sortKeyOf,
  userNameFrom,
} from '#domains/people/person.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** With what signs the person in; never leaves acts. */
export type Account = Person & {
  passwordHash: string | null
  totpSealed: string | null
  totpLastStep: number | null
  recoveryCodeHashes: string[]
}

/** By user name or e-mail, as typed; open accounts only. */
export async function findAccount(db: Db, typed: string, today: Day): Promise<Account | undefined> {
  const name = signInNameOf(typed)
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where((on) => on.or([on('user_name', '=', name), on(sql`lower(email)`, '=', name)]))
    .executeTakeFirst()
  const account = row && accountOf(row)
  return account !== undefined && isOpen(account, today) ? account : undefined
}

/** Locks the account for the act that changes it. Refuses when there is none (404) or it is closed (409). */
export async function loadAccount(tx: Tx, id: string, today: Day): Promise<Account> {
  const row = await tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const account = accountOf(row)
  if (!isOpen(account, today)) throw refusals.closed
  return account
}

/** The same without locking, for slow checks before an act. */
export async function readAccount(db: Db, id: string, today: Day): Promise<Account> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  const account = accountOf(row)
  if (!isOpen(account, today)) throw refusals.closed
  return account
}

/** A new account without a password. Without a user name one is made from the name. Refuses names and e-mails in use. */
export async function addPerson(
  tx: Tx,
  entry: Omit<PersonEntry, 'userName'> & { userName: string | null },
  now: Date,
): Promise<Person> {
  const userName = entry.userName ?? (await freeUserName(tx, entry.name))
  const complete = { ...entry, userName }
  await refuseTaken(tx, undefined, complete)
  const id = newId(now.getTime())
  const row = await tx
    .insertInto('person')
    .values({
      id,
      ...columnsOf(complete),
      password_hash: null,
      password_changed_at: null,
      totp_secret_sealed: null,
      totp_last_step: null,
      created_at: now,
      closed_on: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return personOf(row)
}

export async function savePerson(tx: Tx, id: string, entry: PersonEntry): Promise<void> {
  await refuseTaken(tx, id, entry)
  await tx.updateTable('person').set(columnsOf(entry)).where('id', '=', id).execute()
}

export async function savePassword(tx: Tx, id: string, passwordHash: string, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({ password_hash: passwordHash, password_changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** undefined keeps what is there. */
export async function saveSecondFactor(
  tx: Tx,
  id: string,
  factor: { sealed?: string | null; lastStep?: number | null; recoveryCodeHashes?: string[] },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      totp_secret_sealed: factor.sealed,
      totp_last_step: factor.lastStep,
      recovery_code_hashes: factor.recoveryCodeHashes,
    })
    .where('id', '=', id)
    .execute()
}

export async function closePerson(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable('person').set({ closed_on: on, password_hash: null }).where('id', '=', id).execute()
}

export async function findLinkedPerson(db: Db, issuer: string, subject: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('external_identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person_id
}

/** Links the outside account to the person; the first one keeps it. */
export async function linkIdentity(
  tx: Tx,
  identity: { issuer: string; subject: string; personId: string },
  now: Date,
): Promise<void> {
  const { issuer, subject, personId } = identity
  await tx
    .insertInto('external_identity')
    .values({ issuer, subject, person_id: personId, linked_at: now })
    .onConflict((on) => on.columns(['issuer', 'subject']).doNothing())
    .execute()
}

export function personOf(row: Selectable<PersonTable>): Person {
  return {
    id: row.id,
    name: row.name,
    userName: row.user_name,
    email: row.email,
    phone: row.phone,
    title: row.title,
    homeBodyId: row.home_body_id,
    hasPassword: row.password_hash !== null,
    hasSecondFactor: row.totp_secret_sealed !== null,
    closedOn: row.closed_on,
  }
}

function accountOf(row: Selectable<PersonTable>): Account {
  return {
    ...personOf(row),
    passwordHash: row.password_hash,
    totpSealed: row.totp_secret_sealed,
    totpLastStep: row.totp_last_step,
    recoveryCodeHashes: row.recovery_code_hashes,
  }
}

function columnsOf(entry: PersonEntry) {
  return {
    name: entry.name,
    user_name: entry.userName,
    email: entry.email,
    phone: entry.phone,
    title: entry.title,
    home_body_id: entry.homeBodyId,
    folded: foldedOf(entry),
    sort_key: sortKeyOf(entry.name),
  }
}

async function refuseTaken(tx: Tx, id: string | undefined, { userName, email }: PersonEntry): Promise<void> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'user_name'])
    .where((on) => on.or([on('user_name', '=', userName), on(sql`lower(email)`, '=', (email ?? '').toLowerCase())]))
    .execute()
  for (const row of rows.filter((other) => other.id !== id))
    throw row.user_name === userName ? refusals.userNameTaken : refusals.emailTaken
}

/** The first of `nguyenthilan`, `nguyenthilan2`, … that is free. */
async function freeUserName(tx: Tx, name: string): Promise<string> {
  const base = userNameFrom(name)
  const rows = await tx
    .selectFrom('person')
    .select('user_name')
    .where('user_name', 'like', `${base}%`)
    .limit(triesMax)
    .execute()
  const taken = new Set(rows.map((row) => row.user_name))
  for (let tries = 0; tries <= triesMax; tries++)
    if (!taken.has(userNameFrom(name, tries))) return userNameFrom(name, tries)
  throw refusals.userNameTaken
}

const triesMax = 1_000
