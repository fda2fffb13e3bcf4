import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import { type Clause, clausesOf } from '#domains/library/clauses.ts'

describe('khoản và điểm của một điều', () => {
  test('phần dẫn, khoản, điểm; phần dẫn không có số', () => {
    const { clauses, doubts } = clausesOf(
      'Trong Luật này, các từ ngữ sau đây được hiểu như sau:\n1. Hòa giải ở cơ sở là:\na) hướng dẫn;\nb) giúp đỡ.\n2. Các bên là:\na) cá nhân;',
    )
    expect(outline(clauses)).toEqual(['_', '1 a b', '2 a'])
    expect(clauses[1]!.lead).toBe('1. Hòa giải ở cơ sở là:\n')
    expect(clauses[1]!.points[1]).toMatchObject({ letter: 'b', text: 'b) giúp đỡ.\n' })
    expect(doubts).toEqual([])
  })

  test.each([
    ['đ đứng giữa d và e, không có f', '1. Gồm:\na) x;\nb) x;\nc) x;\nd) x;\nđ) x;\ne) x;\ng) x.', '1 a b c d đ e g'],
    ['khoản thêm sau mang chữ', '1. x\n2. x\n2a. x\n2b. x\n3. x', '1|2|2a|2b|3'],
    ['điểm thêm sau mang số', '1. Gồm:\na) x;\na1) x;\na2) x;\nb) x.', '1 a a1 a2 b'],
    ['thiếu khoảng trắng sau dấu chấm', '1.Một\n2.Hai', '1|2'],
    ['gạch ngang, gạch chéo như văn bản cũ', '1- Một\n2- Hai', '1|2'],
    ['điểm ngay dưới điều', 'Bao gồm:\na) x;\nb) x.', '_ a b'],
    ['mục nhỏ 1.1 là chữ của khoản', '1. Một\n1.1. Chi tiết\n1.2. Chi tiết\n2. Hai', '1|2'],
    ['số trong bảng không phải khoản', '1. Bảng:\n2710.19.90\n15 - 20\n5-7\n2. Hai', '1|2'],
    ['năm ở đầu dòng không phải khoản', 'Năm\n2015. Một\n200. Hai', '_'],
    ['không có khoản', 'Thanh niên là công dân Việt Nam từ đủ 16 tuổi đến 30 tuổi.', '_'],
    [
      'chữ trong ngoặc kép là của điều khác',
      '1. Sửa đổi khoản 2 như sau:\n“2. Hai mới\n3. Ba mới”.\n2. Sửa Điều 9:\n"1. Một mới\n2. Hai mới";\n3. Bãi bỏ.',
      '1|2|3',
    ],
    ['dấu ngoặc không đóng thì không che gì', '1. Một “chưa đóng\n2. Hai', '1|2'],
  ])('%s', (_, text, expected) => {
    const { clauses, doubts } = clausesOf(text)
    expect(outline(clauses).join('|')).toBe(expected)
    expect(doubts).toEqual([])
  })

  test.each([
    ['1. x\n2. x\n4. x', 'clause-missing', 'Sau khoản 2 là khoản 4: ở giữa có thể thiếu, hoặc đã bị bãi bỏ.'],
    ['2. x\n3. x', 'clause-missing', 'Bắt đầu từ khoản 2: phần trước có thể thiếu, hoặc đã bị bãi bỏ.'],
    ['1. x\n2. x\n2. x\n3. x', 'clause-repeated', 'Khoản 2 lặp lại: trước đó đã có khoản 2.'],
    ['1. x\na) x\nc) x', 'point-missing', 'Sau điểm a là điểm c ở khoản 1: ở giữa có thể thiếu, hoặc đã bị bãi bỏ.'],
    ['1. x\na) x\nb) x\nb) x', 'point-repeated', 'Điểm b ở khoản 1 lặp lại: trước đó đã có điểm b.'],
    [
      'a) x\nb) x\nc) x\nd) x\nđ) x\ne) x\nf) x\ng) x',
      'point-unusual',
      'Điểm f: chữ này không dùng để đánh thứ tự điểm.',
    ],
    [
      '1. x\nĐiều 33. Đại diện\n1. x',
      'article-inside',
      'Trong chữ của điều này có dòng «Điều 33»: có thể hai điều bị nhập làm một, hoặc tiêu đề bị lặp lại.',
    ],
  ])('%j là chỗ cần xem', (text, kind, sentence) => {
    const [first] = clausesOf(text).doubts
    expect(first).toMatchObject({ kind, sentence })
    expect(text.slice(first!.start)).toMatch(/^(?:\d|[a-zđ]\)|Điều)/u)
  })
})

const line = fc.oneof(
  fc.constantFrom(
    '1. Một',
    '2. Hai',
    '3.Ba',
    '2a. x',
    'a) x',
    'b) x',
    'đ) x',
    '“1. x',
    'x”.',
    '"',
    'Điều 4. x',
    '',
    ' - x',
    '1.1. x',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'))

describe('mọi văn bản', () => {
  test('ghép lại được nguyên văn, các phần nối liền nhau', () => {
    fc.assert(
      fc.property(text, (each) => {
        const { clauses } = clausesOf(each)
        expect(clauses.map(({ lead, points }) => lead + points.map((point) => point.text).join('')).join('')).toBe(each)
        for (const [index, { start, end, points }] of clauses.entries()) {
          expect(start).toBe(clauses[index - 1]?.end ?? 0)
          expect(points.every((point) => point.start >= start && point.end <= end)).toBe(true)
          expect(points.map((point) => each.slice(point.start, point.end))).toEqual(points.map((point) => point.text))
        }
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['một dòng 2 MB', 'a'.repeat(2_000_000)],
    ['200.000 dấu ngoặc', '“'.repeat(200_000)],
    ['100.000 khoản', Array.from({ length: 100_000 }, (_, index) => `${(index % 999) + 1}. x`).join('\n')],
    ['khoảng trắng không hết', `1. ${' '.repeat(1_000_000)}\n${'\t'.repeat(500_000)}2. x`],
    ['xuống dòng không hết', '\n'.repeat(1_000_000)],
  ])('%s không làm máy đứng', (_, hostile) => {
    const workMs = workMeter()
    const { clauses } = clausesOf(hostile)
    expect(workMs()).toBeLessThan(2_000)
    expect(clauses.length).toBeLessThanOrEqual(3_001)
  })
})

function outline(clauses: Clause[]): string[] {
  return clauses.map(({ number, points }) => [number ?? '_', ...points.map(({ letter }) => letter)].join(' '))
}
