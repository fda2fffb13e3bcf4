/** Biểu as a file: a sheet, rows for CSV, or an object for JSON. Blank stays empty, what does not apply is «x», zero is 0. */
import { showDay } from '#base/day.ts'
import type { Cells, CellValue } from '#domains/statistics/forms/cells.ts'
import { type Form, formMarks } from '#domains/statistics/forms/form.ts'
import type { AlsoOf } from '#domains/statistics/returns/also-of.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { PartCells } from '#domains/statistics/returns/roll-up.ts'
import type { CellInput, Sheet } from '#engines/spreadsheets/sheet.ts'

const inFile = (value: CellValue | undefined): string | number | null => (value === 'na' ? 'x' : (value ?? null))

const heldElsewhere = 'ở nơi kế tục'

export function formSheet(form: Form, cells: Cells, title: string, notes: readonly string[]): Sheet {
  return {
    name: form.code.replaceAll('/', '-').slice(0, 31),
    title,
    notes: [...notes, `${formMarks[form.mark]}. ${form.basis}`, 'Ô trống: chưa ghi. x: không áp dụng.'],
    columns: [
      { head: 'Mã', width: 8, kind: 'text' },
      { head: 'Mục', width: 60, kind: 'text', wrap: true },
      ...form.columns.map(({ label }) => ({ head: label, width: 18, kind: 'number' as const, wrap: true as const })),
    ],
    rows: form.rows.map(({ key, label, level }): CellInput[] => [
      key,
      `${'– '.repeat(level)}${label}`,
      ...form.columns.map((column) => inFile(cells[`${key}.${column.key}`])),
    ]),
  }
}

/** One row for each who sent and one for all: a column a cell. */
export function signedSheet(form: Form, name: string, rows: readonly { name: string; cells: PartCells }[]): Sheet {
  const cells = form.rows.flatMap((row) =>
    form.columns.map((column) => ({ key: `${row.key}.${column.key}`, head: `${row.label} (${column.label})` })),
  )
  return {
    name,
    columns: [
      { head: 'Cơ quan', width: 36, kind: 'text' },
      ...cells.map(({ head }) => ({ head, width: 16, kind: 'number' as const, wrap: true as const })),
    ],
    rows: rows.map((row): CellInput[] => [
      row.name,
      ...cells.map(({ key }) => {
        const value = row.cells[key]
        return value === 'elsewhere' ? heldElsewhere : inFile(value)
      }),
    ]),
  }
}

export function returnTitle(one: FormReturn, bodyName: string): string {
  const corrected = one.number === 1 ? '' : `, đính chính lần ${one.number - 1}`
  return `${one.form.name} – ${bodyName}, từ ${showDay(one.from)} đến ${showDay(one.to)}${corrected}`
}

/** One line a cell. */
export function returnRows(one: FormReturn, cells: Cells): (string | number | null)[][] {
  return [
    ['bieu', 'dong', 'cot', 'muc', 'so_lieu', 'tinh_trang'],
    ...one.form.rows.flatMap((row) =>
      one.form.columns.map((column) => {
        const value = cells[`${row.key}.${column.key}`] ?? null
        const standing = value === null ? 'chua_ghi' : value === 'na' ? 'khong_ap_dung' : 'co_so'
        return [one.code, row.key, column.key, row.label, typeof value === 'number' ? value : null, standing]
      }),
    ),
  ]
}

export function returnObject(
  one: FormReturn,
  cells: Cells,
  body: { id: string; name: string },
  alsoOf: readonly AlsoOf[],
) {
  return {
    form: one.code,
    name: one.form.name,
    body,
    alsoOf: alsoOf.map(({ bodyId, name, endedOn }) => ({ id: bodyId, name, endedOn })),
    from: one.from,
    to: one.to,
    number: one.number,
    state: one.state,
    isEmpty: one.isEmpty,
    countedOn: one.countedOn,
    cells,
    reasons: Object.fromEntries(Object.entries(one.typed).map(([key, { reason }]) => [key, reason])),
  }
}
