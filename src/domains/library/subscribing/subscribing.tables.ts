import type { Day } from '#base/day.ts'
import type { DocumentFacts } from '#domains/library/subscribing/document-news.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_document_facts: { document_id: string; facts: Json<DocumentFacts>; noted_at: Date }
    law_subscription_request: LawSubscriptionRequestTable
    law_subscriber: LawSubscriberTable
    law_subscription: LawSubscriptionTable
    law_news: { id: string; document_id: string; noted_at: Date; lines: Json<string[]> }
    law_news_for: { subscriber_id: string; news_id: string; mailed_on: Day | null }
  }
}

export type LawSubscriptionRequestTable = {
  token_hash: string
  address_hash: string
  address_sealed: string
  document_id: string | null
  topic_code: string | null
  expires_at: Date
}

export type LawSubscriberTable = {
  id: string
  address_hash: string
  address_sealed: string
  refusals: number
  made_at: Date
}

export type LawSubscriptionTable = {
  id: string
  subscriber_id: string
  document_id: string | null
  topic_code: string | null
  confirmed_at: Date
}
