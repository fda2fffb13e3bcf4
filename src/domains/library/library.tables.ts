import type { ColumnType } from 'kysely'
import type { Day } from '#base/day.ts'
import type { DocumentKind, Mark } from '#domains/library/document.ts'
import type { RelationKind, RelationState } from '#domains/library/relation.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_topic: { code: string; name: string }
    law_document: LawDocumentTable
    law_relation: LawRelationTable
    law_article: LawArticleTable
    law_article_version: LawArticleVersionTable
  }
}

export type LawDocumentTable = {
  id: string
  slug: string
  number: string | null
  number_key: string | null
  kind: DocumentKind
  name: string
  name_folded: string
  issuer: string
  signed_by: string
  issued_on: Day | null
  effective_on: Day | null
  expires_on: Day | null
  mark: Mark
  source: string
  keeper_body_id: string | null
  version: number
  changed_at: Date
}

export type LawRelationTable = {
  id: string
  from_id: string
  to_id: string
  kind: RelationKind
  scope: string[]
  from_day: Day | null
  to_day: Day | null
  excerpt: string
  source: string
  mark: Mark
  state: RelationState
  decided_by: string | null
  decided_at: Date | null
}

export type LawArticleTable = {
  id: string
  document_id: string
  slug: string
  number: string
  ordinal: number
  headings: string[]
  topic_code: string | null
  codification_code: string | null
}

export type LawArticleVersionTable = {
  id: string
  article_id: string
  from_day: Day | null
  to_day: Day | null
  title: string
  text: ColumnType<string, string, string>
  text_hash: string
  amended_by: string[]
  source: string
  source_note: string
  entered_at: Date
}
