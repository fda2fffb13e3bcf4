import type { Day } from '#base/day.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    bookshelf: BookshelfTable
    bookshelf_collection: BookshelfCollectionTable
    bookshelf_entry: BookshelfEntryTable
    bookshelf_follow: { shelf_id: string; followed_id: string; since: Day }
  }
}

export type BookshelfTable = {
  id: string
  body_id: string
  slug: string
  name: string
  about: string
  is_open: boolean
  is_shared: boolean
  version: number
  changed_at: Date
}

export type BookshelfCollectionTable = {
  id: string
  shelf_id: string
  name: string
  about: string
  position: number
  source_shelf_id: string | null
  taken_on: Day | null
}

export type BookshelfEntryTable = {
  id: string
  collection_id: string
  position: number
  document_id: string | null
  article_slug: string | null
  clause: string | null
  guide_slug: string | null
  note: string
  added_at: Date
}
