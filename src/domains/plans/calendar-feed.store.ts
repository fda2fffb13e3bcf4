import { dayAt } from '#base/day.ts'
import type { CalendarFeedTable } from '#domains/plans/calendar-feed.tables.ts'
import type { CalendarFeed } from '#domains/plans/calendar-feed.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { hashToken, isToken, newSessionToken } from '#platform/identity/session-token.ts'

/** Gives the person a new address; the one before ends. Returns the token, which is kept nowhere. */
export async function saveFeed(
  tx: Tx,
  { personId, remindWorkingDays }: { personId: string; remindWorkingDays: number | null },
  now: Date,
): Promise<string> {
  const { token, tokenHash } = newSessionToken()
  const row = { token_hash: tokenHash, remind_working_days: remindWorkingDays, made_at: now, last_read_at: null }
  await tx
    .insertInto('calendar_feed')
    .values({ person_id: personId, ...row })
    .onConflict((on) => on.column('person_id').doUpdateSet(row))
    .execute()
  return token
}

/** Whether there was a feed to set it for. */
export async function saveReminder(tx: Tx, personId: string, remindWorkingDays: number | null): Promise<boolean> {
  const result = await tx
    .updateTable('calendar_feed')
    .set({ remind_working_days: remindWorkingDays })
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Whether there was one. */
export async function removeFeed(tx: Tx, personId: string): Promise<boolean> {
  const result = await tx.deleteFrom('calendar_feed').where('person_id', '=', personId).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** The feed of a token, when its owner's account is open. */
export async function findFeedOfToken(db: Db, token: string, now: Date): Promise<CalendarFeed | undefined> {
  if (!isToken(token)) return undefined
  const row = await db
    .selectFrom('calendar_feed')
    .innerJoin('person', 'person.id', 'calendar_feed.person_id')
    .selectAll('calendar_feed')
    .where('token_hash', '=', hashToken(token))
    .where((on) => on.or([on('person.closed_on', 'is', null), on('person.closed_on', '>', dayAt(now))]))
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.last_read_at === null || now.getTime() - row.last_read_at.getTime() > noteEveryMs)
    await db.updateTable('calendar_feed').set({ last_read_at: now }).where('person_id', '=', row.person_id).execute()
  return feedOf(row)
}

/** «Đọc gần nhất» is for people: it need not be written at every look. */
const noteEveryMs = 10 * 60_000

export async function findFeed(db: Db, personId: string): Promise<CalendarFeed | undefined> {
  const row = await db.selectFrom('calendar_feed').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row === undefined ? undefined : feedOf(row)
}

function feedOf(row: CalendarFeedTable): CalendarFeed {
  return {
    personId: row.person_id,
    remindWorkingDays: row.remind_working_days,
    madeAt: row.made_at,
    lastReadAt: row.last_read_at,
  }
}
