import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import { readSourceNote } from '#domains/library/source-note.ts'

describe('ghi chú nguồn của pháp điển', () => {
  test('điều, văn bản, tên, ngày ban hành, cơ quan, ngày có hiệu lực', () => {
    expect(
      readSourceNote(
        '(Điều 1 Luật số 57/2020/QH14 Luật Thanh niên ngày 16/06/2020 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/01/2021)',
      ),
    ).toEqual({
      article: '1',
      documentKind: 'Luật',
      documentNumber: '57/2020/QH14',
      documentName: 'Luật Thanh niên',
      issuedOn: '2020-06-16',
      issuer: 'Quốc hội',
      effectiveOn: '2021-01-01',
      expiresOn: null,
      amendments: [],
      doubts: [],
    })
  })

  test('những lần sửa đổi, mỗi lần với điều, văn bản và ngày của nó', () => {
    const { amendments, doubts } = readSourceNote(
      '(Điều 4 Nghị định số 68/2015/NĐ-CP, có hiệu lực thi hành kể từ ngày 15/10/2015, có nội dung được sửa đổi, có nội dung được bổ sung bởi Điều 1, Điều 2 Nghị định số 07/2019/NĐ-CP có hiệu lực thi hành kể từ ngày 11/03/2019; Điều 1 Nghị định số 64/2022/NĐ-CP có hiệu lực thi hành kể từ ngày 15/09/2022)',
    )
    expect(amendments).toMatchObject([
      { documentNumber: '07/2019/NĐ-CP', articles: ['1', '2'], does: ['amends', 'adds'], effectiveOn: '2019-03-11' },
      { documentNumber: '64/2022/NĐ-CP', articles: ['1'], does: ['amends', 'adds'], isWhole: false },
    ])
    expect(doubts).toEqual([])
  })

  test.each([
    ['bị bãi bỏ bởi Điều 2 Luật số 48/2014/QH13 có hiệu lực thi hành kể từ ngày 01/01/2015', ['repeals'], true],
    [
      'có nội dung bị bãi bỏ bởi Điều 24 Nghị định số 67/2007/NĐ-CP, có hiệu lực thi hành kể từ ngày 28/5/2007',
      ['repeals'],
      false,
    ],
    [
      'bị ngưng hiệu lực bởi Điều 1 Thông tư số 27/2022/TT-BGTVT, có hiệu lực thi hành kể từ ngày 28/11/2022',
      ['suspends'],
      true,
    ],
    ['được bổ sung bởi Điều 1 Thông tư số 17/2019/TT-BTTTT có hiệu lực thi hành kể từ ngày 28/01/2020', ['adds'], true],
    [
      'có nội dung được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 1 của Luật số 32/2013/QH13 sửa đổi, bổ sung một số điều của Luật thuế thu nhập doanh nghiệp, có hiệu lực kể từ ngày 01 tháng 01 năm 2014',
      ['amends', 'adds'],
      false,
    ],
  ])('…, %s', (change, does, isWhole) => {
    const note = readSourceNote(
      `((Điều 7 Luật số 23/2004/QH11, có hiệu lực thi hành kể từ ngày 01/01/2005, ${change}))`,
    )
    expect(note.amendments).toMatchObject([{ does, isWhole }])
    expect(note.doubts).toEqual([])
  })

  test.each([
    ['Điều 2 Thông tư số 105 /2021/TT-BQP', 'Thông tư', '105/2021/TT-BQP'],
    [
      'Điều 2 Thông tư liên tịch số 01/2021/TTLT-TANDTC-VKSNDTC- BCA-BQP',
      'Thông tư liên tịch',
      '01/2021/TTLT-TANDTC-VKSNDTC-BCA-BQP',
    ],
    ['Điều 2 Quyết định số 18/2021/QĐ-TTg (1)', 'Quyết định', '18/2021/QĐ-TTg'],
    ['Điều 28 Nghị định số 77/2016/NĐ-CP.', 'Nghị định', '77/2016/NĐ-CP'],
    ['Điều 2 Luật số 21-LCT/HDNN8', 'Luật', '21-LCT/HDNN8'],
    ['Điều 1 Thông tư số 60 TC/TCT', 'Thông tư', '60 TC/TCT'],
    ['Điều 1 Thông tư số liên tịch 191/2005/TTLT/BQP-BLĐTBXH-BTC', 'Thông tư', '191/2005/TTLT/BQP-BLĐTBXH-BTC'],
    ['Điều 1 Thông tư số 01/2020/TTLT-BNN&PTNT', 'Thông tư', '01/2020/TTLT-BNN&PTNT'],
  ])('%s', (head, documentKind, documentNumber) => {
    const note = readSourceNote(`(${head}, có hiệu lực thi hành kể từ ngày 19/09/2021)`)
    expect(note).toMatchObject({ documentKind, documentNumber, effectiveOn: '2021-09-19', doubts: [] })
  })

  test('văn bản chỉ có tên; tên nói tới ngày của văn bản khác', () => {
    expect(
      readSourceNote('(Điều 3 Pháp lệnh Về Hàm, cấp ngoại giao, có hiệu lực thi hành kể từ ngày 31/05/1995)'),
    ).toMatchObject({
      article: '3',
      documentNumber: null,
      documentName: 'Pháp lệnh Về Hàm, cấp ngoại giao',
      doubts: [],
    })
    expect(
      readSourceNote(
        '(Điều 1 Thông tư số 120/2011/TT-BTC Hướng dẫn Nghị định số 20/2011/NĐ-CP ngày 23/3/2011 của Chính phủ về miễn thuế ngày 16/08/2011 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 01/10/2011)',
      ),
    ).toMatchObject({ documentNumber: '120/2011/TT-BTC', issuedOn: '2011-08-16', issuer: 'Bộ Tài chính' })
  })

  test('hết hiệu lực vào một ngày ghi sẵn: ngày hôm sau là ngày đầu không còn', () => {
    expect(
      readSourceNote(
        '(Điều 78 Luật số 24/2000/QH10, có hiệu lực thi hành kể từ ngày 01/04/2001, có hiệu lực thi hành đến hết ngày 31/12/2027. )',
      ),
    ).toMatchObject({ effectiveOn: '2001-04-01', expiresOn: '2028-01-01', amendments: [], doubts: [] })
  })

  test.each([
    ['', 'Không có ghi chú nguồn.'],
    [
      '(Mục IV Thông tư số 124/2007/TT-BTC, có hiệu lực thi hành kể từ ngày 24/11/2007)',
      'Ghi chú nguồn không nêu điều nào của văn bản.',
    ],
    [
      '(Điều 2 Luật số 1/2000/QH10, có hiệu lực thi hành kể từ ngày 31/02/2001)',
      'Ghi chú nguồn không nêu ngày có hiệu lực, hoặc ngày không có thật.',
    ],
    [
      '(Điều 2 Luật số 1/2000/QH10, có hiệu lực thi hành kể từ ngày 01/02/2001, bởi Điều 1 Luật số 2/2002/QH10 có hiệu lực thi hành kể từ ngày 01/02/2003)',
      'Chưa đọc được phần cuối của ghi chú nguồn: «bởi Điều 1 Luật số 2/2002/QH10 có hiệu lực thi hành kể từ ngày 01/02/2003».',
    ],
    [
      '(Điều 2 Nghị định số 23/2014/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/06/2014, có nội dung được sửa đổi bởi Điều 1 Nghị định số 19/2021/NĐ-CP)',
      'Một lần sửa đổi được nêu mà không có ngày có hiệu lực.',
    ],
  ])('%j: %s', (note, doubt) => expect(readSourceNote(note).doubts).toContain(doubt))

  test('không bao giờ hỏng, và không bao giờ lâu', () => {
    const part = fc.constantFrom(
      '(Điều 2',
      ' Luật',
      ' số ',
      '1/2000/QH10',
      ', có hiệu lực',
      ' kể từ ngày ',
      '1/1/2000',
      ' bởi ',
      'được sửa đổi',
      ';',
      ' - ',
      '/',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (note) => {
          expect(readSourceNote(note).doubts).toBeInstanceOf(Array)
        },
      ),
      { numRuns: 500 },
    )
    for (const bomb of [
      'số '.repeat(50_000),
      '1/'.repeat(50_000),
      'ngày 1/1/2000 của '.repeat(20_000),
      ' bởi '.repeat(50_000),
    ]) {
      const workMs = workMeter()
      readSourceNote(`(Điều 1 Luật số ${bomb}`)
      expect(workMs()).toBeLessThan(1_500)
    }
  })
})
