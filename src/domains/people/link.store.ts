import type { Day } from '#base/day.ts'
import { hasAdministrator } from '#domains/people/grant.store.ts'
import { type LinkPurpose, linkExpiry, refusals } from '#domains/people/one-time-link.ts'
import type { OneTimeLinkTable } from '#domains/people/people.tables.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { hashToken, isToken, newSessionToken } from '#platform/identity/session-token.ts'

/** A new link for the person; earlier ones of the same purpose end. Returns the token, which is kept nowhere. */
export async function addLink(
  tx: Tx,
  link: { personId: string | null; purpose: LinkPurpose; createdBy: string | null },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  await tx
    .deleteFrom('one_time_link')
    .where('purpose', '=', link.purpose)
    .where('person_id', 'is not distinct from', link.personId)
    .where('used_at', 'is', null)
    .execute()
  const { token, tokenHash } = newSessionToken()
  const expiresAt = linkExpiry(link.purpose, now)
  await tx
    .insertInto('one_time_link')
    .values({
      token_hash: tokenHash,
      person_id: link.personId,
      purpose: link.purpose,
      created_by: link.createdBy,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { token, expiresAt }
}

/**
 * For an empty system: a link with which its holder becomes the first administrator; earlier such links end. undefined when
 * somebody administers the whole system already.
 */
export async function createFirstAdministratorLink(
  tx: Tx,
  { now, today }: { now: Date; today: Day },
): Promise<{ token: string; expiresAt: Date } | undefined> {
  if (await hasAdministrator(tx, today)) return undefined
  return addLink(tx, { personId: null, purpose: 'first-administrator', createdBy: null }, now)
}

/** The link of a token while it holds; refuses (410) otherwise. Looking does not use it up. */
export async function loadLink(db: Db, token: string, now: Date, today: Day): Promise<OneTimeLinkTable> {
  if (!isToken(token)) throw refusals.notValid
  const row = await db
    .selectFrom('one_time_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (row === undefined) throw refusals.notValid
  if (row.purpose === 'first-administrator' && (await hasAdministrator(db, today))) throw refusals.alreadyBegun
  return row
}

/** Uses up a link that was made for one of the purposes; of two who press at once, one is refused. */
export async function useLink(
  tx: Tx,
  token: string,
  purposes: readonly LinkPurpose[],
  { now, today }: { now: Date; today: Day },
): Promise<OneTimeLinkTable> {
  const link = await loadLink(tx, token, now, today)
  if (!purposes.includes(link.purpose)) throw refusals.notValid
  const result = await tx
    .updateTable('one_time_link')
    .set({ used_at: now })
    .where('token_hash', '=', link.token_hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw refusals.notValid
  return link
}

/** Links that let somebody set a password end when the password was set in another way. */
export async function dropLinks(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('person_id', '=', personId).where('used_at', 'is', null).execute()
}
