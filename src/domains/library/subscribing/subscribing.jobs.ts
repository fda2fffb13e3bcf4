import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, dayAt, isDay } from '#base/day.ts'
import { fullName } from '#domains/library/document.ts'
import { type DocumentNews, newsMail } from '#domains/library/subscribing/news-mail.ts'
import { eraseSubscriber, listSubscriptions, newsMailPrefix } from '#domains/library/subscribing/subscriber.store.ts'
import { leavingToken, openAddress, refusalsMax } from '#domains/library/subscribing/subscription.ts'
import type { Database, Db, Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import type { MailComposers } from '#platform/mail/composer.ts'
import { forgetMails } from '#platform/mail/forget-mails.ts'
import { queueMails } from '#platform/mail/queue-mail.ts'

const tellKind = 'library.tell-subscribers'
export const newsComposerKey = 'library.news'

export const subscribingSchedules: Schedule[] = [{ kind: tellKind, at: '06:40' }]

type SubscribingHouse = Pick<House, 'secretKey' | 'publicUrl'>

/** Thư mỗi sáng: whoever has news gets one mail with all of it; addresses that are none, and what is no longer needed, go. */
export function subscribingJobs(house: SubscribingHouse): Record<string, JobHandler> {
  return {
    [tellKind]: async ({ database, clock, signal }) => {
      await tellSubscribers({ ...house, database, clock }, signal)
    },
  }
}

/** What the morning does; answers with how many mails were written. */
export async function tellSubscribers(
  house: SubscribingHouse & Pick<House, 'database' | 'clock'>,
  signal?: AbortSignal,
): Promise<number> {
  const { database, clock } = house
  const now = clock.now()
  await stopDeadAddresses(database)
  let mails = 0
  for (let some = -1; some !== 0; mails += some) {
    signal?.throwIfAborted()
    some = await tellSome(database, house, now)
  }
  await forgetWhatIsOver(database, now)
  return mails
}

const peopleAtOnce = 100

/**
 * Those who have news and no mail of today: what they are told of is marked and the mail is written in one transaction, so that
 * each change is told once, whoever is killed. The text is written when it is handed over.
 */
async function tellSome(database: Database, house: SubscribingHouse, now: Date): Promise<number> {
  const day = dayAt(now)
  return database.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; address_hash: string; address_sealed: string }>`
      select id, address_hash, address_sealed from law_subscriber subscriber
      where exists (select 1 from law_news_for waiting where waiting.subscriber_id = subscriber.id and waiting.mailed_on is null)
        and not exists (select 1 from law_news_for told where told.subscriber_id = subscriber.id and told.mailed_on >= ${day})
      order by id limit ${peopleAtOnce} for update`.execute(tx)
    if (rows.length === 0) return 0
    await sql`
      update law_news_for set mailed_on = ${day} where mailed_on is null and subscriber_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
      tx,
    )
    await queueMails(
      tx,
      rows.map(({ id, ...row }) => ({
        to: openAddress(house.secretKey, row),
        subject: 'Luật bạn theo dõi vừa thay đổi',
        text: 'Thư này được viết khi gửi.',
        uniqueKey: `${newsMailPrefix(id)}${day}`,
        composer: { key: newsComposerKey, payload: { subscriberId: id, day } },
        now,
      })),
    )
    return rows.length
  })
}

const payloadSchema = z.object({ subscriberId: z.uuid(), day: z.string().refine(isDay) })

/** Soạn lúc trao: whoever left meanwhile gets nothing. */
export function newsComposers({ secretKey, publicUrl }: SubscribingHouse): MailComposers {
  return {
    [newsComposerKey]: async ({ database }, payload) => {
      const { subscriberId, day } = payloadSchema.parse(payload)
      const db = database.kysely
      const subscriber = await db
        .selectFrom('law_subscriber')
        .select(['address_hash', 'address_sealed'])
        .where('id', '=', subscriberId)
        .executeTakeFirst()
      if (subscriber === undefined) return { dropBecause: 'không gửi, vì người nhận đã thôi theo dõi' }
      const news = await listNewsOf(db, subscriberId, day)
      if (news.length === 0) return { dropBecause: 'không gửi, vì không còn gì để báo' }
      const followed = (await listSubscriptions(db, subscriberId)).map(({ name }) => name)
      const token = leavingToken(secretKey, subscriberId)
      return { to: openAddress(secretKey, subscriber), ...newsMail(news, { publicUrl, token, day, followed }) }
    },
  }
}

const newsMax = 500

/** What was marked for this day's mail, by document; several changes of one document in their order. */
async function listNewsOf(db: Db, subscriberId: string, day: Day): Promise<DocumentNews[]> {
  const { rows } = await sql<{ name: string; number: string | null; slug: string; lines: string[] }>`
    select document.name, document.number, document.slug, news.lines
    from law_news_for told join law_news news on news.id = told.news_id join law_document document on document.id = news.document_id
    where told.subscriber_id = ${subscriberId} and told.mailed_on = ${day} order by news.id limit ${newsMax}`.execute(
    db,
  )
  return [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, some]) => ({
    slug,
    name: fullName(some[0]!),
    lines: some.flatMap(({ lines }) => lines),
  }))
}

/** A server that said «no such address» (5xx) on so many days is believed. Our own troubles are not counted. */
async function stopDeadAddresses(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await sql`
      update law_subscriber subscriber set refusals = 0 where refusals > 0 and exists (
        select 1 from outgoing_mail mail where mail.unique_key like 'library.news:' || subscriber.id || ':%' and mail.state = 'sent')`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string; mails: number }>`
      select subscriber.id, count(*)::int as mails
      from law_subscriber subscriber join outgoing_mail mail on mail.unique_key like 'library.news:' || subscriber.id || ':%'
      where mail.state = 'failed' and mail.last_reply ~ '^5[0-9][0-9]' group by subscriber.id limit ${deadMax}`.execute(
      tx,
    )
    for (const { id, mails } of rows) await countRefusals(tx, id, mails)
  })
}

const deadMax = 1_000

async function countRefusals(tx: Tx, subscriberId: string, mails: number): Promise<void> {
  const { refusals } = await tx
    .updateTable('law_subscriber')
    .set((value) => ({ refusals: value('refusals', '+', mails) }))
    .where('id', '=', subscriberId)
    .returning('refusals')
    .executeTakeFirstOrThrow()
  if (refusals >= refusalsMax) await eraseSubscriber(tx, subscriberId)
  // counted once
  else
    await sql`delete from outgoing_mail where unique_key like ${`${newsMailPrefix(subscriberId)}%`} and state = 'failed'`.execute(
      tx,
    )
}

const mailKeptMs = 3 * 86_400_000
const newsKeptDays = 60

async function forgetWhatIsOver(database: Database, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.deleteFrom('law_subscription_request').where('expires_at', '<', now).execute()
    const ended = new Date(now.getTime() - mailKeptMs)
    await forgetMails(tx, 'library.news:', ended)
    await forgetMails(tx, 'library.confirm:', ended)
    await sql`delete from law_news where noted_at < ${new Date(now.getTime() - newsKeptDays * 86_400_000)}
      and not exists (select 1 from law_news_for waiting where waiting.news_id = law_news.id and waiting.mailed_on is null)`.execute(
      tx,
    )
  })
}
