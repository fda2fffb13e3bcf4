/**
 * What the search engine works on. It knows no domain: an entry has four fields of text, some whole numbers to filter
 * by, and an id. Everything is a value; a segment never changes.
 */

/** In the order of `fieldNames`; `text` is the long one. An empty line in it ends a passage. */
export type EntryFields = { title: string; heading: string; name: string; text: string }

export const fieldNames = ['title', 'heading', 'name', 'text'] as const

export type SearchEntry = {
  id: string
  fields: EntryFields
  /** Entries with the same group say the same; a domain folds them. */
  group: string
  /** Every entry of a segment has the same facets. Whole numbers of 32 bits. */
  facets: Readonly<Record<string, number>>
}

/** BM25F: a term's occurrences in each field, by the field's weight and length, saturated together. */
export type Bm25fWeights = {
  k1: number
  fields: Readonly<Record<keyof EntryFields, { weight: number; lengthShare: number }>>
}

/** A folded syllable, or two that stand side by side, and how much it counts. */
export type SearchTerm = { first: string; second?: string; weight: number }

/** A place in one of the segments that were searched. */
export type Candidate = { segment: number; entry: number; score: number }
