import type { ColumnType, Generated } from 'kysely'
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
    law_document_alias: LawDocumentAliasTable
    law_change_turn: { only_one: Generated<boolean>; last_number: number }
    law_change: { number: number; document_id: string; article_id: string | null; at: Date }
    law_segment: LawSegmentTable
    law_import: LawImportTable
    law_import_flaw: { import_id: string; kind: string; ordinal: number; place: string; note: string }
    law_import_flaw_count: { import_id: string; kind: string; count: number }
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
  /** How sure the words are, as of documents. */
  mark: Generated<Mark>
  entered_at: Date
}

export type LawDocumentAliasTable = {
  slug: string
  document_id: string
  name: string
  source: string
}

export type LawSegmentTable = {
  id: string
  state: 'building' | 'standing' | 'left'
  up_to: number
  as_of: Day
  entries: number
  total: number
  size_bytes: number
  sha256: string | null
  leased_until: Date | null
  begun_at: Date
  finished_at: Date | null
}

export type LawImportTable = {
  id: string
  sha256: string
  file_name: string
  kind: 'codification' | 'article-list' | 'document'
  state: 'running' | 'stopped' | 'done' | 'refused'
  position: number
  total: number
  added: number
  changed: number
  unchanged: number
  refusal: string
  leased_until: Date | null
  begun_at: Date
  finished_at: Date | null
}
