import fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { type Frame, flow } from '#engines/pdf/flow.ts'
import { qrRuns } from '#engines/pdf/qr-runs.ts'
import type { PdfBlock, PdfSheet } from '#engines/pdf/sheet.ts'
import { writePdf } from '#engines/pdf/write-pdf.ts'

/** Every letter of Vietnamese with each of its marks, small and capital. */
const vowels = [...'aăâeêioôơuưy'].flatMap((letter) =>
  ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((mark) => `${letter}${mark}`.normalize('NFC')),
)
const alphabet = [...vowels, 'đ', ...vowels.map((letter) => letter.toUpperCase()), 'Đ']

const sheet = (given: Partial<PdfSheet> = {}): PdfSheet => ({
  size: 'A4',
  kicker: 'Hướng dẫn',
  title: 'Hòa giải ở thôn, tổ dân phố',
  lead: 'Nhờ ai, làm thế nào.',
  columns: 2,
  textPt: 11,
  textPtMin: 9.5,
  pagesMax: 2,
  blocks: [
    { kind: 'heading', text: 'Bạn cần biết ngay' },
    { kind: 'box', items: [{ text: 'Không ai được ép bạn.', note: 'Khoản 1 Điều 4' }] },
    { kind: 'item', text: 'Hãy gọi 113 ngay.' },
    { kind: 'small', text: 'Căn cứ: Luật Hòa giải ở cơ sở.' },
  ],
  foot: { qr: 'https://thu.example.vn/huong-dan/hoa-giai', lines: ['Quét mã để đọc đủ.', 'thu.example.vn'] },
  author: 'UBND xã Một',
  madeAt: new Date('2026-11-21T02:00:00Z'),
  ...given,
})

const textsOf = async (bytes: Uint8Array) => {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: false })
  return text.map((page) => page.replace(/\s+/gu, ' ').normalize('NFC'))
}

describe('một tờ PDF', () => {
  test('chữ lấy ra được đúng, theo thứ tự đọc', async () => {
    const [page = ''] = await textsOf(await writePdf(sheet()))
    const words = ['Hướng dẫn', 'Hòa giải ở thôn', 'Bạn cần biết ngay', 'Không ai được ép bạn', 'Khoản 1 Điều 4']
    const places = [...words, 'gọi 113 ngay', 'Căn cứ: Luật', 'Quét mã'].map((word) => page.indexOf(word))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  test('mọi chữ cái tiếng Việt có dấu', async () => {
    const blocks: PdfBlock[] = [{ kind: 'item', text: alphabet.join(' ') }]
    const [page = ''] = await textsOf(await writePdf(sheet({ columns: 1, blocks })))
    expect(alphabet.filter((letter) => !page.includes(letter))).toEqual([])
  })

  test('cùng một tờ thì cùng từng byte; nhẹ, không cần phông của máy', async () => {
    const [one, other] = [await writePdf(sheet()), await writePdf(sheet())]
    expect(Buffer.compare(one, other)).toBe(0)
    expect(one.length).toBeLessThan(60_000)
    expect(Buffer.compare(one, await writePdf(sheet({ title: 'Tên khác' })))).not.toBe(0)
  })

  test('chữ nhỏ lại cho vừa một trang; dài quá thì sang trang, không mất câu nào', async () => {
    const many = (count: number): PdfBlock[] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'item', text: `Câu thứ ${index + 1} của bài này.` }))
    const poster = { columns: 1, textPt: 30, textPtMin: 10, pagesMax: 1 } as const
    expect(await textsOf(await writePdf(sheet({ ...poster, blocks: many(20) })))).toHaveLength(1)
    const pages = await textsOf(await writePdf(sheet({ ...poster, blocks: many(120) })))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.join(' ').match(/Câu thứ \d+ của bài này\./gu)).toHaveLength(120)
  })
})

describe('xếp vào cột', () => {
  const frame: Frame = { columns: 2, topOfFirst: 100, top: 40, bottom: 700 }
  const things = fc.array(fc.record({ height: fc.integer({ min: 5, max: 300 }), keep: fc.boolean() }), {
    maxLength: 60,
  })

  test('đủ, đúng thứ tự, không đè nhau, không ra ngoài', () => {
    fc.assert(
      fc.property(things, (list) => {
        const placed = flow(list, frame)
        expect(placed).toHaveLength(list.length)
        for (const [index, { page, column, y }] of placed.entries()) {
          const top = page === 0 ? frame.topOfFirst : frame.top
          expect(y).toBeGreaterThanOrEqual(top)
          expect(y === top || y + list[index]!.height <= frame.bottom).toBe(true)
          const next = placed[index + 1]
          if (next === undefined) continue
          const isSame = next.page === page && next.column === column
          expect(isSame ? next.y : 0).toBe(isSame ? y + list[index]!.height : 0)
          expect(next.page * 2 + next.column).toBeGreaterThanOrEqual(page * 2 + column)
        }
      }),
    )
  })

  test('đề mục không đứng một mình ở cuối cột', () => {
    const placed = flow(
      [
        { height: 550, keep: false },
        { height: 30, keep: true },
        { height: 40, keep: false },
      ],
      frame,
    )
    expect(placed[1]).toEqual({ page: 0, column: 1, y: 100 })
  })
})

test('mã QR có đúng số ô đen, nằm trong khung', () => {
  const runs = qrRuns('https://thu.example.vn/huong-dan/hoa-giai', 100)
  expect(runs.every(({ x, y, width, height }) => x > 0 && y > 0 && x + width < 100 && y + height < 100)).toBe(true)
  const [first] = runs
  expect(first!.width / first!.height).toBeCloseTo(7)
})
