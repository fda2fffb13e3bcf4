import type { Day } from '#base/day.ts'
import type { CitedDocument } from '#domains/library/cited-documents.ts'
import type { DocumentKind } from '#domains/library/document.ts'
import type { RelationKind } from '#domains/library/relation.ts'
import type { Excerpt } from '#engines/documents/document.ts'

/**
 * Bản đọc văn bản pháp luật: what was read in a law's file, and what is doubted. Nothing is invented: what the file does not
 * state is null or []; what does not follow the order of numbers stands as it is, with a doubt.
 */
export type LawReading = {
  header: LawHeader
  /** In the order of the file; of an amending law the quoted articles are text of the article that makes them. */
  articles: ArticleReading[]
  /** What follows the articles: appendices, forms, and a regulation that a decision issues with itself. Not split. */
  appendices: AppendixReading[]
  relations: RelationReading[]
  doubts: LawDoubt[]
}

export type LawHeader = {
  number: string | null
  kind: DocumentKind
  /** «Luật Hòa giải ở cơ sở», «Nghị định quy định chi tiết …»; null when the file has no title. */
  name: string | null
  issuer: string | null
  place: string | null
  issuedOn: Day | null
  effectiveOn: Day | null
  /** The first day on which it is in force no more. */
  expiresOn: Day | null
  signer: { name: string; title: string | null } | null
  /** Where each value was read, by its name: `number`, `name`, `issuedOn` … */
  sources: Record<string, Excerpt>
}

export type ArticleReading = {
  number: string
  /** Phần, Chương, Mục, Tiểu mục above it, outermost first: «Chương I. NHỮNG QUY ĐỊNH CHUNG». */
  headings: string[]
  /** Empty where the article has none and begins at once. */
  title: string
  /** Its lines, by line breaks; numbers that Word computes are written out. */
  text: string
  source: Excerpt
}

export type AppendixReading = { label: string; text: string; source: Excerpt }

export type RelationReading = {
  kind: RelationKind
  target: Pick<CitedDocument, 'type' | 'number' | 'name' | 'date'>
  /** Empty for the whole, else `dieu-3/khoan-1`, or `somePart`. */
  scope: string[]
  /** null: from a day that the file does not say. */
  fromDay: Day | null
  source: Excerpt
}

export type LawDoubt = {
  sentence: string
  source?: Excerpt
  /** Index into `articles` where it concerns one. */
  article?: number
}
