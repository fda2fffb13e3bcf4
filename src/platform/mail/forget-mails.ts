import type { Tx } from '#platform/database/database.ts'

/**
 * Takes away the rows of mails whose key begins so, with the address in them; one that is being handed over at this moment stays.
 * `endedBefore`: only those that ended before then.
 */
export async function forgetMails(tx: Tx, keyPrefix: string, endedBefore?: Date): Promise<void> {
  let rows = tx
    .deleteFrom('outgoing_mail')
    .where('unique_key', 'like', `${keyPrefix.replace(/[\\%_]/g, '\\$&')}%`)
    .where('state', '!=', 'sending')
  if (endedBefore !== undefined) rows = rows.where('ended_at', '<', endedBefore)
  await rows.execute()
}

/** The same for mails of these very keys; answers with their ids, for where else they lie. */
export async function forgetMailsOf(tx: Tx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const gone = await tx
    .deleteFrom('outgoing_mail')
    .where('unique_key', 'in', [...keys])
    .where('state', '!=', 'sending')
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}
