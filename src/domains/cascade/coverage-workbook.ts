/** Bảng bao phủ thành tệp Excel: one sheet with a row for each body, one with the matrix of tasks. Pure. */
import { type Day, showDay } from '#base/day.ts'
import { addresseeStateNames, type Timeliness } from '#domains/cascade/addressee.ts'
import { type AddresseeRow, answeredOn, bindingDayOf, rowTimeliness } from '#domains/cascade/addressee-row.ts'
import { type RuleDue, showLimit } from '#domains/cascade/answer-limit.ts'
import { cellStateNames } from '#domains/cascade/cell.ts'
import type { MatrixCell, ParentPlanHead, ParentTask } from '#domains/cascade/coverage.ts'
import { coveredOf } from '#domains/cascade/coverage-figures.ts'
import type { Sheet, Workbook } from '#engines/spreadsheets/sheet.ts'

export type CoverageTable = { plan: ParentPlanHead; rows: AddresseeRow[]; tasks: ParentTask[]; cells: MatrixCell[] }

export function coverageWorkbook(table: CoverageTable, today: Day): Workbook {
  return { sheets: [bodiesSheet(table, today), matrixSheet(table, today)] }
}

const timelinessWords: Record<Timeliness, string> = {
  'in-time': 'Trong hạn',
  late: 'Trễ hạn',
  'past-rule': 'Quá thời hạn chưa kiểm chứng',
  'no-day': '',
}

function bodiesSheet({ plan, rows }: CoverageTable, today: Day): Sheet {
  return {
    name: 'Cơ quan',
    title: `Bao phủ: ${plan.title}`,
    notes: notesOf(plan.rule, today),
    columns: [
      { head: 'Cơ quan', width: 32, kind: 'text', wrap: true },
      { head: 'Tình trạng giao', width: 22, kind: 'text' },
      { head: 'Ngày giao', width: 12, kind: 'day' },
      { head: 'Hạn ban hành', width: 13, kind: 'day' },
      { head: 'Kế hoạch trả lời', width: 44, kind: 'text', wrap: true },
      { head: 'Ngày ban hành', width: 13, kind: 'day' },
      { head: 'Đúng hạn', width: 28, kind: 'text' },
      { head: 'Phải đưa vào', width: 13, kind: 'number' },
      { head: 'Đã đưa vào', width: 12, kind: 'number' },
      { head: 'Chưa đưa vào', width: 13, kind: 'number' },
      { head: 'Chờ xác nhận', width: 13, kind: 'number' },
      { head: 'Không áp dụng', width: 14, kind: 'number' },
      { head: 'Cần xem lại', width: 12, kind: 'number' },
      { head: 'Nhiệm vụ riêng', width: 14, kind: 'number' },
      { head: 'Lý do', width: 40, kind: 'text', wrap: true },
    ],
    rows: rows.map((row) => [
      row.formerNames.length === 0 ? row.bodyName : `${row.bodyName} (kế tục ${row.formerNames.join(', ')})`,
      addresseeStateNames[row.state],
      row.issuedOn,
      bindingDayOf(row, plan.rule),
      row.answer === null ? null : [row.answer.number, row.answer.title].filter(Boolean).join(' – '),
      answeredOn(row),
      timelinessWords[rowTimeliness(row, plan.rule, today)],
      ...(row.state === 'asked'
        ? [
            row.figures.due,
            coveredOf(row.figures),
            row.figures.silent,
            row.figures.open,
            row.figures['not-applicable'],
            row.figures.stale,
            row.own,
          ]
        : [null, null, null, null, null, null, null]),
      row.reason,
    ]),
  }
}

/** A task a row, a body a column would pass Excel's frame on a screen: bodies stay rows, as on the page. */
function matrixSheet({ plan, rows, tasks, cells }: CoverageTable, today: Day): Sheet {
  const asked = tasks.filter((task) => task.asked > 0).slice(0, tasksMax)
  const cellAt = new Map(cells.map((cell) => [`${cell.addresseeId} ${cell.parentTaskId}`, cell]))
  return {
    name: 'Từng nhiệm vụ',
    title: `Từng nhiệm vụ ở từng nơi: ${plan.title}`,
    notes: notesOf(plan.rule, today),
    columns: [
      { head: 'Cơ quan', width: 32, kind: 'text', wrap: true },
      ...asked.map((task) => ({
        head: `${task.path} ${task.text}`,
        width: 24,
        kind: 'text' as const,
        wrap: true as const,
      })),
    ],
    rows: rows
      .filter((row) => row.state === 'asked')
      .map((row) => [row.bodyName, ...asked.map((task) => words(cellAt.get(`${row.id} ${task.id}`)))]),
  }
}

function words(cell: MatrixCell | undefined): string | null {
  if (cell === undefined) return null
  return cell.isStale ? `${cellStateNames[cell.state]} (cần xem lại)` : cellStateNames[cell.state]
}

function notesOf(rule: RuleDue | undefined, today: Day): string[] {
  const note = `Số liệu ngày ${showDay(today)}.`
  if (rule === undefined) return [note]
  return [note, `Thời hạn tham khảo: ${showLimit(rule.limit)}, đến ngày ${showDay(rule.day)}. ${rule.limit.basis}.`]
}

/** Excel sheets here hold 200 columns. */
const tasksMax = 190
