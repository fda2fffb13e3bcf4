import type { Day } from '#base/day.ts'
import type { LawDocument } from '#domains/library/document.ts'
import type { RelationKind } from '#domains/library/relation.ts'

type Named = Pick<LawDocument, 'slug' | 'number' | 'kind' | 'name'>

/** What happened to a document, as a feed tells it. */
export type LawEvent = { document: Named; day: Day | null; updated: Date } & (
  | { kind: 'relation'; id: string; deed: RelationKind; scope: string[]; by: Named }
  /** Articles that have other words from a day on. */
  | { kind: 'texts'; articles: string[]; count: number; amendedBy: string[] }
  | { kind: 'begins' | 'ends' }
)

/** One document, or all documents with articles of a topic. */
export type FeedScope = { documentId: string } | { topic: string }
