import type { Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { GuideHold, GuideState, GuideWords } from '#domains/library/guide.ts'
import type { GuideKind } from '#domains/library/guide-file.ts'
import type { RelianceKind } from '#domains/library/reliance.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    guide: GuideTable
    guide_edition: GuideEditionTable
    guide_event: GuideEventTable
    law_reliance: LawRelianceTable
  }
}

export type GuideTable = {
  id: string
  slug: string
  kind: GuideKind
  body_id: string
  shipped_slug: string | null
  words: Json<GuideWords>
  state: GuideState
  writer_ids: string[]
  version: number
  edition: number
  is_public: boolean
  is_asked: Generated<boolean>
  held: Generated<GuideHold>
  checked_on: Day | null
  written_at: Date
  changed_at: Date
}

export type GuideEditionTable = {
  guide_id: string
  number: number
  words: Json<GuideWords>
  title: string
  folded: string
  writer_ids: string[]
  approved_by: string
  approved_at: Date
}

export type GuideEventKind =
  | 'written'
  | 'taken-over'
  | 'changed'
  | 'submitted'
  | 'taken-back'
  | 'returned'
  | 'approved'
  | 'confirmed'
  | 'withdrawn'
  | 'flagged'
  | 'discarded'

export type GuideEventTable = {
  id: string
  guide_id: string
  kind: GuideEventKind
  person_id: string | null
  at: Date
  reason: string
}

export type LawRelianceTable = {
  id: string
  kind: RelianceKind
  subject_id: string
  owner_body_id: string
  document_id: string
  article: string
  clause: string
  point: string
  pinned_on: Day
  pinned_hash: string | null
  pinned_acts: string[]
  state: 'standing' | 'flagged'
  since: Day | null
  flagged_on: Day | null
  reason: string
}
