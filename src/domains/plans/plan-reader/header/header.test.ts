import { describe, expect, test } from 'vitest'
import { readHeader } from '#domains/plans/plan-reader/header/header.ts'
import { readDate, readNumber } from '#domains/plans/plan-reader/header/number-and-date.ts'
import { readPeriod } from '#domains/plans/plan-reader/header/period.ts'
import { sentenceCased } from '#domains/plans/plan-reader/header/sentence-case.ts'
import { regionsOf } from '#domains/plans/plan-reader/layout/regions.ts'
import { stripsOf } from '#domains/plans/plan-reader/layout/strips.ts'
import { aDocument, aLine, aPassage, aTable } from '#domains/plans/plan-reader/read-plan.fixture.ts'
import { allLinesOf } from '#engines/documents/all-lines.ts'

describe('số, ký hiệu', () => {
  test.each([
    { line: 'Số: 18/KH-UBND', number: '18/KH-UBND', symbol: 'KH-UBND' },
    { line: 'Số: 18 /KH-UBND', number: '18/KH-UBND', symbol: 'KH-UBND' },
    { line: 'Số 05-KH/ĐU', number: '05-KH/ĐU', symbol: 'KH/ĐU' },
    { line: 'Số: 12/2026/QĐ-UBND', number: '12/2026/QĐ-UBND', symbol: 'QĐ-UBND' },
    { line: 'Số: 32/KHLT-UBND-UBMTTQ', number: '32/KHLT-UBND-UBMTTQ', symbol: 'KHLT-UBND-UBMTTQ' },
    { line: 'Số:        /KH-SCT', number: undefined, symbol: 'KH-SCT' },
    { line: 'Số: ……/KH-UBND', number: undefined, symbol: 'KH-UBND' },
  ])('$line', ({ line, number, symbol }) => {
    const read = readNumber([aLine(line)])
    expect(read.number?.value).toBe(number)
    expect(read.symbol?.value).toBe(symbol)
  })
})

describe('địa danh, ngày tháng', () => {
  test.each([
    { line: 'Hưng Bình, ngày 21 tháng 02 năm 2023', place: 'Hưng Bình', date: '2023-02-21' },
    { line: 'Hà Nội, ngày 5/6/2026', place: 'Hà Nội', date: '2026-06-05' },
    { line: 'TP. Hồ Chí Minh, ngày 09 tháng 8 năm 2027', place: 'TP. Hồ Chí Minh', date: '2027-08-09' },
    { line: 'An Bình, ngày      tháng 5 năm 2026', place: 'An Bình', date: '2026-05' },
    { line: 'An Bình, ngày ... tháng ... năm 2026', place: 'An Bình', date: '2026' },
    { line: 'An Bình, ngày   tháng   năm 20', place: 'An Bình', date: undefined },
    { line: 'An Bình, ngày 31 tháng 02 năm 2026', place: 'An Bình', date: '2026-02' },
    { line: 'Số: 12/KH-UBND\tHòa Lạc, ngày 03 tháng 02 năm 2026', place: 'Hòa Lạc', date: '2026-02-03' },
  ])('$line', ({ line, place, date }) => {
    const read = readDate([aLine(line)])
    expect(read.place?.value).toBe(place)
    expect(read.date?.value).toBe(date)
  })
})

describe('kỳ của kế hoạch', () => {
  test.each([
    { title: 'Công tác hòa giải ở cơ sở năm 2026', period: '2026-01-01 2026-12-31' },
    { title: 'Thực hiện Đề án “Nâng cao năng lực giai đoạn 2021-2030” năm 2026', period: '2026-01-01 2026-12-31' },
    { title: 'Triển khai Đề án “Phát huy vai trò luật gia giai đoạn 2024 - 2030”', period: '2024-01-01 2030-12-31' },
    { title: 'Tuyên truyền pháp luật quý IV năm 2025', period: '2025-10-01 2025-12-31' },
    { title: 'Cao điểm 6 tháng đầu năm 2026', period: '2026-01-01 2026-06-30' },
    { title: 'Triển khai thi hành Luật Hòa giải ở cơ sở năm 2013', period: '2013-01-01 2013-12-31' },
    { title: 'Triển khai Luật Hòa giải ở cơ sở năm 2013 trong năm 2026', period: '2026-01-01 2026-12-31' },
    { title: 'Phát triển kinh tế số đến năm 2030', period: undefined },
    { title: 'Thực hiện Chỉ thị số 05-CT/TU ngày 23/9/2025 của Tỉnh ủy', period: undefined },
  ])('$title', ({ title, period }) => {
    const read = readPeriod([aPassage(title)], [], [], [])
    expect(read && `${read.value.start} ${read.value.end}`).toBe(period)
  })
})

test.each([
  ['ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN', 'Ủy ban nhân dân tỉnh Lạng Sơn'],
  ['SỞ TƯ PHÁP', 'Sở Tư pháp'],
  ['HỘI LIÊN HIỆP PHỤ NỮ TỈNH SÓC TRĂNG', 'Hội Liên hiệp Phụ nữ tỉnh Sóc Trăng'],
  ['UBND XÃ AN BÌNH', 'UBND xã An Bình'],
  ['THỦ TƯỚNG CHÍNH PHỦ', 'Thủ tướng Chính phủ'],
  ['BAN THƯỜNG VỤ', 'Ban Thường vụ'],
])('chữ hoa viết lại như trong câu: %s', (capitals, name) => expect(sentenceCased(capitals)).toBe(name))

describe('phần đầu và phần cuối văn bản', () => {
  test('hai cột đầu trang, trích yếu nhiều dòng, hai cột cuối trang', () => {
    const document = aDocument(
      {
        ...aTable([
          'ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 45/KH-UBND',
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Bình, ngày 12 tháng 01 năm 2026',
        ]),
        ruled: false,
      },
      '\nKẾ HOẠCH\nCông tác hòa giải ở cơ sở\ntrên địa bàn xã An Bình năm 2026\n',
      'Căn cứ Luật Hòa giải ở cơ sở; UBND xã ban hành Kế hoạch như sau:',
      'I. MỤC ĐÍCH\nNâng cao chất lượng.',
      {
        ...aTable([
          'Nơi nhận:\n- Sở Tư pháp;\n- Lưu: VT.',
          'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Thị Bình',
        ]),
        ruled: false,
      },
    )
    const { reading } = readHeader(regionsOf(stripsOf(document)), allLinesOf(document))
    expect(reading).toMatchObject({
      number: '45/KH-UBND',
      kind: 'Kế hoạch',
      title: 'Công tác hòa giải ở cơ sở trên địa bàn xã An Bình năm 2026',
      issuer: 'Ủy ban nhân dân xã An Bình',
      place: 'An Bình',
      date: '2026-01-12',
      recipients: ['Sở Tư pháp', 'Lưu: VT'],
      signer: { name: 'Trần Thị Bình', title: 'Phó Chủ tịch', authority: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH' },
    })
  })

  test('trích yếu mở đầu bằng «Thực hiện … số …» và xuống dòng giữa câu', () => {
    const document = aDocument(
      'KẾ HOẠCH\nThực hiện Kế hoạch số 60/KH-STP ngày 24/4/2026 của Sở Tư pháp\nthực hiện Nghị quyết số 66-NQ/TW về thi hành pháp luật',
      'Thực hiện Kế hoạch số 60/KH-STP ngày 24/4/2026 của Sở Tư pháp, UBND phường ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nBảo đảm.',
    )
    const { title, opening } = regionsOf(stripsOf(document))
    expect(title.map(({ text }) => text.slice(0, 14))).toEqual(['Thực hiện Kế h', 'thực hiện Nghị'])
    expect(opening).toHaveLength(1)
  })

  test('tên cơ quan đầy đủ lấy ở chỗ ghi rõ nhất', () => {
    const document = aDocument(
      'KẾ HOẠCH\nKiểm tra công tác hòa giải\n',
      'Phòng Tư pháp xây dựng Kế hoạch như sau:',
      'I. NỘI DUNG\n1. Kiểm tra.',
      'Trên đây là Kế hoạch kiểm tra của Phòng Tư pháp thành phố Bình Minh./.',
    )
    const { reading } = readHeader(regionsOf(stripsOf(document)), allLinesOf(document))
    expect(reading.issuer).toBe('Phòng Tư pháp thành phố Bình Minh')
    expect(reading.signer).toBeNull()
  })
})
