import { describe, expect, test } from 'vitest'
import {
  cataloguedStatusOn,
  certaintyOf,
  findCited,
  freeSlug,
  relationsTo,
  shippedCatalogue,
} from '#domains/library/catalogue.ts'
import { decides } from '#domains/library/document.ts'

const one = (number: string) => findCited({ number, date: null })[0]!

describe('danh mục văn bản kèm theo', () => {
  test('đọc được cả; địa chỉ không trùng; ngày có hiệu lực không trước ngày ban hành; nguồn nào cũng có', () => {
    const { documents, relations } = shippedCatalogue()
    expect(documents.length).toBeGreaterThan(600)
    expect(relations.length).toBeGreaterThan(300)
    expect(new Set(documents.map(({ slug }) => slug)).size).toBe(documents.length)
    expect(documents.filter(({ issuedOn, effectiveOn }) => issuedOn && effectiveOn && effectiveOn < issuedOn)).toEqual(
      [],
    )
    expect(certaintyOf().sure).toBeGreaterThan(500)
  })

  test.each([
    ['35/2013/QH13', '35-2013-qh13'],
    ['số 35/2013/QH13', '35-2013-qh13'],
    ['977/QĐ-TTg', '977-qd-ttg'],
    ['977 / qd-ttg', '977-qd-ttg'],
    ['13/2023/ND-CP', '13-2023-nd-cp'],
    ['5/2025/TT-VPCP', '05-2025-tt-vpcp'],
    ['80-KL/TW', '80-kl-tw'],
  ])('%s tìm ra %s', (number, slug) =>
    expect(findCited({ number, date: null }).map((each) => each.slug)).toEqual([slug]),
  )

  test.each([
    ['Luật Hoà giải ở cơ sở', '2013', ['35-2013-qh13']],
    ['Luật Phổ biến, giáo dục pháp luật', null, ['14-2012-qh13']],
    ['Luật Tiếp cận thông tin', '2016-04-06', ['104-2016-qh13']],
    ['Luật Đất đai', null, ['31-2024-qh15', '45-2013-qh13']],
    ['Luật Đất đai', '2013', ['45-2013-qh13']],
    ['Bộ luật Dân sự', '2015', ['91-2015-qh13']],
    ['Luật Không có thật', null, []],
  ])('%s %s', (name, date, slugs) => {
    const found = findCited({ number: null, name, date }).map(({ slug }) => slug)
    for (const slug of slugs) expect(found).toContain(slug)
    if (date !== null || slugs.length === 0) expect(found).toEqual(slugs)
  })

  test('cùng số mà khác năm thì không phải văn bản ấy', () =>
    expect(findCited({ number: '977/QĐ-TTg', date: '2019-01-01' })).toEqual([]))

  test.each([
    ['35/2013/QH13', '2026-11-28', 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    [
      '619/QĐ-TTg',
      '2022-01-01',
      'expired',
      'Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Quyết định 25/2021/QĐ-TTg.',
    ],
    ['619/QĐ-TTg', '2020-06-01', 'unknown', 'Chưa rõ hiệu lực: chưa biết ngày văn bản này có hiệu lực.'],
    ['25/2021/QĐ-TTg', '2023-06-01', 'in-force', 'Còn hiệu lực từ 01/01/2022.'],
    ['104/2016/QH13', '2026-08-31', 'in-force', 'Còn hiệu lực từ 01/07/2018.'],
    [
      '104/2016/QH13',
      '2026-09-01',
      'expired',
      'Hết hiệu lực toàn bộ từ 01/09/2026: bị thay thế bởi Luật Tiếp cận thông tin số 01/2026/QH16.',
    ],
    ['01/2026/QH16', '2026-08-31', 'not-yet', 'Chưa có hiệu lực: có hiệu lực từ 01/09/2026.'],
    [
      '14/2014/TTLT-BTC-BTP',
      '2023-10-06',
      'expired',
      'Hết hiệu lực toàn bộ từ 06/10/2023: bị bãi bỏ bởi Thông tư 56/2023/TT-BTC.',
    ],
    [
      '07/2017/TT-BTP',
      '2022-01-01',
      'expired',
      'Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Thông tư 09/2021/TT-BTP.',
    ],
    [
      '91/2025/QH15',
      '2026-06-01',
      'unknown',
      'Chưa rõ hiệu lực: thông tin về văn bản này chưa được đối chiếu với bản chính thức.',
    ],
  ])('%s vào ngày %s', (number, day, kind, sentence) => {
    expect(cataloguedStatusOn(day, one(number))).toMatchObject({ kind, sentence })
  })

  test.each([
    ['25/2021/QĐ-TTg', '2026-06-01', /Có thể bị thay thế bởi Quyết định 27\/2025\/QĐ-TTg từ 01\/01\/2026/u],
    ['13/2023/NĐ-CP', '2026-06-01', /Có thể bị thay thế bởi Nghị định 356\/2025\/NĐ-CP từ 01\/01\/2026/u],
    ['21/2021/QĐ-TTg', '2025-10-01', /Có thể bị thay thế bởi Quyết định 26\/2025\/QĐ-TTg từ 20\/09\/2025/u],
  ])('%s: điều chưa đối chiếu chỉ là có thể', (number, day, sentence) => {
    const status = cataloguedStatusOn(day, one(number))
    expect(status.kind).toBe('in-force')
    expect(status.possible.join(' ')).toMatch(sentence)
  })

  test('luật được sửa đổi từ năm sau: biết trước', () =>
    expect(cataloguedStatusOn('2026-11-28', one('11/2017/QH14')).next).toMatchObject({ day: '2027-01-01' }))

  test('không điều nào nhớ lại mà quyết định', () => {
    const remembered = shippedCatalogue().documents.filter(({ mark }) => !decides(mark))
    for (const document of remembered) {
      const kinds = ['2000-01-01', '2015-06-01', '2026-11-28'].map((day) => cataloguedStatusOn(day, document).kind)
      expect(
        kinds.every((kind) => kind === 'unknown' || relationsTo(document.slug).some(({ mark }) => decides(mark))),
      ).toBe(true)
    }
  })

  test('địa chỉ đã cho thì giữ; văn bản sau mang thêm năm', () => {
    const document = { number: '977/QĐ-TTg', name: 'Quyết định', issuedOn: '2024-05-01' }
    expect(freeSlug(document, new Set())).toBe('977-qd-ttg')
    expect(freeSlug(document, new Set(['977-qd-ttg']))).toBe('977-qd-ttg-2024')
    expect(freeSlug(document, new Set(['977-qd-ttg', '977-qd-ttg-2024']))).toBe('977-qd-ttg-2024-2')
  })
})
