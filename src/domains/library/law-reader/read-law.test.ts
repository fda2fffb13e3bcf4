import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { workMeter } from '#base/testing/work-meter.ts'
import { readLaw } from '#domains/library/law-reader/read-law.ts'
import type { Document, Paragraph } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const law = `QUỐC HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Luật số: 901/2030/QH99

LUẬT
HÒA GIẢI THỬ NGHIỆM

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;

Quốc hội ban hành Luật Hòa giải thử nghiệm.

Chương I
NHỮNG QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Luật này quy định việc hòa giải thử nghiệm.

Điều 2. Giải thích từ ngữ

Trong Luật này, các từ ngữ sau đây được hiểu như sau:
1. Hòa giải là giúp đỡ các bên:
a) tự nguyện;
b) đạt được thỏa thuận.
3. Các bên là cá nhân, tổ chức.

Chương II
TỔ HÒA GIẢI

Mục 1. THÀNH LẬP

Điều 3. Tổ hòa giải

Theo quy định tại khoản 1
Điều 2 của Luật này, mỗi thôn có một tổ.

Điều 3a. Tổ hòa giải liên thôn

Hai thôn có thể có một tổ.

Điều 5. Hiệu lực thi hành

1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2030.
2. Luật Hòa giải cũ số 35/2013/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.

Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XX, kỳ họp thứ 5 thông qua ngày 15 tháng 01 năm 2030.

CHỦ TỊCH QUỐC HỘI

Trần Thị Bình
`

const decree = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 902/2031/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2031

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 15/2014/NĐ-CP ngày 27 tháng 02 năm 2014 của Chính phủ

Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;
Theo đề nghị của Bộ trưởng Bộ Tư pháp;
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 15/2014/NĐ-CP.

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 15/2014/NĐ-CP

1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
“2. Hỗ trợ kinh phí.”.
2. Bổ sung Điều 5a vào sau Điều 5 như sau:

“Điều 5a. Hỗ trợ thêm

1. Hỗ trợ tổ hòa giải.
2. Hỗ trợ hòa giải viên.”.
3. Bãi bỏ Điều 9.

Điều 2. Hiệu lực thi hành

1. Nghị định này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký.
2. Bãi bỏ khoản 3 Điều 7 Thông tư số 03/2018/TT-BTP, trừ trường hợp quy định tại khoản 3 Điều này.

Điều 3. Trách nhiệm thi hành

Các bộ trưởng chịu trách nhiệm thi hành Nghị định này.

Nơi nhận:
- Như Điều 3;

TM. CHÍNH PHỦ
THỦ TƯỚNG

Nguyễn Văn An

PHỤ LỤC I
Mẫu số 01
Điều 1. Biểu mẫu
`

describe('luật', async () => {
  const reading = readLaw(await readText(law))
  test('phần đầu và cuối', () => {
    expect(reading.header).toMatchObject({
      number: '901/2030/QH99',
      kind: 'luat',
      name: 'Luật Hòa giải thử nghiệm',
      issuer: 'Quốc hội',
      issuedOn: '2030-01-15',
      effectiveOn: '2030-07-01',
      expiresOn: null,
      signer: { name: 'Trần Thị Bình', title: 'Chủ tịch Quốc hội' },
    })
    expect(reading.header.sources.number!.text).toBe('901/2030/QH99')
    expect(reading.header.sources.effectiveOn!.text).toContain('01 tháng 7 năm 2030')
  })
  test('chương, mục, điều; dòng bắt đầu bằng «Điều 2 của» là chữ', () => {
    expect(reading.articles.map(({ number, title, headings }) => [number, title, headings.join(' / ')])).toEqual([
      ['1', 'Phạm vi điều chỉnh', 'Chương I. NHỮNG QUY ĐỊNH CHUNG'],
      ['2', 'Giải thích từ ngữ', 'Chương I. NHỮNG QUY ĐỊNH CHUNG'],
      ['3', 'Tổ hòa giải', 'Chương II. TỔ HÒA GIẢI / Mục 1. THÀNH LẬP'],
      ['3a', 'Tổ hòa giải liên thôn', 'Chương II. TỔ HÒA GIẢI / Mục 1. THÀNH LẬP'],
      ['5', 'Hiệu lực thi hành', 'Chương II. TỔ HÒA GIẢI / Mục 1. THÀNH LẬP'],
    ])
    expect(reading.articles[1]!.text).toContain('\na) tự nguyện;\n')
  })
  test('khoản thiếu, điều thiếu: chỗ cần xem, có nơi để xem', () => {
    expect(reading.doubts.map(({ sentence }) => sentence)).toEqual([
      'Sau Điều 3a là Điều 5: ở giữa có thể thiếu.',
      'Điều 2: Sau khoản 1 là khoản 3: ở giữa có thể thiếu, hoặc đã bị bãi bỏ.',
    ])
    expect(reading.doubts[1]).toMatchObject({ article: 1, source: { text: '3. Các bên là cá nhân, tổ chức.' } })
  })
  test('thay luật cũ từ ngày có hiệu lực', () =>
    expect(reading.relations).toMatchObject([
      { kind: 'replaces', target: { number: '35/2013/QH13' }, scope: [], fromDay: '2030-07-01' },
    ]))
})

describe('nghị định sửa đổi', async () => {
  const reading = readLaw(await readText(decree))
  test('điều trong ngoặc kép là chữ của điều tạo ra nó; phụ lục để riêng', () => {
    expect(reading.articles.map(({ number }) => number)).toEqual(['1', '2', '3'])
    expect(reading.articles[0]!.text).toContain('“Điều 5a. Hỗ trợ thêm')
    expect(reading.appendices).toMatchObject([{ label: 'PHỤ LỤC I' }, { label: 'Mẫu số 01', text: 'Điều 1. Biểu mẫu' }])
  })
  test('45 ngày kể từ ngày ký', () =>
    expect(reading.header).toMatchObject({
      kind: 'nghi-dinh',
      number: '902/2031/NĐ-CP',
      place: 'Hà Nội',
      issuedOn: '2031-03-05',
      effectiveOn: '2031-04-19',
      issuer: 'Chính phủ',
      signer: { name: 'Nguyễn Văn An', title: 'Thủ tướng' },
    }))
  test('căn cứ, sửa đổi, bãi bỏ', () => {
    expect(
      reading.relations.map(({ kind, target, scope, fromDay }) =>
        [kind, target.number ?? target.name, scope.join('+'), fromDay].join('|'),
      ),
    ).toEqual([
      'based-on|Luật Tổ chức Chính phủ||',
      'based-on|Luật Hòa giải ở cơ sở||',
      'amends|15/2014/NĐ-CP|dieu-5/khoan-2+dieu-5a+dieu-5|2031-04-19',
      'repeals|15/2014/NĐ-CP|dieu-9|2031-04-19',
      'repeals|03/2018/TT-BTP|dieu-7/khoan-3|2031-04-19',
    ])
    expect(reading.doubts.map(({ sentence }) => sentence)).toEqual([
      'Câu này có ngoại lệ («trừ …»); quan hệ đọc được chưa nói hết. Hãy xem lại.',
    ])
  })
})

test.each([
  ['Quyết định này có hiệu lực kể từ ngày ký.', '2030-02-03', null],
  [
    'Quyết định này có hiệu lực thi hành từ ngày 20/9/2030 và thay thế Quyết định số 21/2021/QĐ-TTg.',
    '2030-09-20',
    null,
  ],
  ['Quyết định này có hiệu lực từ ngày 01/01/2031 đến hết ngày 31 tháng 12 năm 2035.', '2031-01-01', '2036-01-01'],
  ['Quyết định này có hiệu lực sau 10 ngày kể từ ngày đăng Công báo.', null, null],
  ['Chủ tịch Ủy ban nhân dân chịu trách nhiệm thi hành.', null, null],
])('quyết định không có tên điều: %s', async (sentence, effectiveOn, expiresOn) => {
  const text = `ỦY BAN NHÂN DÂN\nTỈNH THỬ NGHIỆM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 12/QĐ-UBND\n\nThử Nghiệm, ngày 03 tháng 02 năm 2030\n\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế.\n\nĐiều 2. ${sentence}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Tám\n\nQUY CHẾ\n(Ban hành kèm theo Quyết định)\n\nĐiều 1. Phạm vi\n\nChữ của quy chế.`
  const { header, articles, appendices, doubts } = readLaw(await readText(text))
  expect(header).toMatchObject({
    kind: 'quyet-dinh',
    name: 'Quyết định về việc ban hành Quy chế',
    issuer: 'Ủy ban nhân dân tỉnh Thử Nghiệm',
    issuedOn: '2030-02-03',
    effectiveOn,
    expiresOn,
  })
  expect(articles.map(({ title, text: words }) => [title, words])).toEqual([
    ['', 'Ban hành kèm theo Quyết định này Quy chế.'],
    ['', sentence],
  ])
  expect(appendices).toMatchObject([{ label: 'QUY CHẾ' }])
  expect(doubts.some(({ sentence: said }) => said.includes('ngày có hiệu lực'))).toBe(effectiveOn === null)
})

test('ngày ban hành để trống, số để trống: chỗ cần xem, không đoán', async () => {
  const text =
    'BỘ TƯ PHÁP\n\nSố:      /2030/TT-BTP\n\nHà Nội, ngày    tháng    năm 2030\n\nTHÔNG TƯ\nQuy định thử nghiệm\n\nĐiều 1. Phạm vi\n\nChữ.'
  const { header, doubts } = readLaw(await readText(text))
  expect(header).toMatchObject({
    number: null,
    issuedOn: null,
    effectiveOn: null,
    kind: 'thong-tu',
    issuer: 'Bộ Tư pháp',
  })
  expect(doubts.map(({ sentence }) => sentence)).toEqual([
    'Không đọc được số, ký hiệu của văn bản.',
    'Không đọc được ngày ban hành, hoặc ngày để trống.',
    'Không đọc được người ký.',
    'Không đọc được ngày có hiệu lực. Hãy nhập ngày theo văn bản.',
  ])
})

const line = fc.oneof(
  fc.constantFrom(...law.split('\n'), ...decree.split('\n'), '“Điều 9. x', '”', 'Phần thứ nhất', 'PHỤ LỤC', 'QUY CHẾ'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

describe('mọi tệp', () => {
  test('đọc được, không bao giờ hỏng; chỗ trích là nguyên văn đúng chỗ', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
        const document = plainDocument(lines)
        const reading = readLaw(document)
        const sources = [
          ...Object.values(reading.header.sources),
          ...reading.articles.map(({ source }) => source),
          ...reading.relations.map(({ source }) => source),
          ...reading.doubts.flatMap(({ source }) => source ?? []),
        ]
        for (const { paragraph, start, end, text } of sources)
          expect((document.blocks[paragraph] as Paragraph).text.slice(start, end)).toBe(text)
        expect(reading.doubts.every(({ article }) => article === undefined || article < reading.articles.length)).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['1 MB không xuống dòng', ['a '.repeat(500_000)]],
    ['1 MB toàn «Điều 1. »', ['Điều 1. '.repeat(125_000)]],
    ['100.000 dòng «Điều 1.»', Array.from({ length: 100_000 }, () => 'Điều 1.')],
    ['ngoặc kép lồng nhau', Array.from({ length: 20_000 }, (_, index) => (index % 2 ? '“Điều 1. x' : '”'))],
    ['dòng căn cứ dài', ['THÔNG TƯ', `Căn cứ ${'Luật số 1/2000/QH10, '.repeat(20_000)}`, 'Điều 1. x']],
    ['điều khoản thi hành dài', ['Điều 1. Hiệu lực thi hành', `Bãi bỏ ${'khoản 1 Điều 2, '.repeat(60_000)}`]],
    ['khoảng trắng', [' '.repeat(500_000), `Điều 1. ${' '.repeat(500_000)}x`, `Chương I${' '.repeat(200_000)}`]],
    ['20.000 phụ lục', ['Điều 1. x', 'TM. CHÍNH PHỦ', ...Array.from({ length: 20_000 }, () => 'PHỤ LỤC')]],
  ])('%s: có hạn về thời gian, hoặc từ chối rõ ràng', (_, lines) => {
    const workMs = workMeter()
    try {
      readLaw(plainDocument(lines))
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
    expect(workMs()).toBeLessThan(6_000)
  })
})

function readText(text: string): Promise<Document> {
  return readDocument(new TextEncoder().encode(text), 'van-ban.txt')
}

function plainDocument(lines: string[]): Document {
  const blocks = lines.map((text, paragraph): Paragraph => {
    const clean = text.replace(/[\n\r]/gu, ' ')
    return { kind: 'paragraph', text: clean, place: { paragraph, start: 0, end: clean.length } }
  })
  return { format: 'txt', blocks, recognised: false, doubts: [] }
}
