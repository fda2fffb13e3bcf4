import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Day } from '#base/day.ts'
import type { AddresseeState } from '#domains/cascade/addressee.ts'
import type { AnswerHow, AnswerState } from '#domains/cascade/answer.ts'
import type { CellState, Said } from '#domains/cascade/cell.ts'
import type { Seen, Stale } from '#domains/cascade/staleness.ts'

type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

declare module '#platform/database/tables.ts' {
  interface Tables {
    plan_addressee: PlanAddresseeTable
    plan_answer: PlanAnswerTable
    coverage_cell: CoverageCellTable
  }
}

export type PlanAddresseeTable = {
  id: string
  plan_id: string
  body_id: string
  issued_on: Day
  answer_due_day: Day | null
  due_source: string
  state: AddresseeState
  reason: string
  decided_by: string | null
  decided_at: Date
  carried_from: string | null
  version: ColumnType<number, number | undefined, number>
}

export type PlanAnswerTable = {
  addressee_id: string
  plan_id: string
  state: AnswerState
  how: AnswerHow
  likeness: number
  why: string
  now_plan_id: string | null
  noted_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export type CoverageCellTable = {
  id: string
  addressee_id: string
  parent_task_id: string
  said: Said | null
  child_task_id: string | null
  reason: string
  said_by: string | null
  said_at: Date | null
  seen: JsonOrNull<Seen>
  now_task_id: string | null
  stale: JsonOrNull<Stale>
  state: GeneratedAlways<CellState>
  proposed: 'covered' | 'adapted' | 'silent' | null
  proposed_task_id: string | null
  likeness: number | null
  why: string
  returned_reason: string
  returned_by: string | null
  returned_at: Date | null
  version: ColumnType<number, number | undefined, number>
}
