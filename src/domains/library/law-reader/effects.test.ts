import { describe, expect, test } from 'vitest'
import { workMeter } from '#base/testing/work-meter.ts'
import { effectsIn } from '#domains/library/law-reader/effects.ts'

describe('điều khoản thi hành: làm gì với văn bản nào', () => {
  test.each([
    [
      'thay thế trong câu hiệu lực',
      'Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2022 và thay thế Quyết định số 619/QĐ-TTg ngày 08 tháng 5 năm 2017 của Thủ tướng Chính phủ ban hành Quy định về chuẩn tiếp cận pháp luật.',
      ['replaces 619/QĐ-TTg 2017-05-08 [] từ 2022-01-01'],
    ],
    [
      'luật trước hết hiệu lực khi luật cùng loại có hiệu lực: bị thay thế',
      '2. Luật Trợ giúp pháp lý số 69/2006/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
      ['replaces 69/2006/QH11  []'],
    ],
    [
      'văn bản khác loại hết hiệu lực: bị bãi bỏ',
      'Pháp lệnh Người cao tuổi số 23/2000/PL-UBTVQH10 hết hiệu lực kể từ ngày Luật này có hiệu lực.',
      ['repeals 23/2000/PL-UBTVQH10  []'],
    ],
    [
      'bãi bỏ một khoản',
      'Bãi bỏ khoản 2 Điều 5 Nghị định số 12/2020/NĐ-CP ngày 01/02/2020.',
      ['repeals 12/2020/NĐ-CP 2020-02-01 [dieu-5/khoan-2]'],
    ],
    [
      'điểm, khoản, điều trong một danh sách',
      'Bãi bỏ điểm a, điểm đ khoản 1, khoản 3 Điều 5, Điều 7 và Điều 9a của Thông tư số 08/2017/TT-BTP.',
      ['repeals 08/2017/TT-BTP  [dieu-5/khoan-1/diem-a dieu-5/khoan-1/diem-dd dieu-5/khoan-3 dieu-7 dieu-9a]'],
    ],
    [
      'các điều liền nhau',
      'Bãi bỏ các Điều 4, 5 và 6, từ Điều 10 đến Điều 12 của Nghị định số 1/2020/NĐ-CP.',
      ['repeals 1/2020/NĐ-CP  [dieu-4 dieu-5 dieu-6 dieu-10 dieu-11 dieu-12]'],
    ],
    [
      'phần không phải điều',
      'Bãi bỏ Phụ lục II ban hành kèm theo Thông tư số 03/2019/TT-BTP.',
      ['repeals 03/2019/TT-BTP  [mot-phan]'],
    ],
    [
      'thay cụm từ là sửa đổi',
      'Thay thế cụm từ “Phòng Tư pháp” bằng cụm từ “Sở Tư pháp” tại Điều 6 Thông tư số 10/2016/TT-BTP.',
      ['amends 10/2016/TT-BTP  [dieu-6]'],
    ],
    [
      'văn bản trong tên của văn bản khác không bị gì',
      'Bãi bỏ Thông tư số 02/2010/TT-BTC hướng dẫn thi hành Nghị định số 33/2008/NĐ-CP và Thông tư số 07/2011/TT-BTC.',
      ['repeals 02/2010/TT-BTC  []', 'repeals 07/2011/TT-BTC  []'],
    ],
    [
      'danh sách dưới một câu',
      '2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:\na) Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư;\nb) Điều 1 Quyết định số 15/2009/QĐ-TTg.\n3. Nghị định số 99/2000/NĐ-CP vẫn áp dụng.',
      ['repeals 110/2004/NĐ-CP 2004-04-08 []', 'repeals 15/2009/QĐ-TTg  [dieu-1]'],
    ],
    [
      'sửa một văn bản, các khoản kể bên dưới',
      '1. Sửa đổi, bổ sung một số điều của Nghị định số 146/2018/NĐ-CP như sau:\na) Sửa đổi khoản 12 Điều 3 như sau:\n“12. Bãi bỏ Nghị định số 5/2001/NĐ-CP.”;\nb) Bãi bỏ Điều 9.',
      ['amends 146/2018/NĐ-CP  []', 'amends 146/2018/NĐ-CP  [dieu-3/khoan-12]', 'repeals 146/2018/NĐ-CP  [dieu-9]'],
    ],
    [
      'quy định chi tiết',
      'Nghị định này quy định chi tiết Điều 5, khoản 2 Điều 7 của Luật Hòa giải ở cơ sở số 35/2013/QH13.',
      ['guides 35/2013/QH13  [dieu-5 dieu-7/khoan-2]'],
    ],
    [
      'ngưng hiệu lực',
      'Ngưng hiệu lực thi hành Điều 12 của Luật Tổ chức Quốc hội số 57/2014/QH13 từ ngày 01/7/2023.',
      ['suspends 57/2014/QH13  [dieu-12] từ 2023-07-01'],
    ],
    [
      'chứng chỉ hết hạn không phải văn bản hết hiệu lực',
      'Chứng chỉ cấp theo Thông tư số 5/2010/TT-BTP hết hiệu lực sau 05 năm.',
      [],
    ],
    [
      'thay đổi, bổ sung trong câu thường',
      'Khi có thay đổi, bổ sung hồ sơ theo Thông tư số 5/2010/TT-BTP thì báo cáo.',
      [],
    ],
    ['căn cứ không làm gì', 'Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;', []],
  ])('%s', (_, text, expected) => {
    expect(
      effectsIn(text, { type: text.startsWith('2. Luật') ? 'Luật' : 'Thông tư liên tịch' }).map(
        ({ kind, target, scope, fromDay }) =>
          `${kind} ${target.number ?? target.name} ${target.date ?? ''} [${scope.join(' ')}]${fromDay ? ` từ ${fromDay}` : ''}`,
      ),
    ).toEqual(expected)
  })

  test('có ngoại lệ thì nói; chỗ đã đọc là nguyên văn', () => {
    const text =
      '1. Hiệu lực.\n2. Luật Hợp tác xã số 23/2012/QH13 hết hiệu lực, trừ quy định tại khoản 5 Điều 115 của Luật này.'
    const [effect] = effectsIn(text)
    expect(effect).toMatchObject({ hasException: true, scope: [] })
    expect(text.slice(effect!.start, effect!.end)).toMatch(/^2\. Luật Hợp tác xã .* của Luật này\.$/u)
    expect(text.slice(effect!.target.start, effect!.target.end)).toBe('Luật Hợp tác xã số 23/2012/QH13')
  })

  test('dòng hiểm không làm máy đứng', () => {
    const bombs = [
      'bãi bỏ '.repeat(100_000),
      'Bãi bỏ khoản 1, '.repeat(60_000),
      'Thông tư số 1/2000/TT-BTP và '.repeat(30_000),
      'Điều 1, khoản 2 '.repeat(50_000),
      `Bãi bỏ ${'a'.repeat(1_000_000)}`,
      '“'.repeat(200_000),
      'Các văn bản sau hết hiệu lực:\n'.repeat(20_000),
    ]
    for (const bomb of bombs) {
      const workMs = workMeter()
      effectsIn(bomb)
      expect(workMs()).toBeLessThan(4_000)
    }
  })
})
