import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { lawPath, lawPaths } from '#domains/library/law-paths.ts'
import {
  refusals,
  type Subject,
  type Subscription,
  subscriptionsMax,
} from '#domains/library/subscribing/subscription.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { forgetMails } from '#platform/mail/forget-mails.ts'

export type SubscriptionRequest = { tokenHash: string; addressHash: string; addressSealed: string; subject: Subject }

export async function addRequest(tx: Tx, request: SubscriptionRequest, expiresAt: Date): Promise<void> {
  await tx
    .insertInto('law_subscription_request')
    .values({
      token_hash: request.tokenHash,
      address_hash: request.addressHash,
      address_sealed: request.addressSealed,
      ...columnsOf(request.subject),
      expires_at: expiresAt,
    })
    .execute()
}

/** A request that still waits, for the page that asks to press the button. */
export async function findRequest(db: Db, tokenHash: string, now: Date): Promise<SubscriptionRequest | undefined> {
  const row = await db
    .selectFrom('law_subscription_request')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    tokenHash: row.token_hash,
    addressHash: row.address_hash,
    addressSealed: row.address_sealed,
    subject: subjectOf(row),
  }
}

/** The request becomes a subscription, once. Throws `oldRequest`, `tooMany`. */
export async function confirmRequest(tx: Tx, tokenHash: string, now: Date): Promise<Subject> {
  const request = await findRequest(tx, tokenHash, now)
  if (request === undefined) throw refusals.oldRequest
  const { rows } = await sql<{ id: string }>`
    insert into law_subscriber (id, address_hash, address_sealed, made_at)
    values (${newId(now.getTime())}, ${request.addressHash}, ${request.addressSealed}, ${now})
    on conflict (address_hash) do update set refusals = 0 returning id`.execute(tx)
  const subscriberId = rows[0]!.id
  if ((await listSubscriptions(tx, subscriberId)).length >= subscriptionsMax) throw refusals.tooMany
  await tx
    .insertInto('law_subscription')
    .values({ id: newId(now.getTime()), subscriber_id: subscriberId, ...columnsOf(request.subject), confirmed_at: now })
    .onConflict((on) => on.doNothing())
    .execute()
  await tx.deleteFrom('law_subscription_request').where('token_hash', '=', tokenHash).execute()
  return request.subject
}

/** What somebody follows, by name. */
export async function listSubscriptions(db: Db, subscriberId: string): Promise<Subscription[]> {
  const { rows } = await sql<{
    id: string
    documentId: string | null
    topicCode: string | null
    name: string
    slug: string | null
  }>`
    select subscription.id, subscription.document_id as "documentId", subscription.topic_code as "topicCode",
      coalesce(document.name, topic.name) as name, document.slug
    from law_subscription subscription left join law_document document on document.id = subscription.document_id
      left join law_topic topic on topic.code = subscription.topic_code
    where subscription.subscriber_id = ${subscriberId} order by subscription.confirmed_at, subscription.id`.execute(db)
  return rows.map(({ id, documentId, topicCode, name, slug }) => ({
    id,
    name,
    subject: documentId === null ? { kind: 'topic', topicCode: topicCode! } : { kind: 'document', documentId },
    path: slug === null ? lawPaths.topic(topicCode!) : lawPath({ document: slug }),
  }))
}

/** One wish less; with the last one the subscriber goes too. */
export async function removeSubscription(tx: Tx, subscriberId: string, subscriptionId: string): Promise<void> {
  await tx
    .deleteFrom('law_subscription')
    .where('id', '=', subscriptionId)
    .where('subscriber_id', '=', subscriberId)
    .execute()
  if ((await listSubscriptions(tx, subscriberId)).length === 0) await eraseSubscriber(tx, subscriberId)
}

/** Nothing of the address remains: not the wishes, not what waits, not the mails that were sent. */
export async function eraseSubscriber(tx: Tx, subscriberId: string): Promise<void> {
  const row = await tx
    .deleteFrom('law_subscriber')
    .where('id', '=', subscriberId)
    .returning('address_hash')
    .executeTakeFirst()
  if (row !== undefined)
    await tx.deleteFrom('law_subscription_request').where('address_hash', '=', row.address_hash).execute()
  await forgetMails(tx, newsMailPrefix(subscriberId))
}

export function newsMailPrefix(subscriberId: string): string {
  return `library.news:${subscriberId}:`
}

function columnsOf(subject: Subject) {
  return {
    document_id: subject.kind === 'document' ? subject.documentId : null,
    topic_code: subject.kind === 'topic' ? subject.topicCode : null,
  }
}

function subjectOf({ document_id, topic_code }: { document_id: string | null; topic_code: string | null }): Subject {
  return document_id === null
    ? { kind: 'topic', topicCode: topic_code! }
    : { kind: 'document', documentId: document_id }
}
