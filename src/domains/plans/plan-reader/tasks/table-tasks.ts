import { type Assignment, addPart } from '#domains/plans/plan-reader/assignment/assignment.ts'
import { splitAtLabels } from '#domains/plans/plan-reader/assignment/labelled-parts.ts'
import type { Label } from '#domains/plans/plan-reader/assignment/labels.ts'
import type { TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { bodyStartOf } from '#domains/plans/plan-reader/bodies/body-words.ts'
import { createRowPaths, labelOf, sortOf } from '#domains/plans/plan-reader/tasks/row-paths.ts'
import { type ColumnRole, type Columns, readColumns } from '#domains/plans/plan-reader/tasks/table-columns.ts'
import { draftTask, type TaskDraft } from '#domains/plans/plan-reader/tasks/task-draft.ts'
import { joinPassages, type Passage, passageOf, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'
import type { Cell, Row, Table } from '#engines/documents/document.ts'
import { linesOf } from '#engines/documents/line.ts'

/** `isReflowed`: line breaks in a cell come from the page's width (PDF) and separate nothing. */
export type TableContext = { path: string; group: string; frame: TimeFrame; isReflowed: boolean }

const tasksMax = 5_000

/** The tasks of a table's rows. A table without a header of its own goes on with the columns of the one before. */
export function readTaskTable(
  table: Table,
  context: TableContext,
  before?: Columns,
): { tasks: TaskDraft[]; columns?: Columns } {
  const own = readColumns(table)
  const columns = own ?? (before && before.roles.length === widthOf(table) ? { ...before, headerRows: 0 } : undefined)
  if (!columns) return { tasks: [] }
  const rows = joinCutRows(
    table.rows.slice(columns.headerRows).filter((row) => !isHeaderAgain(row, table, columns)),
    columns,
    context,
  )
  const paths = createRowPaths(context.path)
  copySameAsAbove(rows)
  const tasks: TaskDraft[] = []
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1]
    if (row.task.text === '' && row.isEmpty) continue
    const isContinued = row.isTaskMerged || (row.number === '' && row.task.text === '')
    if (isContinued && tasks.length > 0) addFurtherResult(tasks, row, context)
    else if (row.isWide || isGroup(row, next)) paths.enterGroup(row.number)
    else if (row.task.text !== '' && tasks.length < tasksMax) tasks.push(taskOf(row, paths.pathOf(row.number), context))
  }
  return { tasks, columns }
}

function widthOf(table: Table): number {
  return Math.max(0, ...table.rows.slice(0, 50).map((row) => row.cells.length))
}

/** «Như trên», «-nt-»: the row above says it. */
function copySameAsAbove(rows: TableRow[]): void {
  for (const [index, row] of rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      const isSame = cell.lines.length === 1 && /^[-"]?\s*(?:nt|nhu tren|")\s*[-".]?$/u.test(cell.lines[0]!.folded)
      const above = isSame
        ? rows.slice(0, index).findLast(({ cells }) => (cells[column]?.lines.length ?? 0) > 0)
        : undefined
      if (above) cell.lines = above.cells[column]!.lines
    }
  }
}

/** What a row says, by role. */
type TableRow = {
  number: string
  task: Passage
  cells: { label: Label; lines: Passage[] }[]
  /** Nothing stands beside the task. */
  isEmpty: boolean
  /** One cell over the whole row. */
  isWide: boolean
  isTaskMerged: boolean
  page?: number
}

const labelOfRole: Partial<Record<ColumnRole, Label>> = {
  lead: 'lead',
  partner: 'partner',
  'lead-and-partner': 'lead-and-partner',
  time: 'time',
  output: 'output',
}

function readRow(row: Row, { roles }: Columns, { isReflowed }: TableContext): TableRow {
  const numberCell = row.cells[roles.indexOf('number')]
  const taskCell = row.cells[roles.indexOf('task')]
  const isWide = isOneCell(row)
  const taskLines = isWide
    ? linesIn(row.cells[0])
    : taskCell?.mergedFrom === 'left' && taskCell
      ? linesIn(taskCell)
      : linesIn(taskCell)
  const numberLines = isWide ? [] : linesIn(numberCell)
  const task = joinPassages(taskLines)
  const printed = numberLines[0]?.text || numberMarkerOf(numberCell) || ''
  const split = printed === '' ? splitNumber(task, taskCell) : { number: printed, task }
  const cells = roles.flatMap((role, column) => {
    const label = labelOfRole[role]
    const cell = row.cells[column]
    if (!label || !cell || isWide || cell.mergedFrom === 'left') return []
    const lines = linesIn(cell)
    return [{ label, lines: isReflowed ? joinWrapped(lines, label) : lines }]
  })
  return {
    ...split,
    cells,
    isEmpty: cells.every(({ lines }) => lines.length === 0),
    isWide,
    isTaskMerged: taskCell?.mergedFrom === 'above',
    page: row.place.page,
  }
}

/** Lines of a page's width are one; a line that opens like a body, a label or a bullet stands for itself. */
function joinWrapped(lines: Passage[], label: Label): Passage[] {
  const joined: Passage[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const isOwn =
      /^[-+•]/u.test(line.text) || (last && label !== 'time' && label !== 'output' && opensOwnLine(last, line))
    if (last && !isOwn) joined[joined.length - 1] = joinPassages([last, line])
    else joined.push(line)
  }
  return joined
}

function opensOwnLine(last: Passage, line: Passage): boolean {
  if (splitAtLabels(line).parts.length > 0) return true
  if (/(?:[,-]|(?:^| )(?:và|các|của|với|thuộc))$/u.test(last.text)) return false
  const start = bodyStartOf(line.text, line.folded)
  return /^\p{Lu}/u.test(line.text) && (start === 'always' || start === 'proper' || start === 'collective')
}

function isOneCell(row: Row): boolean {
  const filled = row.cells.filter((cell) => cell.mergedFrom !== 'left')
  return filled.length === 1 && row.cells.length > 1
}

function linesIn(cell: Cell | undefined): Passage[] {
  return cell
    ? cell.paragraphs
        .flatMap(linesOf)
        .map((line) => passageOf(line))
        .filter(({ text }) => text !== '')
    : []
}

function numberMarkerOf(cell: Cell | undefined): string | undefined {
  return cell?.paragraphs.find((paragraph) => paragraph.marker)?.marker
}

/** «II. Hoàn thiện thể chế» in one cell: its number and its name. */
function splitNumber(task: Passage, cell: Cell | undefined): { number: string; task: Passage } {
  const marker = numberMarkerOf(cell)
  if (marker && /[\p{L}\d]/u.test(marker)) return { number: marker, task }
  const match = /^(?:[ivxlc]{1,6}|[a-h]|\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)/:]|\s-)\s*(?=\D)/u.exec(task.folded)
  if (!match || (/^[a-z]/u.test(match[0]) && !/^\p{Lu}|^.\)/u.test(task.text))) return { number: '', task }
  return { number: task.text.slice(0, match[0].length).trim(), task: slicePassage(task, match[0].length) }
}

/** The header printed again on a further page. */
function isHeaderAgain(row: Row, table: Table, { headerRows }: Columns): boolean {
  if (row.header && headerRows > 0) return true
  const text = rowText(row)
  return text !== '' && table.rows.slice(0, headerRows).some((header) => rowText(header) === text)
}

function rowText(row: Row): string {
  return row.cells
    .map((cell) => cell.paragraphs.map((paragraph) => paragraph.text).join(' '))
    .join('|')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

/** Rows as read; on a further page, a row without a number that goes on with the words before belongs to that row. */
function joinCutRows(rows: Row[], columns: Columns, context: TableContext): TableRow[] {
  const joined: TableRow[] = []
  for (const row of rows) {
    const read = readRow(row, columns, context)
    const last = joined.at(-1)
    if (last && isCut(last, read, context)) {
      last.task = joinPassages([last.task, read.task])
      last.cells = last.cells.map((cell, index) => {
        const lines = [...cell.lines, ...(read.cells[index]?.lines ?? [])]
        return { ...cell, lines: lines.length > 0 ? [joinPassages(lines)] : [] }
      })
      last.isEmpty &&= read.isEmpty
    } else joined.push(read)
  }
  return joined
}

function isCut(last: TableRow, row: TableRow, { isReflowed }: TableContext): boolean {
  if (!isReflowed || row.number !== '' || row.isWide || row.isTaskMerged || row.page === last.page) return false
  return row.task.text === '' || /^[\p{Ll}(-]/u.test(row.task.text) || !/[.;:]$/u.test(last.task.text)
}

/** A heading of rows: nothing stands beside it, and the next row is not its sibling. */
function isGroup(row: TableRow, next: TableRow | undefined): boolean {
  if (!next || next.isWide || !row.isEmpty) return false
  return !(next.isEmpty && !next.isWide) || sortOf(labelOf(row.number)) !== sortOf(labelOf(next.number))
}

function taskOf(row: TableRow, path: string, context: TableContext): TaskDraft {
  const task = draftTask(path, labelOf(row.number), context.group, [row.task])
  assign(task.assignment, row, context)
  return task
}

/** Two results with a time each under one merged name are two tasks; a row that only adds bodies or words adds them. */
function addFurtherResult(tasks: TaskDraft[], row: TableRow, context: TableContext): void {
  const last = tasks.at(-1)!
  const hasResult = row.cells.some(({ label, lines }) => (label === 'output' || label === 'time') && lines.length > 0)
  if (!hasResult || row.isEmpty) {
    assign(last.assignment, row, context)
    return
  }
  const further = draftTask(last.path, last.number, context.group, last.texts)
  assign(further.assignment, row, context)
  tasks.push(further)
}

function assign(assignment: Assignment, row: TableRow, { frame }: TableContext): void {
  for (const { label, lines } of row.cells) {
    for (const [index, line] of (label === 'time' ? joined(lines) : lines).entries()) {
      const { before, parts } = splitAtLabels(line)
      // «Chủ trì: A», «Phối hợp: B» in one cell say more than the column's header.
      const own = parts.filter((part) => part.label === 'lead' || part.label === 'partner' || part.label === 'time')
      const isLed = label === 'lead' || label === 'lead-and-partner' || label === 'partner'
      if (own.length > 0 && isLed && before.text === '') for (const part of own) addPart(assignment, part, line, frame)
      else if (label === 'lead-and-partner' && index > 0)
        addPart(assignment, { label: 'partner', value: line }, line, frame)
      else addPart(assignment, { label, value: line }, line, frame)
    }
  }
}

function joined(lines: Passage[]): Passage[] {
  return lines.length > 1 ? [joinPassages(lines)] : lines
}
