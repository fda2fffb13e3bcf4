import { showDay } from '#base/day.ts'
import { stateNames } from '#domains/plans/obligation.ts'
import { figuresIn, type Measured, type MeasuredFigure, ruleOf, showMeasured } from '#domains/reports/measured.ts'
import type { Appendix } from '#domains/reports/paper/appendix.ts'
import { borderedTable, type CellContent, running } from '#domains/reports/paper/pieces.ts'
import { type CountedRow, cellNames, cellOf, groupOf, partOf, type ReportCount } from '#domains/reports/report-count.ts'
import type { ReportFigure } from '#domains/reports/report-figure.ts'
import { showNumber } from '#ui/show.ts'

/** Phụ lục I: every task that was counted, with what came of it, under the headings of the plan. */
export function resultsAppendix(count: ReportCount): Omit<Appendix, 'heading'> {
  const plans = new Set(count.rows.map((row) => row.planId)).size
  const groups = Map.groupBy(count.rows, (row) => (plans > 1 ? `${row.planTitle}: ${groupOf(row)}` : groupOf(row)))
  let number = 0
  const rows = [...groups].flatMap(([group, counted]): CellContent[][] => [
    [{ wide: group }],
    ...counted.map((row) => rowOf(++number, row, count)),
  ])
  return {
    title: 'Kết quả thực hiện từng nhiệm vụ',
    orientation: 'landscape',
    blocks: [
      borderedTable(
        [
          { head: 'STT', widthMm: 12, align: 'center' },
          { head: 'Nhiệm vụ', widthMm: 78 },
          { head: 'Chủ trì', widthMm: 40 },
          { head: 'Mốc', widthMm: 34 },
          { head: 'Hạn', widthMm: 24, align: 'center' },
          { head: 'Tình trạng', widthMm: 30 },
          { head: 'Sản phẩm', widthMm: 34 },
        ],
        rows,
      ),
    ],
  }
}

function rowOf(number: number, row: CountedRow, count: ReportCount): CellContent[] {
  return [
    `${number}`,
    `${row.path} ${row.text}`,
    row.leads.join('; '),
    row.label,
    row.dueDay === null ? '' : showDay(row.dueDay),
    standing(row, count),
    row.outputs.join('; '),
  ]
}

/** «Xong đúng hạn, ngày 20/11/2026; đã kiểm tra». */
function standing(row: CountedRow, { countedOn, from }: ReportCount): string {
  if (partOf(row, from) === 'waiting') return stateNames.waiting
  const cell = cellNames[cellOf(row, countedOn)]
  const carried = partOf(row, from) === 'carried' ? ' (tồn từ trước kỳ)' : ''
  if (row.doneDay === null || row.state === 'open') return `${cell}${carried}`
  return `${cell}, ngày ${showDay(row.doneDay)}; ${stateNames[row.state].toLocaleLowerCase('vi')}${carried}`
}

/** Phụ lục II: for every number, what was counted, by which rule, over how many rows, and where its list is. */
export function sourcesAppendix(given: {
  count: ReportCount
  address: string
  listOf: (code: string) => string
}): Omit<Appendix, 'heading'> {
  const { count, address, listOf } = given
  const days = `từ ngày ${showDay(count.from)} đến ngày ${showDay(count.to)}`
  const byCode = [...Map.groupBy(count.figures, (figure) => figure.code.split('.')[0]!)]
  return {
    title: 'Nguồn số liệu',
    orientation: 'landscape',
    blocks: [
      running(
        `Kỳ báo cáo ${days}. Trạng thái của từng mốc là trạng thái vào ngày chốt số liệu ${showDay(count.countedOn)}. Mỗi số liệu là độ dài (hoặc tổng) của một danh sách được giữ nguyên trong hệ thống, tại ${address}.`,
      ),
      borderedTable(
        [
          { head: 'Mã', widthMm: 15, align: 'center' },
          { head: 'Số liệu', widthMm: 68 },
          { head: 'Giá trị', widthMm: 46 },
          { head: 'Cách đếm', widthMm: 85 },
          { head: 'Số dòng', widthMm: 18, align: 'center' },
          { head: 'Danh sách', widthMm: 20, align: 'center' },
        ],
        [
          ...byCode.map(([code, figures]) => sourceRow(code, figures, listOf)),
          ...figuresIn(count.measured).map((figure) => measuredRow(figure, count.measured!, listOf)),
        ],
      ),
    ],
  }
}

function sourceRow(code: string, figures: ReportFigure[], listOf: (code: string) => string): CellContent[] {
  const first = figures[0]!
  const values =
    figures.length === 1 ? `${showNumber(first.value)} ${first.unit}`.trim() : figures.map(inRow).join('; ')
  return [
    [{ text: code, place: code }],
    first.row === '' ? first.name : first.row,
    values,
    first.rule,
    showNumber(first.countedIds.length),
    [{ text: 'Mở', link: { address: listOf(first.code) } }],
  ]
}

function measuredRow(figure: MeasuredFigure, measured: Measured, listOf: (code: string) => string): CellContent[] {
  const { code, name, unit, value, records } = figure
  return [
    [{ text: code, place: code }],
    name,
    value === null ? showMeasured(value) : `${showMeasured(value)} ${unit}`,
    ruleOf(figure, measured),
    showNumber(records),
    [{ text: 'Mở', link: { address: listOf(code) } }],
  ]
}

function inRow(figure: ReportFigure): string {
  return `${figure.name.toLocaleLowerCase('vi')}: ${showNumber(figure.value)}`
}
