import { describe, expect, test } from 'vitest'
import { readFigures } from '#domains/plans/figures.ts'

describe('số liệu trong tiến độ', () => {
  test.each([
    { line: 'Số người dự: 1.250 người', figure: { name: 'Số người dự', value: 1250, unit: 'người' } },
    { line: 'Tỷ lệ = 97,5 %', figure: { name: 'Tỷ lệ', value: 97.5, unit: '%' } },
    { line: 'Số buổi: 0', figure: { name: 'Số buổi', value: 0, unit: '' } },
    { line: 'Tờ gấp:12000 tờ', figure: { name: 'Tờ gấp', value: 12000, unit: 'tờ' } },
  ])('$line', ({ line, figure }) => expect(readFigures(line)).toEqual([figure]))
  test.each([
    'Tỷ lệ: 97.5 %',
    'Tờ gấp: 12 500 tờ',
    'Số người: 1.2500',
    'Đã xong: 45/50 thôn',
    'Số: 5,',
    'Chênh lệch: -5',
  ])('không đoán số khi ghi «%s»', (line) => expect(() => readFigures(line)).toThrow(/chưa đúng/))
  test('để trống là không có số liệu, không phải số không', () => expect(readFigures('\n ')).toEqual([]))
  test('dòng không phải số liệu thì chỉ rõ dòng nào', () =>
    expect(() => readFigures('nhiều người dự')).toThrow(/«nhiều người dự»/))
})
