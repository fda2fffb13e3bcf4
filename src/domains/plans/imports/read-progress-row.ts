import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { readFigures } from '#domains/plans/figures.ts'
import type { ProgressTable } from '#domains/plans/imports/find-table.ts'
import { type ProgressColumn, readCode, sheetHeads } from '#domains/plans/imports/progress-columns.ts'
import type { ProgressMeant, RowProblem } from '#domains/plans/imports/progress-import.ts'
import { readDayText, swappedDay } from '#domains/plans/imports/read-day-text.ts'
import { refusals as obligationRefusals } from '#domains/plans/obligation.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'
import { addressOf } from '#engines/spreadsheets/address.ts'
import type { ReadCell, ReadRow } from '#engines/spreadsheets/cells.ts'
import { dayOfSerial } from '#engines/spreadsheets/serial.ts'
import type { CellInput } from '#engines/spreadsheets/sheet.ts'

/** One line of the file: what it says, what is wrong with it, and its cells as they stood. */
export type ReadProgressRow = {
  line: number
  cells: CellInput[]
  /** null: nothing was filled in, or it cannot be known what is meant. */
  meant: ProgressMeant | null
  isBlank: boolean
  problems: RowProblem[]
  warnings: string[]
}

const noteLengthMax = 5_000
/** A figure without a word still needs a note to stand in. */
const noteOfFigures = 'Cập nhật số liệu.'
const serialOfYear2000 = 36_526
const serialOfYear2100 = 73_051

/** Reads every row of the table; a code that stands twice is wrong in both rows. Rows without code and input are left out. */
export function readProgressRows({ columns, rows }: ProgressTable, today: Day): ReadProgressRow[] {
  const read = rows.map((row) => readRow(row, columns, today)).filter((row) => row !== undefined)
  const byObligation = Map.groupBy(
    read.filter(({ meant, isBlank }) => meant !== null && !isBlank),
    ({ meant }) => meant!.obligationId,
  )
  for (const same of byObligation.values()) {
    if (same.length < 2) continue
    const lines = same.map(({ line }) => line)
    const sentence = `Mốc này có ở ${lines.length} dòng (${lines.slice(0, 10).join(', ')}). Hãy để lại một dòng.`
    const at = columns.find(({ part }) => part === 'code')!.at
    for (const row of same) row.problems.push({ address: addressOf(row.line - 1, at), sentence })
  }
  return read
}

function readRow(row: ReadRow, columns: ProgressTable['columns'], today: Day): ReadProgressRow | undefined {
  const problems: RowProblem[] = []
  const warnings: string[] = []
  const line = row.row + 1
  const cellAt = (part: ProgressColumn) => {
    const column = columns.find((one) => one.part === part)
    return column === undefined ? undefined : row.cells.find((cell) => cell.column === column.at)
  }
  /** The cell as text and kind, when it can be trusted; says why when not. */
  const trusted = (part: ProgressColumn): ReadCell | undefined => {
    const cell = cellAt(part)
    if (cell === undefined) return undefined
    const address = addressOf(row.row, cell.column)
    const wrong = untrusted(cell, part)
    if (wrong !== undefined) problems.push({ address, sentence: wrong })
    else if (cell.formula) warnings.push(`Ô ${address} là công thức; lấy giá trị đã lưu «${cell.text.slice(0, 60)}».`)
    else if (cell.merged) warnings.push(`Ô ${address} nằm trong ô gộp; lấy giá trị của ô đầu.`)
    return wrong === undefined ? cell : undefined
  }
  const say = (part: ProgressColumn, sentence: string) =>
    problems.push({ address: addressOf(row.row, columns.find((one) => one.part === part)?.at ?? 0), sentence })

  const inputs = (['note', 'figures', 'doneDay'] as const).map(cellAt)
  const isBlank = inputs.every((cell) => cell === undefined)
  const codeCell = cellAt('code')
  if (isBlank && codeCell === undefined) return undefined
  const cells = columns.map(({ at }) => cellInput(row.cells.find(({ column }) => column === at)))
  const code = codeCell === undefined ? undefined : readCode(codeCell.text)
  if (isBlank) return { line, cells, meant: null, isBlank, problems, warnings }

  if (codeCell === undefined) say('code', 'Dòng này chưa có mã mốc. Hãy chép dòng từ tệp mẫu, đừng thêm dòng mới.')
  else if (codeCell.merged) say('code', 'Mã mốc nằm trong ô gộp. Hãy bỏ gộp ô, mỗi dòng một mã.')
  else if (code === undefined)
    say('code', `«${codeCell.text.slice(0, 60)}» không phải mã mốc của hệ thống này. Hãy chép lại dòng từ tệp mẫu.`)
  const note = readNote(trusted('note'), say)
  const figures = readFigureCell(trusted('figures'), say)
  const doneDay = readDoneDay(trusted('doneDay'), today, say, warnings)
  const meant =
    code === undefined ? null : { ...code, note: note ?? (figures.length > 0 ? noteOfFigures : null), figures, doneDay }
  return { line, cells, meant, isBlank, problems, warnings }
}

type Say = (part: ProgressColumn, sentence: string) => void

function untrusted(cell: ReadCell, part: ProgressColumn): string | undefined {
  if (cell.kind === 'error') return `Ô «${sheetHeads[part]}» đang báo lỗi ${cell.text}. Hãy gõ lại giá trị.`
  if (cell.kind === 'empty')
    return `Ô «${sheetHeads[part]}» là công thức chưa tính. Hãy mở tệp bằng Excel, lưu lại, hoặc gõ thẳng giá trị.`
  return undefined
}

function readNote(cell: ReadCell | undefined, say: Say): string | null {
  if (cell === undefined) return null
  if (cell.text.length <= noteLengthMax) return cell.text
  say('note', `Tiến độ dài ${cell.text.length.toLocaleString('vi')} chữ cái, nhiều nhất là 5.000. Hãy rút gọn.`)
  return null
}

/** One figure a line; `;` between figures of one line is read too. */
function readFigureCell(cell: ReadCell | undefined, say: Say): Figure[] {
  if (cell === undefined) return []
  if (cell.kind !== 'text') {
    say('figures', `«${cell.text}» chưa nói là số liệu gì. Hãy ghi «tên: số đơn vị», ví dụ «Số người dự: 1.250 người».`)
    return []
  }
  try {
    return readFigures(cell.text.replaceAll(';', '\n'))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say('figures', error.message)
    return []
  }
}

function readDoneDay(cell: ReadCell | undefined, today: Day, say: Say, warnings: string[]): Day | null {
  if (cell === undefined) return null
  const reading = dayOfCell(cell)
  if ('problem' in reading) {
    say('doneDay', reading.problem)
    return null
  }
  if (reading.warning !== undefined) warnings.push(reading.warning)
  const { day } = reading
  if (day <= today) return day
  const swapped = swappedDay(day, today)
  say(
    'doneDay',
    swapped === undefined
      ? `${showDay(day)} là ngày chưa đến. ${obligationRefusals.doneInFuture.message}`
      : `${showDay(day)} là ngày chưa đến; có thể ngày và tháng bị đổi chỗ. Nếu đúng là ${showDay(swapped)} thì hãy gõ lại như vậy.`,
  )
  return null
}

function dayOfCell(cell: ReadCell): { day: Day; warning?: string } | { problem: string } {
  if (typeof cell.value !== 'number') return readDayText(cell.text)
  const day = dayOfSerial(cell.value)
  if (day === undefined || cell.value < serialOfYear2000 || cell.value > serialOfYear2100)
    return { problem: `«${cell.text}» không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 27/11/2026.` }
  if (cell.kind === 'day') return { day }
  return { day, warning: `Số ${cell.value} ở cột «${sheetHeads.doneDay}» được hiểu là ngày ${showDay(day)}.` }
}

function cellInput(cell: ReadCell | undefined): CellInput {
  if (cell === undefined || cell.merged) return null
  return cell.kind === 'day' ? { serial: cell.value as number } : cell.value
}
