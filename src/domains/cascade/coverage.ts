/** Bảng bao phủ: the plan above, its tasks, and the cells of the bodies below. What the pages and the Excel file show. */
import type { Day } from '#base/day.ts'
import type { RuleDue } from '#domains/cascade/answer-limit.ts'
import type { CellState } from '#domains/cascade/cell.ts'
import type { Location } from '#platform/permission/permission.ts'

export type ParentPlanHead = {
  id: string
  title: string
  number: string | null
  issuedOn: Day | null
  state: 'adopted' | 'undone' | 'replaced'
  issuerName: string
  issuer: Location
  /** The version that is in force, when this one gave way to it. */
  amendedById: string | null
  rule: RuleDue | undefined
  mayIssue: boolean
}

/** `asked`: of how many demands it is part; 0: «không giao cho xã». */
export type ParentTask = { id: string; position: number; path: string; text: string; asked: number }

export type MatrixCell = { addresseeId: string; parentTaskId: string; state: CellState; isStale: boolean }
