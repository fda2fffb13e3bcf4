/**
 * Biểu thống kê: rows and columns, what each cell takes, what must hold between cells, for which periods and until when it is asked.
 * Data, never code: what ships stands in `facts/forms.json`, what a province writes in the table `statistics_form`; both in the same lines.
 */
import { type Day, readDay } from '#base/day.ts'
import { isMeasureId, type MeasureId } from '#domains/statistics/measure.ts'

/** `working`: ours, because the official one has not been seen; the others are the marks of how sure a source is. */
export type FormMark = keyof typeof formMarks

export const formMarks = {
  S: 'Theo văn bản chính thức',
  P: 'Theo trang tin, chưa thấy văn bản',
  T: 'Theo phần mềm, tài liệu của bên khác; chưa thấy văn bản',
  working: 'Biểu làm việc, chưa phải biểu chính thức',
} as const

export const formMarkKeys = Object.keys(formMarks) as [FormMark, ...FormMark[]]

export type FormRow = { key: string; label: string; level: number }
export type FormColumn = { key: string; label: string }

/** `d.1`: row d, column 1. */
export type CellKey = string

/** What a cell takes: a measure, a sum of other cells, what a person types, or nothing because it does not apply. */
export type Fill =
  | { kind: 'measure'; measure: MeasureId }
  | { kind: 'sum'; sum: Sum }
  | { kind: 'typed' }
  | { kind: 'not-applicable' }

/** Cells with their signs. */
export type Sum = { cell: CellKey; sign: 1 | -1 }[]

/** `block`: nobody submits against it · `warn`: needs a word of justification. */
export type FormCheck = { kind: 'block' | 'warn'; left: Sum; is: '=' | '<=' | '>='; right: Sum; says: string }

/** Who fills a form in: each commune, and a province sums what they signed; or the committee of the province, of its own records. */
export type FormWho = keyof typeof formWhos

export const formWhos = {
  commune: 'Xã, phường lập; tỉnh cộng',
  province: 'Tỉnh lập, không yêu cầu xã, phường',
} as const

export const formWhoKeys = Object.keys(formWhos) as [FormWho, ...FormWho[]]

/** Month and day; a due day in the year after is `nextYear`. How sure it is, is how sure the form is. */
export type FormPeriod = { code: string; name: string; from: string; to: string; due: string; nextYear: boolean }

export type Form = {
  code: string
  name: string
  basis: string
  mark: FormMark
  /** Left out in what was written before forms said so: communes. */
  who?: FormWho
  fromDay: Day
  toDay: Day | null
  rows: FormRow[]
  columns: FormColumn[]
  cells: Record<CellKey, Fill>
  checks: FormCheck[]
  periods: FormPeriod[]
}

/** A form as it is written: one line a row, a check, a period. */
export type FormLines = {
  code: string
  name: string
  basis: string
  mark: FormMark
  who?: FormWho
  fromDay: Day
  toDay: Day | null
  columns: string[]
  rows: string[]
  checks: string[]
  periods: string[]
}

export type LineProblem = { part: 'columns' | 'rows' | 'checks' | 'periods'; line: number; says: string }

const rowsMax = 200
const columnsMax = 20
const keyPattern = /^[a-z0-9]{1,8}$/

/** Reads the lines; what is wrong is told line by line, and then there is no form. */
export function readForm(lines: FormLines): { form: Form; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const wrong = (part: LineProblem['part'], index: number, says: string) =>
    problems.push({ part, line: index + 1, says })
  const columns = lines.columns.map((line, index) => {
    const [key = '', label = ''] = split(line)
    if (!keyPattern.test(key) || label === '')
      wrong('columns', index, 'Ghi «mã | tên cột», mã là chữ thường không dấu hoặc số.')
    return { key, label }
  })
  for (const [index, { key }] of columns.entries())
    if (columns.findIndex((column) => column.key === key) < index)
      wrong('columns', index, `Mã cột «${key}» đã có ở trên. Hãy đặt mã khác.`)
  if (columns.length === 0) wrong('columns', 0, 'Biểu phải có ít nhất một cột.')
  if (columns.length > columnsMax) wrong('columns', columnsMax, `Một biểu có nhiều nhất ${columnsMax} cột.`)
  if (lines.rows.length === 0) wrong('rows', 0, 'Biểu phải có ít nhất một dòng.')
  if (lines.rows.length > rowsMax) wrong('rows', rowsMax, `Một biểu có nhiều nhất ${rowsMax} dòng.`)
  const rows: FormRow[] = []
  const cells: Record<CellKey, Fill> = {}
  for (const [index, line] of lines.rows.entries()) {
    const [key = '', label = '', ...fills] = split(line)
    const level = /^-*/.exec(label)![0].length
    if (!keyPattern.test(key) || label.length === level)
      wrong('rows', index, 'Ghi «mã | tên dòng | nội dung từng cột», mã là chữ thường không dấu hoặc số.')
    if (rows.some((row) => row.key === key)) wrong('rows', index, `Mã dòng «${key}» đã có ở trên. Hãy đặt mã khác.`)
    rows.push({ key, label: label.slice(level).trim(), level })
    if (fills.length !== columns.length)
      wrong('rows', index, `Dòng này có ${fills.length} ô, biểu có ${columns.length} cột. Hãy ghi đủ từng ô.`)
    for (const [at, { key: column }] of columns.entries()) {
      const fill = readFill(fills[at] ?? '')
      if (fill === undefined)
        wrong(
          'rows',
          index,
          `Ô «${fills[at]}» chưa rõ. Hãy ghi mã chỉ tiêu, «= a.1 + b.1», «nhập» hoặc «không áp dụng».`,
        )
      else cells[`${key}.${column}`] = fill
    }
  }
  const known = (sum: Sum) => sum.every(({ cell }) => cells[cell] !== undefined)
  for (const [index] of lines.rows.entries())
    for (const { key: column } of columns) {
      const fill = cells[`${rows[index]!.key}.${column}`]
      if (fill?.kind === 'sum' && !known(fill.sum)) wrong('rows', index, 'Công thức nhắc tới ô không có trong biểu.')
    }
  for (const key of Object.keys(cells))
    if (turnsInCircle(cells, key))
      wrong(
        'rows',
        rows.findIndex((row) => key.startsWith(`${row.key}.`)),
        'Công thức quay vòng về chính ô này.',
      )
  const checks = lines.checks.flatMap((line, index) => {
    const check = readCheck(line)
    if (check !== undefined && known(check.left) && known(check.right)) return [check]
    wrong('checks', index, 'Ghi «chặn | a.1 + b.1 = c.1 | câu nhắc» hoặc «nhắc | …», với các ô có trong biểu.')
    return []
  })
  const periods = lines.periods.flatMap((line, index) => {
    const period = readPeriod(line)
    if (period !== undefined) return [period]
    wrong('periods', index, 'Ghi «mã | tên kỳ | 01-01 | 05-31 | 06-10» (tháng-ngày); hạn ở năm sau thì ghi «+01-10».')
    return []
  })
  const { code, name, basis, mark, fromDay, toDay } = lines
  return {
    form: { code, name, basis, mark, who: filledBy(lines), fromDay, toDay, rows, columns, cells, checks, periods },
    problems,
  }
}

const split = (line: string) => line.split('|').map((part) => part.trim())

function readFill(text: string): Fill | undefined {
  if (text === 'nhập') return { kind: 'typed' }
  if (text === 'không áp dụng') return { kind: 'not-applicable' }
  if (isMeasureId(text)) return { kind: 'measure', measure: text }
  const sum = text.startsWith('=') ? readSum(text.slice(1)) : undefined
  return sum === undefined ? undefined : { kind: 'sum', sum }
}

/** `a.1 + b.1 - c.1`; undefined when it is none. */
function readSum(text: string): Sum | undefined {
  const sum: Sum = []
  let rest = `+${text.replaceAll(' ', '')}`
  while (rest !== '') {
    const match = /^([+-])([a-z0-9]{1,8}\.[a-z0-9]{1,8})/.exec(rest)
    if (match === null) return undefined
    sum.push({ cell: match[2]!, sign: match[1] === '-' ? -1 : 1 })
    rest = rest.slice(match[0].length)
  }
  return sum
}

const checkKinds: Record<string, FormCheck['kind']> = { chặn: 'block', nhắc: 'warn' }

function readCheck(line: string): FormCheck | undefined {
  const [kind = '', formula = '', says = ''] = split(line)
  const match = /^([^<>=]+)(<=|>=|=)([^<>=]+)$/.exec(formula)
  if (checkKinds[kind] === undefined || match === null || says === '') return undefined
  const [left, right] = [readSum(match[1]!), readSum(match[3]!)]
  if (left === undefined || right === undefined) return undefined
  return { kind: checkKinds[kind], left, is: match[2] as FormCheck['is'], right, says }
}

function readPeriod(line: string): FormPeriod | undefined {
  const [code = '', name = '', from = '', to = '', due = ''] = split(line)
  const nextYear = due.startsWith('+')
  const days = [from, to, due.replace('+', '')]
  if (code === '' || name === '' || days.some((day) => readDay(`${commonYear}-${day}`) === undefined) || from > to)
    return undefined
  return { code, name, from, to, due: due.replace('+', ''), nextYear }
}

/** Without 29 February: a period comes every year. */
const commonYear = 2026

function turnsInCircle(cells: Record<CellKey, Fill>, start: CellKey): boolean {
  const open = [start]
  const seen = new Set<CellKey>()
  while (open.length > 0) {
    const fill = cells[open.pop()!]
    if (fill?.kind !== 'sum') continue
    for (const { cell } of fill.sum) {
      if (cell === start) return true
      if (!seen.has(cell)) open.push(cell)
      seen.add(cell)
    }
  }
  return false
}

export function filledBy({ who }: { who?: FormWho }): FormWho {
  return who ?? 'commune'
}

/** Every measure that a form asks for, each once. */
export function measuresOf(form: Pick<Form, 'cells'>): MeasureId[] {
  const asked = Object.values(form.cells).flatMap((fill) => (fill.kind === 'measure' ? [fill.measure] : []))
  return [...new Set(asked)]
}

/** The days of a period in a year; `due` is proposed, whoever asks says it. */
export function daysOf(period: FormPeriod, year: number): { from: Day; to: Day; due: Day } {
  const due = `${period.nextYear ? year + 1 : year}-${period.due}`
  return { from: `${year}-${period.from}`, to: `${year}-${period.to}`, due }
}
