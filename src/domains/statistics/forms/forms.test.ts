import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTyped } from '#domains/statistics/acts/steps/return-fields.ts'
import { addUp, type Cells, type CellValue, fillCells, findingsOf, readCell } from '#domains/statistics/forms/cells.ts'
import { daysOf, type FormLines, readForm } from '#domains/statistics/forms/form.ts'
import { sameCells } from '#domains/statistics/forms/same-cells.ts'
import { shippedForm, shippedForms } from '#domains/statistics/forms/shipped-forms.ts'
import { measureOf } from '#domains/statistics/measure.ts'

const lines = (change: Partial<FormLines> = {}): FormLines => ({
  code: 'THU-01',
  name: 'Biểu thử',
  basis: 'thử',
  mark: 'working',
  fromDay: '2026-01-01',
  toDay: null,
  columns: ['1 | Số'],
  rows: ['a | Cộng | = b.1 + c.1', 'b | -Phần một | nhập', 'c | -Phần hai | nhập', 'd | Chuyển qua | cases.carried-in'],
  checks: ['chặn | a.1 >= d.1 | Cộng không được ít hơn chuyển qua.', 'nhắc | b.1 = c.1 | Hai phần lệch nhau.'],
  periods: ['NAM | Năm | 01-01 | 12-31 | +01-10'],
  ...change,
})

test('mọi biểu đi kèm đọc được; biểu chưa thấy mẫu tự nói là biểu làm việc', () => {
  for (const { code } of shippedForms) {
    const form = shippedForm(code)!
    for (const fill of Object.values(form.cells))
      if (fill.kind === 'measure') expect(measureOf(fill.measure).name).not.toBe('')
    expect(form.mark === 'S').toBe(false)
    expect(form.basis.length).toBeGreaterThan(10)
  }
  expect(shippedForm('không có')).toBeUndefined()
})

test('dòng sai được nói ra đúng dòng: ô lạ, thiếu ô, mã trùng, công thức quay vòng, kiểm tra nhắc ô không có', () => {
  const says = (change: Partial<FormLines>) =>
    readForm(lines(change)).problems.map(({ part, line }) => `${part} ${line}`)
  expect(says({})).toEqual([])
  expect(says({ rows: ['a | Một | chi-tieu-la'] })).toContain('rows 1')
  expect(says({ rows: ['a | Một'], checks: [] })).toEqual(['rows 1', 'rows 1'])
  expect(says({ rows: ['a | Một | nhập', 'a | Hai | nhập'], checks: [] })).toEqual(['rows 2'])
  expect(says({ rows: ['a | Một | = b.1', 'b | Hai | = a.1'], checks: [] })).toEqual(['rows 1', 'rows 2'])
  expect(says({ rows: ['a | Một | = z.1'], checks: [] })).toEqual(['rows 1'])
  expect(says({ checks: ['chặn | z.1 = a.1 | Sai.', 'chặn | a.1 ~ b.1 | Sai.'] })).toEqual(['checks 1', 'checks 2'])
  expect(says({ periods: ['NAM | Năm | 12-31 | 01-01 | 01-10'] })).toEqual(['periods 1'])
  expect(says({ columns: [] })).toContain('columns 1')
  expect(says({ columns: ['1 | Số', '1 | Số nữa'], rows: ['a | Một | nhập | nhập'], checks: [] })).toEqual([
    'columns 2',
  ])
  for (const period of ['NAM | Năm | 01-01 | 02-30 | 03-10', 'NAM | Năm | 01-01 | 06-31 | 07-10'])
    expect(says({ periods: [period] })).toEqual(['periods 1'])
})

test('trống, 0 và không áp dụng không lẫn nhau, cả trong tổng', () => {
  expect(
    addUp([
      [0, 1],
      [0, 1],
    ]),
  ).toBe(0)
  expect(
    addUp([
      [3, 1],
      [null, 1],
    ]),
  ).toBeNull()
  expect(
    addUp([
      [3, 1],
      ['na', 1],
    ]),
  ).toBe(3)
  expect(
    addUp([
      ['na', 1],
      ['na', 1],
    ]),
  ).toBe('na')
  expect(
    addUp([
      [5, 1],
      [3, -1],
    ]),
  ).toBe(2)
  const none = undefined
  const typed = ['', 'x', '0', '1.250', '12.5', '-3', 'ba']
  expect(typed.map(readCell)).toEqual([null, 'na', 0, 1250, none, none, none])
})

test('tổng theo công thức luôn bằng tổng các phần; kiểm tra chỉ nói khi đủ số', () => {
  const { form } = readForm(lines())
  const value = fc.oneof(fc.nat(1000), fc.constant(null), fc.constant('na' as const))
  fc.assert(
    fc.property(value, value, fc.nat(50), (b, c, d) => {
      const counted = new Map([['cases.carried-in' as const, { records: d, told: d, sum: d }]])
      const typed = { 'b.1': { value: b, reason: '' }, 'c.1': { value: c, reason: '' } }
      const cells = fillCells(form, counted, typed, () => true)
      expect(cells['a.1']).toBe(
        addUp([
          [b, 1],
          [c, 1],
        ]),
      )
      const found = findingsOf(form, cells)
      expect(found.some(({ kind }) => kind === 'block')).toBe(typeof cells['a.1'] === 'number' && cells['a.1'] < d)
      expect(found.some(({ kind }) => kind === 'warn')).toBe(typeof b === 'number' && typeof c === 'number' && b !== c)
    }),
  )
})

test('ô tổng không gõ đè được; chỉ tiêu của xã ở nơi không có xã thì không áp dụng', () => {
  const { form } = readForm(lines())
  const cells: Cells = fillCells(
    form,
    new Map(),
    { 'a.1': { value: 9, reason: '' }, 'b.1': { value: 1, reason: '' } },
    () => false,
  )
  expect(cells).toEqual({ 'a.1': null, 'b.1': 1, 'c.1': null, 'd.1': 'na' })
})

test('ô không áp dụng thì gửi số gì lên cũng không ghi', () => {
  const { form } = readForm(lines({ rows: ['a | Một | không áp dụng', 'b | Hai | nhập'], checks: [] }))
  expect(readTyped({ form, rolled: null }, { 'cell.a.1': '5', 'cell.b.1': '6' }).typed).toEqual({
    'b.1': { value: 6, reason: '' },
  })
})

test('kỳ của năm: hạn ở năm sau khi biểu nói vậy', () => {
  const { form } = readForm(lines())
  expect(daysOf(form.periods[0]!, 2026)).toEqual({ from: '2026-01-01', to: '2026-12-31', due: '2027-01-10' })
  expect(daysOf(shippedForm('LV-02/HGOCS')!.periods[0]!, 2026).due).toBe('2026-06-10')
})

test('ô chưa có số không che một điều chặn mà các ô khác vẫn vi phạm; chưa rõ thì chưa nói', () => {
  const { form } = readForm(
    lines({
      rows: ['a | Một | nhập', 'b | Hai | nhập', 'c | Cộng | nhập', 'd | Ngoài | không áp dụng'],
      checks: [
        'chặn | a.1 + b.1 = c.1 | phần cộng lại bằng cả',
        'chặn | a.1 <= d.1 | không hơn phần ngoài',
        'chặn | c.1 - a.1 >= b.1 | còn lại đủ',
      ],
    }),
  )
  const broken = (a: CellValue, b: CellValue, c: CellValue) =>
    findingsOf(form, { 'a.1': a, 'b.1': b, 'c.1': c, 'd.1': 'na' }).map(({ index }) => index)
  expect(broken(2, 3, 5)).toEqual([])
  expect(broken(2, 3, 6)).toEqual([0])
  expect(broken(9, null, 5)).toEqual([0, 2])
  expect(broken(3, null, 5)).toEqual([])
  expect(broken(null, null, 5)).toEqual([])
  expect(broken(9, 1, null)).toEqual([])
})

test('cùng mã ô chưa phải cùng dòng: so chỉ tiêu, lời của dòng và các dòng trên nó, công thức đến từng ô', () => {
  const { form } = readForm(lines())
  const same = (change: Partial<FormLines>) => [...sameCells(form, readForm(lines({ checks: [], ...change })).form)]
  expect(same({ name: 'Tên khác' })).toEqual(['a.1', 'b.1', 'c.1', 'd.1'])
  expect(same({ columns: ['1 | Số nữ'] })).toEqual(['d.1'])
  const [a, b, c, d] = lines().rows as [string, string, string, string]
  expect(same({ rows: [a, 'b | -Phần khác | nhập', c, d] })).toEqual(['c.1', 'd.1'])
  expect(same({ rows: [a, b, 'x | Khác | nhập', c, d] })).toEqual(['b.1', 'd.1'])
  expect(same({ rows: ['a | Cộng | = b.1 - c.1', b, c, d] })).toEqual(['b.1', 'c.1', 'd.1'])
  expect(same({ rows: [a, b, c, 'd | Chuyển qua | cases.received'] })).toEqual(['a.1', 'b.1', 'c.1'])
  expect(same({ rows: [b, c] })).toEqual([])
})
