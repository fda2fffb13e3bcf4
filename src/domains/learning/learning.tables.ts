import type { Day } from '#base/day.ts'
import type { ContestState, Prize } from '#domains/learning/contests/contest.ts'
import type { Json } from '#platform/database/tables.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    learning_question: {
      id: string
      body_id: string
      words: string
      options: string[]
      answer: number
      explanation: string
      document_id: string
      said_number: string
      article: string
      clause: string
      point: string
      pinned_on: Day
      pinned_hash: string | null
      pinned_acts: string[]
      guide_id: string | null
      withdrawn_at: Date | null
      withdrawn_why: string
      written_by: string
      writer_ids: string[]
      written_at: Date
      version: number
    }
    contest: {
      id: string
      body_id: string
      province_id: string
      slug: string
      title: string
      about: string
      groups: string[]
      draw_count: number
      asks_guess: boolean
      shares_phones: boolean
      opens_at: Date
      closes_at: Date
      prizes: Json<Prize[]>
      state: ContestState
      writer_ids: string[]
      returned_why: string
      approved_by: string | null
      counted_by: string | null
      published_by: string | null
      seed: string | null
      all_right: number | null
      version: number
    }
    contest_question: {
      contest_id: string
      number: number
      question_id: string
      words: string
      options: string[]
      answer: number
      explanation: string
      cited: string
      document_id: string
      article: string
      clause: string
      point: string
      pinned_on: Day
      pinned_hash: string | null
      pinned_acts: string[]
      writer_ids: string[]
      withdrawn_at: Date | null
      withdrawn_by: string | null
      withdrawn_why: string
    }
    contest_entry: {
      id: string
      contest_id: string
      number: number
      form_hash: string
      code_hash: string
      phone_hash: string
      name_hash: string
      seat: number
      place_id: string | null
      group_number: number | null
      shows_name: boolean
      sealed: string | null
      draw_seed: string
      drawn: number[]
      entered_at: Date
    }
    contest_answer: { entry_id: string; question: number; choice: number; received_at: Date }
    contest_result: {
      entry_id: string
      contest_id: string
      rank: number
      right_count: number
      answered: number
      gap: number | null
      draw_hash: string
    }
  }
}
