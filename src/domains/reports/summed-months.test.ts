import { expect, test } from 'vitest'
import { addMonths } from '#domains/reports/summed-months.ts'

const measure = 'activities.all'
const told = (...values: number[]) => ({
  records: { [measure]: values.reduce((sum, value) => sum + value, 0) },
  months: {
    PB: { measure, months: values.map((value, index) => ({ month: `2026-0${index + 1}-01`, value })) } as const,
  },
})
const none = { records: { [measure]: 0 }, months: {} }

test('cộng từng tháng của các xã; xã không phát sinh thì không thêm gì', () => {
  expect(addMonths('PB', measure, [told(1, 0, 2), none, told(0, 4, 1)])).toEqual({
    measure,
    months: [
      { month: '2026-01-01', value: 1 },
      { month: '2026-02-01', value: 4 },
      { month: '2026-03-01', value: 3 },
    ],
  })
})

test.each([
  ['không xã nào phát sinh', [none, none]],
  ['chưa xã nào báo cáo', []],
  ['một xã có phát sinh mà báo cáo không giữ số theo tháng', [told(1, 0, 2), { ...told(3), months: {} }]],
])('%s: không vẽ theo tháng', (_, reports) => expect(addMonths('PB', measure, reports)).toBeUndefined())

test('phần không có gì theo tháng thì không có', () => expect(addMonths('PB', undefined, [told(1, 2)])).toBeUndefined())
