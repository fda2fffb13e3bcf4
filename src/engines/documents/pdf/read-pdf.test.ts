import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { workMeter } from '#base/testing/work-meter.ts'
import { cellText, type Document } from '#engines/documents/document.ts'
import { limits } from '#engines/documents/limits.ts'
import { type DrawnPage, type DrawnText, pageWidth, pdfOf, widthOf } from '#engines/documents/pdf/pdf-fixture.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const read = (...pages: DrawnPage[]) => readDocument(pdfOf(pages), 'kế hoạch.pdf')
const lines = (document: Document) => document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '▦'))
const tables = (document: Document) => document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
const cells = (table: ReturnType<typeof tables>[number] | undefined) =>
  table?.rows.map((row) => row.cells.map(cellText))

const [left, right, indent] = [85, 540, 113]
const full = 'một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy'

/** Running text: the first line indented, the others full, 20 points apart. */
function paragraph(y: number, ...texts: string[]): DrawnText[] {
  return texts.map((text, index) => ({ x: index === 0 ? indent : left, y: y + index * 20, text }))
}
const centred = (y: number, text: string, font: DrawnText['font'] = 'bold'): DrawnText => ({
  x: (left + right - widthOf(text)) / 2,
  y,
  text,
  font,
})

describe('running text', () => {
  test('lines become paragraphs; a symbol cut at the line’s end is whole again', async () => {
    const document = await read({
      texts: [
        centred(100, 'KẾ HOẠCH'),
        ...paragraph(
          140,
          `Căn cứ ${full.slice(0, 54)}`,
          `${full.slice(0, 50)} Nghị quyết 66-`,
          'NQ/TW ngày 30 tháng 4;',
        ),
        ...paragraph(200, `1. Tuyên ${full.slice(0, 51)}`, 'truyền pháp luật.'),
        ...paragraph(240, '- Phòng Tư pháp;'),
        ...paragraph(260, '- Công an xã.'),
      ],
    })
    expect(lines(document)).toEqual([
      'KẾ HOẠCH',
      `Căn cứ ${full.slice(0, 54)} ${full.slice(0, 50)} Nghị quyết 66-NQ/TW ngày 30 tháng 4;`,
      `1. Tuyên ${full.slice(0, 51)} truyền pháp luật.`,
      '- Phòng Tư pháp;',
      '- Công an xã.',
    ])
    expect(document.blocks[0]).toMatchObject({
      bold: true,
      centred: true,
      place: { page: 1, paragraph: 0, start: 0, end: 8 },
    })
    expect(document.blocks[1]).not.toHaveProperty('bold')
  })

  test('a paragraph runs on over the page’s end; page numbers and running headers are dropped', async () => {
    const page = (number: number, texts: DrawnText[]) => ({
      texts: [
        { x: 200, y: 40, text: 'CÔNG BÁO/Số 286' },
        { x: 500, y: 40, text: String(number) },
        ...texts,
        { x: 300, y: 810, text: `Trang ${number}/3` },
      ],
    })
    const document = await read(
      page(1, [...paragraph(100, 'Mở đầu ngắn.'), ...paragraph(120, `Đầu ${full.slice(0, 57)}`, full.slice(0, 65))]),
      page(2, [{ x: left, y: 80, text: 'vẫn còn đoạn trước.' }, ...paragraph(100, 'Đoạn mới.')]),
      page(3, paragraph(80, 'Trang cuối năm 2026.')),
    )
    expect(lines(document)).toEqual([
      'Mở đầu ngắn.',
      `Đầu ${full.slice(0, 57)} ${full.slice(0, 65)} vẫn còn đoạn trước.`,
      'Đoạn mới.',
      'Trang cuối năm 2026.',
    ])
    expect(document.pageCount).toBe(3)
    expect(document.blocks.map((block) => block.place.page)).toEqual([1, 1, 2, 3])
  })

  test('a mark of a footnote is no part of the number; a square metre is', async () => {
    const document = await read({
      texts: [
        { x: indent, y: 100, text: 'Luật số 36' },
        { x: indent + widthOf('Luật số 36'), y: 95, text: '1', size: 8 },
        { x: indent, y: 140, text: 'rộng 20 m' },
        { x: indent + widthOf('rộng 20 m'), y: 135, text: '2', size: 8 },
      ],
    })
    expect(lines(document)).toEqual(['Luật số 36', 'rộng 20 m2'])
  })

  test('letters of a font of before Unicode', async () => {
    const document = await read({ texts: [{ x: indent, y: 100, text: 'KÕ ho¹ch phæ biÕn ph¸p luËt', font: 'tcvn3' }] })
    expect(lines(document)).toEqual(['Kế hoạch phổ biến pháp luật'])
    expect(document.doubts).toMatchObject([{ sentence: expect.stringContaining('TCVN3') }])
  })
})

test('the letterhead’s two columns and the signature’s are not read across', async () => {
  const document = await read({
    texts: [
      { x: 90, y: 80, text: 'UBND XÃ AN BÌNH' },
      { x: 270, y: 80, text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA', font: 'bold' },
      { x: 100, y: 98, text: '_______' },
      { x: 300, y: 98, text: 'Độc lập - Tự do', font: 'bold' },
      { x: 95, y: 120, text: 'Số:' },
      { x: 140, y: 120, text: '/KH-UBND' },
      { x: 290, y: 120, text: 'An Bình, ngày' },
      { x: 420, y: 120, text: 'tháng 4' },
      centred(160, 'KẾ HOẠCH'),
      ...paragraph(200, `Thực ${full.slice(0, 55)}`, 'hiện.'),
      { x: left, y: 300, text: 'Nơi nhận:', font: 'bold' },
      { x: 380, y: 300, text: 'TM. ỦY BAN', font: 'bold' },
      { x: left, y: 318, text: '- Phòng Tư pháp, các' },
      { x: 390, y: 318, text: 'CHỦ TỊCH', font: 'bold' },
      { x: left, y: 336, text: 'phòng liên quan;' },
      { x: 375, y: 420, text: 'Nguyễn Văn A', font: 'bold' },
    ],
  })
  expect(lines(document)).toEqual(['▦', 'KẾ HOẠCH', `Thực ${full.slice(0, 55)} hiện.`, '▦'])
  expect(tables(document).map((table) => table.ruled)).toEqual([false, false])
  expect(tables(document).map(cells)).toEqual([
    [['UBND XÃ AN BÌNH\nSố: /KH-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nĐộc lập - Tự do\nAn Bình, ngày tháng 4']],
    [['Nơi nhận:\n- Phòng Tư pháp, các phòng liên quan;', 'TM. ỦY BAN\nCHỦ TỊCH\nNguyễn Văn A']],
  ])
})

describe('ruled tables', () => {
  const edges = [85, 125, 330, 440, 540]
  /** Lines around rows between the heights, and upright lines; `merged` rows have no upright lines inside. */
  const grid = (ys: number[], merged: number[] = []): [number, number, number, number][] => [
    ...ys.map((y): [number, number, number, number] => [85, y, 540, y]),
    ...ys
      .slice(1)
      .flatMap((bottom, row) =>
        (merged.includes(row) ? [85, 540] : edges).map((x): [number, number, number, number] => [
          x,
          ys[row] ?? 0,
          x,
          bottom,
        ]),
      ),
  ]
  const row = (y: number, ...texts: string[]): DrawnText[] =>
    texts.flatMap((text, column) =>
      text.split('\n').map((line, index) => ({ x: (edges[column] ?? 0) + 5, y: y + index * 16, text: line, size: 12 })),
    )
  const head = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian']

  test('cells, lines inside a cell, a group row, a cell over two rows', async () => {
    const document = await read({
      texts: [
        ...row(120, ...head),
        { x: 90, y: 145, text: 'I. Hòa giải ở cơ sở', size: 12, font: 'bold' },
        ...row(170, '1', 'Tập huấn cho hòa giải viên ở\ncác thôn', 'Sở Tư pháp\nCông an xã', 'Quý I'),
        ...row(220, '2', 'Hội thi', '', 'Quý II'),
      ],
      lines: grid([105, 130, 155, 205, 230], [1])
        .filter(([x1, y1, x2]) => !(y1 === 205 && x1 === 85 && x2 === 540))
        .concat([
          [85, 205, 330, 205],
          [440, 205, 540, 205],
        ]),
    })
    const [table] = tables(document)
    expect(table?.ruled).toBe(true)
    expect(cells(table)).toEqual([
      head,
      Array(4).fill('I. Hòa giải ở cơ sở'),
      ['1', 'Tập huấn cho hòa giải viên ở các thôn', 'Sở Tư pháp\nCông an xã', 'Quý I'],
      ['2', 'Hội thi', 'Sở Tư pháp\nCông an xã', 'Quý II'],
    ])
    expect(table?.rows[1]?.cells[0]).toMatchObject({ columnSpan: 4 })
    expect(table?.rows[3]?.cells[2]).toMatchObject({ mergedFrom: 'above', rowSpan: 2 })
  })

  test('a table goes on over the page: repeated head dropped, a row cut in two made whole', async () => {
    const document = await read(
      {
        texts: [
          ...paragraph(80, 'PHỤ LỤC'),
          ...row(720, ...head),
          ...row(750, '1', 'Tập huấn cho hòa giải viên', 'Phòng Tư pháp', 'Quý I'),
        ],
        lines: grid([705, 730, 790]),
      },
      {
        texts: [
          ...row(75, ...head),
          ...row(100, '', 'ở các thôn, tổ dân phố', '', ''),
          ...row(125, '2', 'Hội thi', 'Phòng Văn hóa', 'Quý II'),
          ...paragraph(200, 'Trên đây là kế hoạch.'),
        ],
        lines: grid([60, 85, 110, 140]),
      },
    )
    expect(lines(document)).toEqual(['PHỤ LỤC', '▦', 'Trên đây là kế hoạch.'])
    expect(cells(tables(document)[0])).toEqual([
      head,
      ['1', 'Tập huấn cho hòa giải viên ở các thôn, tổ dân phố', 'Phòng Tư pháp', 'Quý I'],
      ['2', 'Hội thi', 'Phòng Văn hóa', 'Quý II'],
    ])
    expect(tables(document)[0]?.rows.map((each) => each.header)).toEqual([true, undefined, undefined])
  })

  test('a single box is a frame, an underline is no table', async () => {
    const document = await read({
      texts: [centred(100, 'DỰ THẢO')],
      lines: [
        [250, 80, 400, 80],
        [250, 110, 400, 110],
        [250, 80, 250, 110],
        [400, 80, 400, 110],
        [200, 200, 400, 200],
      ],
    })
    expect(lines(document)).toEqual(['DỰ THẢO'])
  })
})

describe('refused', () => {
  const withStream = (packed: Buffer) => {
    const object = ['9 0 obj <</Filter/FlateDecode>>stream\n', packed, '\nendstream endobj'].map((part) =>
      Buffer.from(part),
    )
    return new Uint8Array(Buffer.concat([source(), ...object]))
  }
  const source = () => pdfOf([{ texts: paragraph(100, 'Một hai ba.') }])
  test.each([
    ['a cut file', () => source().slice(0, 90), 422, /bị hỏng/],
    ['nothing but a head', () => new Uint8Array(Buffer.from('%PDF-1.7\n')), 422, /bị hỏng/],
    ['too many pages', () => pdfOf(Array.from({ length: limits.pagesMax + 1 }, () => ({}))), 413, /trang/],
    ['a packed bomb', () => withStream(deflateSync(Buffer.alloc(limits.pdfStreamBytesMax + 1))), 413, /nén quá nhiều/],
    [
      'a bomb packed twice',
      () => withStream(deflateSync(deflateSync(Buffer.alloc(limits.pdfStreamBytesMax + 1)))),
      413,
      /nén quá nhiều/,
    ],
    [
      'too many scans',
      () => pdfOf(Array.from({ length: limits.recognisedPagesMax + 1 }, () => ({}))),
      413,
      /trang quét/,
    ],
  ])('%s', async (_, bytes, status, sentence) => {
    const refusal = await readDocument(bytes(), 'a.pdf').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ status, message: expect.stringMatching(sentence) })
  })
})

test('promises that pdf.js leaves behind on a broken file do not end the process', async () => {
  const bytes = new Uint8Array(await readFile(join(import.meta.dirname, '..', 'fixtures', 'plan.pdf')))
  bytes.fill(0x20, 38_000, 41_328)
  await expect(readDocument(bytes, 'a.pdf')).rejects.toBeInstanceOf(Refusal)
  // Node would tell of them, and this test would fail, in the next rounds.
  await new Promise((resolve) => setTimeout(resolve, 50))
})

test('sixty pages take less than five seconds', async () => {
  const page = {
    texts: Array.from({ length: 36 }, (_, index) => ({ x: left, y: 80 + index * 20, text: full.slice(0, 64) })),
    lines: [[85, 800, 540, 800]] as [number, number, number, number][],
  }
  const bytes = pdfOf(Array.from({ length: 60 }, () => page))
  const workMs = workMeter()
  expect((await readDocument(bytes, 'a.pdf')).pageCount).toBe(60)
  expect(workMs()).toBeLessThan(5_000)
  expect(pageWidth).toBeGreaterThan(right)
})
