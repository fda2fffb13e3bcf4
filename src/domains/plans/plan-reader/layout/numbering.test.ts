import { describe, expect, test } from 'vitest'
import { readMark } from '#domains/plans/plan-reader/layout/numbering.ts'
import { aLine } from '#domains/plans/plan-reader/read-plan.fixture.ts'

describe('số thứ tự đầu dòng', () => {
  test.each([
    { text: 'Phần thứ nhất', kind: 'part', label: 'Phần 1' },
    { text: 'PHẦN II. NHIỆM VỤ', kind: 'part', label: 'Phần II' },
    { text: 'Chương I', kind: 'chapter', label: 'Chương I' },
    { text: 'Điều 3. Hiệu lực', kind: 'article', label: 'Điều 3' },
    { text: 'A. NỘI DUNG', kind: 'upper', label: 'A' },
    { text: 'II. NỘI DUNG', kind: 'roman', label: 'II' },
    { text: 'III/ TỔ CHỨC', kind: 'roman', label: 'III' },
    { text: 'IV- KINH PHÍ', kind: 'roman', label: 'IV' },
    { text: '1. Mục đích', kind: 'decimal', label: '1' },
    { text: '2.Yêu cầu', kind: 'decimal', label: '2' },
    { text: '3/ Tuyên truyền', kind: 'decimal', label: '3' },
    { text: '1- Tổ chức quán triệt', kind: 'decimal', label: '1' },
    { text: '1.2. Xây dựng', kind: 'decimal', label: '1.2' },
    { text: '1.2 Xây dựng', kind: 'decimal', label: '1.2' },
    { text: '3.1.2) Kiểm tra', kind: 'decimal', label: '3.1.2' },
    { text: 'a) Rà soát', kind: 'letter', label: 'a' },
    { text: 'đ. Rà soát', kind: 'letter', label: 'đ' },
    { text: '(2) Rà soát', kind: 'paren', label: '2' },
    { text: '- Rà soát', kind: 'dash', label: '' },
    { text: '-Rà soát', kind: 'dash', label: '' },
    { text: '– Rà soát', kind: 'dash', label: '' },
    { text: '+ Rà soát', kind: 'plus', label: '' },
    { text: '• Rà soát', kind: 'dot', label: '' },
    { text: '* Rà soát', kind: 'star', label: '' },
  ])('$text', ({ text, kind, label }) => expect(readMark(aLine(text))).toMatchObject({ kind, label }))

  test.each([
    '15/5/2026 là hạn cuối',
    '1.500 đồng một người',
    '02 lớp tập huấn',
    '2026. Năm bản lề',
    '100% thôn có tổ hòa giải',
    '6 tháng đầu năm',
    'Phần mềm quản lý',
    'Mục đích của kế hoạch',
    'Điều kiện bảo đảm',
    'o với năm trước',
    'đ/c Nguyễn Văn A',
    'CLB phụ nữ pháp luật',
  ])('không phải số thứ tự: %s', (text) => expect(readMark(aLine(text))).toBeUndefined())

  test('số do Word tự đánh', () => {
    expect(readMark({ ...aLine('Rà soát'), marker: 'b)' })).toMatchObject({ kind: 'letter', label: 'b', start: 0 })
    expect(readMark({ ...aLine('Rà soát'), marker: '-' })).toMatchObject({ kind: 'dash', start: 0 })
    expect(readMark({ ...aLine('Rà soát'), marker: '\uf0b7' })).toMatchObject({ kind: 'dot', start: 0 })
  })
})
