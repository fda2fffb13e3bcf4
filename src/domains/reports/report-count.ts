/**
 * Số liệu của báo cáo: what was counted, and every figure as the list of what it counted: a value is the length of its list (or
 * the sum over it), so that the two never differ. Pure; the rows come from reports.queries.ts.
 */
import { type Day, showDay } from '#base/day.ts'
import { isDone, type ObligationState } from '#domains/plans/obligation.ts'
import type { Measured } from '#domains/reports/measured.ts'
import { sumFigures } from '#domains/reports/progress-figures.ts'
import type { FigureNote, NotSummed, ReportFigure } from '#domains/reports/report-figure.ts'

/** One obligation as it stood on the day of counting. */
export type CountedRow = {
  obligationId: string
  taskId: string
  planId: string
  planTitle: string
  /** «II.1» of the plan. */
  path: string
  text: string
  label: string
  leads: string[]
  partners: string[]
  outputs: string[]
  dueDay: Day | null
  doneDay: Day | null
  state: ObligationState
}

/** `due`: in the window · `carried`: due before it, and not yet done when it began · `waiting`: nobody has asked for it yet. */
export type RowPart = 'due' | 'carried' | 'waiting'
export type Cell = 'doneInTime' | 'doneLate' | 'openInTime' | 'openLate'

export type ReportCount = {
  from: Day
  to: Day
  countedOn: Day
  rows: CountedRow[]
  notes: FigureNote[]
  figures: ReportFigure[]
  notSummed: NotSummed[]
  /** The whole work of the body in the window; absent in a report of progress alone. */
  measured?: Measured
}

export type CountInput = { from: Day; to: Day; countedOn: Day; rows: CountedRow[]; notes: FigureNote[] }

export function countReport(input: CountInput): ReportCount {
  const { from } = input
  const due = input.rows.filter((row) => partOf(row, from) === 'due')
  const { figures: progress, notSummed } = sumFigures(input.notes)
  return {
    ...input,
    figures: [
      ...headlines(input),
      ...tableOf('lead', 'C', rowsByLead(due), input.countedOn),
      ...tableOf('group', 'N', rowsByGroup(due), input.countedOn),
      ...progress,
    ],
    notSummed,
  }
}

export function partOf(row: Pick<CountedRow, 'state' | 'dueDay'>, from: Day): RowPart {
  if (row.state === 'waiting') return 'waiting'
  return row.dueDay !== null && row.dueDay < from ? 'carried' : 'due'
}

/** The same four cells as everywhere in the system. */
export function cellOf(row: Pick<CountedRow, 'state' | 'dueDay' | 'doneDay'>, countedOn: Day): Cell {
  const { dueDay, doneDay } = row
  if (isDone(row)) return dueDay === null || doneDay! <= dueDay ? 'doneInTime' : 'doneLate'
  return dueDay === null || dueDay >= countedOn ? 'openInTime' : 'openLate'
}

export const cellNames: Record<Cell, string> = {
  doneInTime: 'Xong đúng hạn',
  doneLate: 'Xong muộn',
  openInTime: 'Chưa xong, còn hạn',
  openLate: 'Chưa xong, quá hạn',
}
export const cells = Object.keys(cellNames) as Cell[]

function headlines({ rows, from, to, countedOn }: CountInput): ReportFigure[] {
  const days = `từ ${showDay(from)} đến ${showDay(to)}`
  const due = rows.filter((row) => partOf(row, from) === 'due')
  const carried = rows.filter((row) => partOf(row, from) === 'carried')
  const inCell = (cell: Cell) => due.filter((row) => cellOf(row, countedOn) === cell)
  const inState = (state: ObligationState) => due.filter((row) => row.state === state)
  const of: [name: string, unit: string, rule: string, counted: CountedRow[]][] = [
    ['Nhiệm vụ có mốc trong kỳ', 'nhiệm vụ', `Đếm nhiệm vụ có ít nhất một mốc có hạn ${days}`, firstOfTasks(due)],
    [
      'Mốc phải thực hiện trong kỳ',
      'mốc',
      `Mốc có hạn ${days}; mốc không ghi hạn thì tính khi đang làm hoặc xong trong kỳ`,
      due,
    ],
    [
      cellNames.doneInTime,
      'mốc',
      'Trong số mốc phải thực hiện: đã báo xong, ngày xong không sau hạn',
      inCell('doneInTime'),
    ],
    [cellNames.doneLate, 'mốc', 'Trong số mốc phải thực hiện: đã báo xong, ngày xong sau hạn', inCell('doneLate')],
    [cellNames.openInTime, 'mốc', `Chưa báo xong, hạn từ ${showDay(countedOn)} trở đi`, inCell('openInTime')],
    [cellNames.openLate, 'mốc', `Chưa báo xong, hạn trước ${showDay(countedOn)}`, inCell('openLate')],
    [
      'Báo đã xong, chưa đủ sản phẩm kèm theo',
      'mốc',
      'Mốc đã báo xong, sản phẩm kế hoạch nêu chưa kèm đủ',
      inState('claimed'),
    ],
    ['Có đủ sản phẩm, chờ kiểm tra', 'mốc', 'Mốc đã báo xong, đủ sản phẩm, chưa ai kiểm tra', inState('evidenced')],
    ['Đã kiểm tra', 'mốc', 'Mốc đã có người khác kiểm tra, xác nhận', inState('checked')],
    ['Tồn từ trước kỳ', 'mốc', `Mốc có hạn trước ${showDay(from)} và đến đầu kỳ chưa xong`, carried],
    ['Tồn từ trước kỳ, đến nay đã xong', 'mốc', 'Trong số mốc tồn từ trước kỳ: đã báo xong', carried.filter(isDone)],
    [
      'Chờ cấp trên yêu cầu',
      'mốc',
      'Mốc làm theo yêu cầu, chưa có yêu cầu; không tính vào số phải thực hiện',
      rows.filter((row) => row.state === 'waiting'),
    ],
  ]
  return of.map(([name, unit, rule, counted], index) => ({
    code: `S${index + 1}`,
    kind: 'headline',
    row: '',
    name,
    unit,
    value: counted.length,
    rule,
    countedIds: counted.map((row) => row.obligationId),
  }))
}

function firstOfTasks(rows: CountedRow[]): CountedRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.taskId, row])).values()].toReversed()
}

export const noLead = 'Văn bản không ghi cơ quan chủ trì'

function rowsByLead(due: CountedRow[]): Map<string, CountedRow[]> {
  const byLead = new Map<string, CountedRow[]>()
  for (const row of due)
    for (const lead of row.leads.length === 0 ? [noLead] : row.leads)
      byLead.set(lead, [...(byLead.get(lead) ?? []), row])
  return new Map([...byLead].sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1)))
}

/** «II.1.a» belongs to «II.1», «II.1» to «II»; of several plans each has groups of its own. */
export function groupOf(row: Pick<CountedRow, 'path'>): string {
  const parent = row.path.split('.').slice(0, -1).join('.')
  return parent === '' ? 'Nhiệm vụ không thuộc mục nào' : `Mục ${parent}`
}

function rowsByGroup(due: CountedRow[]): Map<string, CountedRow[]> {
  const plans = new Set(due.map((row) => row.planId)).size
  return Map.groupBy(due, (row) => (plans > 1 ? `${row.planTitle}: ${groupOf(row)}` : groupOf(row)))
}

/** Five figures a row: all, and the four cells. */
function tableOf(
  kind: 'lead' | 'group',
  letter: string,
  rows: Map<string, CountedRow[]>,
  countedOn: Day,
): ReportFigure[] {
  return [...rows].flatMap(([row, counted], index) => {
    const figure = (part: number, name: string, some: CountedRow[]): ReportFigure => ({
      code: `${letter}${index + 1}.${part}`,
      kind,
      row,
      name,
      unit: 'mốc',
      value: some.length,
      rule: kind === 'lead' ? leadRule : groupRule,
      countedIds: some.map((one) => one.obligationId),
    })
    return [
      figure(1, 'Phải thực hiện', counted),
      ...cells.map((cell, at) =>
        figure(
          at + 2,
          cellNames[cell],
          counted.filter((one) => cellOf(one, countedOn) === cell),
        ),
      ),
    ]
  })
}

const leadRule =
  'Mốc phải thực hiện trong kỳ, theo cơ quan chủ trì; việc có nhiều cơ quan chủ trì tính ở từng cơ quan, nên cộng các dòng có thể lớn hơn tổng'
const groupRule = 'Mốc phải thực hiện trong kỳ, theo mục của kế hoạch'
