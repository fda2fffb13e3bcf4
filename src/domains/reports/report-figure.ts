import type { Day } from '#base/day.ts'

/** A number in a report, with the list of what it counted. */
export type ReportFigure = {
  /** «S3»; «C2.1» is a cell of the second row of a table. What the paper writes behind the number. */
  code: string
  kind: 'headline' | 'lead' | 'group' | 'progress'
  /** The row of the table it stands in; '' for a headline. */
  row: string
  name: string
  unit: string
  value: number
  /** In words: what was counted. */
  rule: string
  /** Of obligations; of notes on progress for the kind `progress`. */
  countedIds: string[]
}

/** One figure of one note on progress. */
export type FigureNote = {
  noteId: string
  taskId: string
  path: string
  text: string
  writtenOn: Day
  name: string
  value: number
  unit: string
}

export type NotSummed = { name: string; unit: string; why: string; values: number[] }
