import type { LineUse } from '#domains/plans/plan-reader/assignment/label-lines.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import type { TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import type { Table } from '#engines/documents/document.ts'
import type { Line } from '#engines/documents/line.ts'

/** What reading the body's items stands on. */
export type BodyContext = {
  uses: Map<Line, LineUse>
  frame: TimeFrame
  /** Which tasks are laid out together. */
  group: string
  /** The tasks of a table under a heading with this path. */
  readTable: (table: Table, path: string) => TaskDraft[]
}
