import type { Table } from '#engines/documents/document.ts'
import type { LineUse } from '../assignment/label-lines.ts'
import type { TimeFrame } from '../assignment/time-expression.ts'
import type { Line } from '../text/line.ts'
import type { TaskDraft } from './task-draft.ts'

/** What reading the body's items stands on. */
export type BodyContext = {
  uses: Map<Line, LineUse>
  frame: TimeFrame
  /** Which tasks are laid out together. */
  group: string
  /** The tasks of a table under a heading with this path. */
  readTable: (table: Table, path: string) => TaskDraft[]
}
