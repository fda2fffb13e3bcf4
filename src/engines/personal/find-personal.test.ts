import { describe, expect, test } from 'vitest'
import { findPersonal, maskPersonal } from '#engines/personal/find-personal.ts'

const found = (text: string) => findPersonal(text, 2026).map(({ kind, text: part }) => [kind, part])

describe('thông tin riêng', () => {
  test.each([
    [
      'Tôi là Nguyễn Văn An, số 0912 345 678.',
      [
        ['name', 'Nguyễn Văn An'],
        ['phone', '0912 345 678'],
      ],
    ],
    [
      'toi la nguyen van hung o thon 3',
      [
        ['name', 'nguyen van hung'],
        ['address', 'thon 3'],
      ],
    ],
    [
      'Ông Bính ở số nhà 15, ngõ 20, đường Nguyễn Trãi.',
      [
        ['name', 'Bính'],
        ['address', 'số nhà 15, ngõ 20, đường Nguyễn Trãi'],
      ],
    ],
    [
      'CCCD 001087012345, sinh ngày 05/06/1990',
      [
        ['identity', '001087012345'],
        ['birth', 'sinh ngày 05/06/1990'],
      ],
    ],
    [
      'Xe 99B1-123.45 của chị Hoa, thư hoa@thu.vn',
      [
        ['plate', '99B1-123.45'],
        ['name', 'Hoa'],
        ['email', 'hoa@thu.vn'],
      ],
    ],
    ['stk 19034567890123 của bên bán', [['account', '19034567890123']]],
    ['Con tôi 5 tuổi bị đánh.', [['minor', 'Con tôi 5 tuổi']]],
  ])('%s', (text, finds) => expect(found(text)).toEqual(finds))

  test.each([
    'Theo Điều 16 Luật Hòa giải ở cơ sở 35/2013/QH13 thì ai được yêu cầu?',
    'Quyết định số 12/QĐ-UBND ngày 02/11/2026 phạt tôi 3.000.000 đồng.',
    'Trẻ em dưới 6 tuổi có được bảo hiểm y tế miễn phí không?',
    'Chủ tịch UBND phường Kinh Bắc, tỉnh Bắc Ninh trả lời.',
    'Bên mua đã đưa 150000000 đồng tiền cọc.',
  ])('không có gì: %s', (text) => expect(found(text)).toEqual([]))

  test('chỗ tìm thấy được thay bằng tên loại, phần còn lại giữ nguyên', () => {
    const text = 'Ông Bính, số 0912 345 678, lấn đất.'
    expect(maskPersonal(text, findPersonal(text, 2026))).toBe('Ông (tên người), số (số điện thoại), lấn đất.')
  })

  test('chữ dài một triệu chữ cái không làm chậm', () => {
    const started = performance.now()
    findPersonal('tổ '.repeat(350_000), 2026)
    findPersonal('1 '.repeat(500_000), 2026)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
