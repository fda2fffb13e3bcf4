import { describe, expect, test } from 'vitest'
import { citationsOf, mentionsIn } from '#domains/plans/plan-reader/citations/citations.ts'
import { aLine } from '#domains/plans/plan-reader/read-plan.fixture.ts'

describe('văn bản được dẫn', () => {
  test.each([
    ['Quyết định số 977/QĐ-TTg ngày 11/8/2022', 'Quyết định|977/QĐ-TTg|2022-08-11'],
    ['Quyết định 619/QĐ-TTg của Thủ tướng Chính phủ', 'Quyết định|619/QĐ-TTg|'],
    ['Kế hoạch số 26/KH-UBND, ngày 07 tháng 02 năm 2023 của UBND tỉnh', 'Kế hoạch|26/KH-UBND|2023-02-07'],
    ['Kết luận số 80-KL/TW ngày 20-6-2020', 'Kết luận|80-KL/TW|2020-06-20'],
    ['Nghị quyết số 66 - NQ/TW ngày 30/4/2025', 'Nghị quyết|66-NQ/TW|2025-04-30'],
    ['Nghị quyết số 66-NQ/TW1 ngày 30/4/2025', 'Nghị quyết|66-NQ/TW|2025-04-30'],
    [
      'Thông tư liên tịch số 14/2014/TTLT-BTC-BTP ngày 27/01/2014',
      'Thông tư liên tịch|14/2014/TTLT-BTC-BTP|2014-01-27',
    ],
    ['Kế hoạch liên tịch số 32/KHLT-UBND-UBMTTQ ngày 27/12/2021', 'Kế hoạch liên tịch|32/KHLT-UBND-UBMTTQ|2021-12-27'],
    ['Quyết định số 25/QĐ-TTg của Thủ tướng Chính phủ ngày 22 tháng 7 năm 2021', 'Quyết định|25/QĐ-TTg|2021-07-22'],
    ['Nghị quyết số 118/2014/NQ-HĐND ngày 10/12/2014', 'Nghị quyết|118/2014/NQ-HĐND|2014-12-10'],
    ['Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày 20/6/2013', 'Luật|35/2013/QH13|2013-06-20'],
    ['Luật Ngân sách nhà nước và các văn bản hướng dẫn', 'Luật|Luật Ngân sách nhà nước|'],
    ['Luật Hoà giải ở cơ sở năm 2013; các văn bản', 'Luật|Luật Hoà giải ở cơ sở|2013'],
    [
      'Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ ngày 26 tháng 8 năm 2024',
      'Luật|Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|2024-08-26',
    ],
    ['Bộ luật Hình sự năm 2015', 'Bộ luật|Bộ luật Hình sự|2015'],
    ['Luật Luật sư', 'Luật|Luật Luật sư|'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]))

  test.each([
    'phổ biến, giáo dục pháp luật cho Nhân dân năm 2026',
    'Hội Luật gia tỉnh, luật sư, luật gia',
    'các luật, pháp lệnh mới thông qua năm 2026',
    'Đề án 129, Dự án 8, Chương trình mục tiêu quốc gia, Hiến pháp năm 2013',
    'Công ty TNHH Thử Nghiệm tại Văn bản số 26/CV-DC ngày 15/4/2026',
    'từ 15/5/2026 đến 30/6/2026',
    'dự án Luật Thử nghiệm',
  ])('không dẫn văn bản nào: %s', (text) => expect(read(text)).toEqual([]))

  test('mỗi văn bản một lần; luật viết Hòa hay Hoà là một; ngày lấy ở chỗ có ghi', () => {
    expect(
      read(
        'Luật Hòa giải ở cơ sở; Luật Hoà giải ở cơ sở năm 2013; Chỉ thị số 32-CT/TW; Chỉ thị số 32-CT/TW ngày 09/12/2003',
      ),
    ).toEqual(['Luật|Luật Hòa giải ở cơ sở|2013', 'Chỉ thị|32-CT/TW|2003-12-09'])
  })

  test('hai cơ quan cùng một số là hai văn bản', () => {
    expect(
      read(
        'Kế hoạch số 09/KH-UBND ngày 14/01/2026 của UBND phường An; Kế hoạch số 09/KH-UBND ngày 05/01/2026 của UBND tỉnh Bình',
      ),
    ).toHaveLength(2)
  })

  test('luật sửa đổi của hai năm là hai luật', () => {
    expect(
      read(
        'Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày 13/6/2014; Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày 27/11/2024',
      ),
    ).toHaveLength(2)
  })

  test('căn cứ là văn bản ở phần mở đầu; số của chính kế hoạch không tính', () => {
    const basis = aLine('Căn cứ Quyết định số 977/QĐ-TTg ngày 11/8/2022')
    const body = aLine('Theo Quyết định số 977/QĐ-TTg và Kế hoạch số 45/KH-UBND')
    const mentions = mentionsIn([body, basis], { basis: new Set([basis]), title: new Set(), own: '45/KH-UBND' })
    expect(citationsOf(mentions)).toMatchObject([{ number: '977/QĐ-TTg', role: 'basis', date: '2022-08-11' }])
  })
})

function read(text: string): string[] {
  const mentions = mentionsIn([aLine(text)], { basis: new Set(), title: new Set(), own: null })
  return citationsOf(mentions).map(({ type, number, name, date }) => `${type}|${number ?? name}|${date ?? ''}`)
}
