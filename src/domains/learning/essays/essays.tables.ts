import type { ContestState, Prize } from '#domains/learning/contests/contest.ts'
import type { Criterion } from '#domains/learning/essays/essay-contest.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    essay_contest: {
      id: string
      body_id: string
      province_id: string
      slug: string
      title: string
      about: string
      question: string
      words_max: number
      consent: string
      groups: string[]
      criteria: Json<Criterion[]>
      gap_points: number
      opens_at: Date
      closes_at: Date
      prizes: Json<Prize[]>
      state: ContestState
      writer_ids: string[]
      returned_why: string
      approved_by: string | null
      dealt_at: Date | null
      counted_by: string | null
      published_by: string | null
      version: number
    }
    essay_entry: {
      id: string
      contest_id: string
      number: number
      paper: number | null
      form_hash: string
      code_hash: string
      phone_hash: string
      place_id: string | null
      group_number: number | null
      shows_name: boolean
      sealed: string | null
      words: string | null
      file_id: string | null
      entered_at: Date
    }
    essay_marker: { contest_id: string; person_id: string; named_by: string; named_at: Date; left_at: Date | null }
    essay_mark: {
      entry_id: string
      turn: number
      contest_id: string
      marker_id: string
      points: number[] | null
      total: number | null
      note: string
      marked_at: Date | null
    }
    essay_tie: {
      contest_id: string
      doubled: number
      papers: number[]
      why: string
      decided_by: string
      decided_at: Date
    }
    essay_result: {
      entry_id: string
      contest_id: string
      doubled: number
      rank: number
      prize: string | null
      place: number
    }
  }
}
