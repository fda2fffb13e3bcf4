import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { type DigestDraft, digestKeptDays, itemCountOf, refsOf } from '#domains/urging/digest.ts'
import { type Database, json, type Tx } from '#platform/database/database.ts'
import { queueMails } from '#platform/mail/queue-mail.ts'

export const digestComposerKey = 'urging.digest'

/** A digest and, for who gets mail, its address. */
export type NewDigest = { personId: string; draft: DigestDraft; email: string | null }

/**
 * Writes digests of a day and queues their mails, together: the row is what makes it one a day, so whoever has one already,
 * by another worker or from before a crash, gets nothing more. At most 500 at once; answers with how many are new.
 */
export async function saveDigests(tx: Tx, digests: readonly NewDigest[], at: { day: Day; now: Date }): Promise<number> {
  if (digests.length === 0) return 0
  const written = await tx
    .insertInto('digest')
    .values(
      digests.map(({ personId, draft }) => ({
        person_id: personId,
        day: at.day,
        composed_at: at.now,
        refs: json(refsOf(draft)),
        counts: json(draft.counts),
        item_count: itemCountOf(draft.counts),
        mail_id: null,
        read_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'day']).doNothing())
    .returning('person_id')
    .execute()
  const isNew = new Set(written.map((row) => row.person_id))
  const mailed = digests.filter(({ personId, email }) => email !== null && isNew.has(personId))
  const keyOf = (personId: string) => `urging.digest:${personId}:${at.day}`
  const mailIds = await queueMails(
    tx,
    mailed.map(({ personId, email }) => ({
      to: email!,
      subject: `Đôn đốc ngày ${at.day}`,
      text: 'Nội dung được soạn lúc gửi, theo tình hình lúc ấy.',
      uniqueKey: keyOf(personId),
      composer: { key: digestComposerKey, payload: { personId, day: at.day } },
      now: at.now,
    })),
  )
  if (mailed.length > 0) {
    const people = mailed.map(({ personId }) => personId)
    await sql`update digest set mail_id = queued.mail_id
      from unnest(${people}::uuid[], ${people.map((id) => mailIds.get(keyOf(id))!)}::uuid[]) as queued(person_id, mail_id)
      where digest.person_id = queued.person_id and digest.day = ${at.day}`.execute(tx)
  }
  return written.length
}

export async function markDigestRead(tx: Tx, personId: string, day: Day, now: Date): Promise<void> {
  await tx
    .updateTable('digest')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('day', '<=', day)
    .where('read_at', 'is', null)
    .execute()
  await tx
    .updateTable('urge_person')
    .set({ seen_at: now })
    .where('person_id', '=', personId)
    .where('seen_at', 'is', null)
    .execute()
}

/** Forgets digests of long ago; the urges themselves stay. */
export async function removeOldDigests(database: Database, today: Day): Promise<void> {
  await database.kysely.deleteFrom('digest').where('day', '<', addDays(today, -digestKeptDays)).execute()
}
