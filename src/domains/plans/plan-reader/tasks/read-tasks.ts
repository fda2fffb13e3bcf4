import { type LineUse, labelLinesOf } from '#domains/plans/plan-reader/assignment/label-lines.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { type OutlineNode, outlineOf } from '#domains/plans/plan-reader/layout/outline.ts'
import type { Appendix, Regions } from '#domains/plans/plan-reader/layout/regions.ts'
import type { SectionReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { BodyContext } from '#domains/plans/plan-reader/tasks/body-context.ts'
import { readBody, tablesUnder } from '#domains/plans/plan-reader/tasks/body-tasks.ts'
import type { Columns } from '#domains/plans/plan-reader/tasks/table-columns.ts'
import { readTaskTable } from '#domains/plans/plan-reader/tasks/table-tasks.ts'
import type { TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import type { Table } from '#engines/documents/document.ts'
import type { Line } from '#engines/documents/line.ts'

export type TasksContext = {
  regions: Regions
  outline: OutlineNode
  uses: Map<Line, LineUse>
  frame: TimeFrame
  /** Line breaks in cells come from the page's width. */
  isReflowed: boolean
}

export type TasksReading = { drafts: TaskDraft[]; sections: SectionReading[]; silent: Set<OutlineNode> }

/** Tasks of the body and of the appendices, in document order. A table goes on with the columns of the one before it. */
export function readTasks({ regions, outline, uses, frame, isReflowed }: TasksContext): TasksReading {
  let columns: Columns | undefined
  const readTable = (table: Table, path: string, group: string) => {
    const read = readTaskTable(table, { path, group, frame, isReflowed }, columns)
    columns = read.columns
    return read.tasks
  }
  const body = readBody(outline, {
    uses,
    frame,
    group: 'body',
    readTable: (table, path) => readTable(table, path, `table ${path}`),
  })
  const appendixTasks = regions.appendices.flatMap((appendix, index) => {
    const group = `appendix ${index}`
    return readAppendix(appendix, { frame, group, readTable: (table, path) => readTable(table, path, group) })
  })
  return { drafts: [...body.tasks, ...appendixTasks], sections: body.sections, silent: body.silent }
}

const assignedLinesMin = 2

/**
 * The rows of an appendix's tables. An appendix may also list tasks with their assignments under each; one that lists
 * anything else is a form or the outline of a report.
 */
function readAppendix({ label, strips }: Appendix, context: Omit<BodyContext, 'uses'>): TaskDraft[] {
  const uses = labelLinesOf(strips)
  const outline = outlineOf(strips, {
    path: label,
    isBareHeading: () => false,
    isText: (line) => ['labels', 'value'].includes(uses.get(line)?.kind ?? ''),
  })
  const isList = [...uses.values()].filter(({ kind }) => kind === 'labels').length >= assignedLinesMin
  if (isList) return readBody(outline, { ...context, uses }).tasks
  return tablesUnder(outline).flatMap(({ table, path }) => context.readTable(table, path))
}
