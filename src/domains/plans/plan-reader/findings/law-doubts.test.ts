import { describe, expect, test } from 'vitest'
import { aDocument } from '#domains/plans/plan-reader/read-plan.fixture.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'

const replaced =
  'Quyết định 619/QĐ-TTg đã được thay thế bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022. Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021'

describe('văn bản được dẫn không còn, hoặc chưa có hiệu lực khi ban hành kế hoạch', () => {
  test.each([
    ['An Bình, ngày 21 tháng 02 năm 2023', 'NĂM 2023', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', replaced],
    ['An Bình, ngày 31 tháng 12 năm 2021', 'NĂM 2022', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', undefined],
    ['An Bình, ngày 01 tháng 01 năm 2022', 'NĂM 2022', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', replaced],
    [
      'An Bình, ngày    tháng 9 năm 2026',
      'NĂM 2026',
      'Luật Tiếp cận thông tin năm 2016',
      'Luật Tiếp cận thông tin số 104/2016/QH13 đã được thay thế bởi Luật Tiếp cận thông tin số 01/2026/QH16 từ 01/09/2026. Đề nghị dẫn Luật Tiếp cận thông tin số 01/2026/QH16',
    ],
    ['An Bình, ngày    tháng    năm 2026', 'NĂM 2026', 'Luật Tiếp cận thông tin năm 2016', undefined],
    ['', 'NĂM 2024', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', replaced],
    ['', 'NĂM 2022', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', undefined],
    ['', '', 'Quyết định số 619/QĐ-TTg ngày 08/5/2017', undefined],
    [
      'An Bình, ngày 05 tháng 5 năm 2026',
      'NĂM 2026',
      'Luật Tiếp cận thông tin số 01/2026/QH16',
      'Luật Tiếp cận thông tin số 01/2026/QH16 chưa có hiệu lực: có hiệu lực từ 01/09/2026. Hãy xem lại viện dẫn này.',
    ],
    ['An Bình, ngày 05 tháng 5 năm 2026', 'NĂM 2026', 'Luật Hòa giải ở cơ sở năm 2013', undefined],
    // Nobody compared what decree 356/2025 says of it: said elsewhere as possible, no finding here.
    ['An Bình, ngày 05 tháng 5 năm 2026', 'NĂM 2026', 'Nghị định số 13/2023/NĐ-CP ngày 17/4/2023', undefined],
    ['An Bình, ngày 05 tháng 5 năm 2026', 'NĂM 2026', 'Luật Đất đai năm 2013', undefined],
    ['An Bình, ngày 05 tháng 5 năm 2026', 'NĂM 2026', 'Kế hoạch số 619/KH-UBND ngày 08/5/2017', undefined],
  ])('%s, %s, dẫn %s', (dateLine, year, citation, message) => {
    const [finding, ...others] = findingsOf(dateLine, year, `Căn cứ ${citation};`)
    if (message === undefined) expect(finding).toBeUndefined()
    else {
      expect(finding!.message.startsWith(message)).toBe(true)
      expect(finding!.quote).toBe(citation)
      expect(others).toEqual([])
    }
  })

  test('không ghi ngày của quyết định thì nói là có thể văn bản khác', () => {
    const [finding] = findingsOf(
      'An Bình, ngày 21 tháng 02 năm 2023',
      'NĂM 2023',
      'Căn cứ Quyết định 619/QĐ-TTg của Thủ tướng Chính phủ;',
    )
    expect(finding!.message).toContain('nếu là văn bản khác thì để nguyên')
  })

  test('người gọi có thể biết nhiều hơn danh mục kèm theo', () => {
    const document = aDocument(
      'An Bình, ngày 21 tháng 02 năm 2023',
      'KẾ HOẠCH',
      'Hòa giải năm 2023',
      'Căn cứ Nghị định số 1/2001/NĐ-CP;',
      'I. NỘI DUNG',
      '1. Họp.',
    )
    const reading = readPlan(document, {}, () => ({
      slug: 'x',
      status: 'expired',
      sentence: 'Nghị định này đã hết hiệu lực',
      isGuess: false,
    }))
    expect(reading.findings.map(({ message }) => message)).toContain(
      'Nghị định này đã hết hiệu lực. Hãy xem lại viện dẫn này.',
    )
  })
})

test('không ngày, không kỳ: nói là chưa xét được', () => {
  const document = aDocument(
    'KẾ HOẠCH',
    'Hòa giải ở cơ sở',
    'Căn cứ Quyết định số 619/QĐ-TTg;',
    'I. NỘI DUNG',
    '1. Họp.',
  )
  const dated = readPlan(document).findings.find(({ code }) => code === 'date-incomplete')
  expect(dated!.message).toContain('chưa xét được hiệu lực')
})

function findingsOf(dateLine: string, year: string, basis: string) {
  const document = aDocument(
    'UBND XÃ AN BÌNH',
    dateLine,
    'KẾ HOẠCH',
    `Hòa giải ở cơ sở ${year.toLowerCase()}`,
    basis,
    'I. NỘI DUNG',
    '1. Họp tổ hòa giải.',
  )
  return readPlan(document).findings.filter(({ code }) => code === 'citation-not-in-force')
}
