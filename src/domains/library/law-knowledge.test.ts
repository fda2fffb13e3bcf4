import { expect, test } from 'vitest'
import { knowledgeOf, type LawFacts, shippedKnowledge } from '#domains/library/law-knowledge.ts'

test.each([
  [
    '619/QĐ-TTg',
    '2026-02-21',
    'expired',
    'Quyết định 619/QĐ-TTg đã được thay thế bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022',
    'Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021; lưu ý văn bản này có thể bị thay thế bởi Quyết định 27/2025/QĐ-TTg từ 01/01/2026 (theo báo chí, cổng thông tin; chưa đối chiếu văn bản)',
  ],
  [
    '104/2016/QH13',
    '2026-10-01',
    'expired',
    'Luật Tiếp cận thông tin số 104/2016/QH13 đã được thay thế bởi Luật Tiếp cận thông tin số 01/2026/QH16 từ 01/09/2026',
    'Đề nghị dẫn Luật Tiếp cận thông tin số 01/2026/QH16',
  ],
  [
    '14/2014/TTLT-BTC-BTP',
    '2024-01-01',
    'expired',
    'Thông tư liên tịch 14/2014/TTLT-BTC-BTP đã bị bãi bỏ bởi Thông tư 56/2023/TT-BTC từ 06/10/2023',
    undefined,
  ],
  [
    '01/2026/QH16',
    '2026-05-01',
    'not-yet',
    'Luật Tiếp cận thông tin số 01/2026/QH16 chưa có hiệu lực: có hiệu lực từ 01/09/2026',
    undefined,
  ],
  [
    '35/2013/QH13',
    '2026-05-01',
    'in-force',
    'Luật Hòa giải ở cơ sở số 35/2013/QH13: Còn hiệu lực từ 01/01/2014',
    undefined,
  ],
])('%s vào ngày %s', (number, day, status, sentence, proposal) => {
  const standing = shippedKnowledge({ number, name: null, date: null }, day)
  expect(standing).toMatchObject({ status, sentence })
  expect(standing?.proposal).toBe(proposal)
})

test('điều không chắc của một ngày sau kế hoạch thì không nhắc', () =>
  expect(shippedKnowledge({ number: '619/QĐ-TTg', name: null, date: null }, '2023-02-21')?.proposal).toBe(
    'Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021',
  ))

test('luật theo tên: không ghi năm thì là luật còn hiệu lực hôm ấy; ghi năm thì là luật của năm ấy', () => {
  const information = { number: null, name: 'Luật Tiếp cận thông tin' }
  expect(shippedKnowledge({ ...information, date: null }, '2026-10-01')?.slug).toBe('01-2026-qh16')
  expect(shippedKnowledge({ ...information, date: null }, '2025-10-01')?.slug).toBe('104-2016-qh13')
  expect(shippedKnowledge({ ...information, date: '2016' }, '2026-10-01')?.status).toBe('expired')
})

test('số không có năm mà không ghi ngày: có thể là văn bản khác; ghi ngày khác thì không phải', () => {
  expect(shippedKnowledge({ number: '619/QĐ-TTg', name: null, date: null }, '2023-01-01')?.isGuess).toBe(true)
  expect(shippedKnowledge({ number: '619/QĐ-TTg', name: null, date: '2017-05-08' }, '2023-01-01')?.isGuess).toBe(false)
  expect(shippedKnowledge({ number: '619/QĐ-TTg', name: null, date: '2019-05-08' }, '2023-01-01')).toBeUndefined()
  expect(shippedKnowledge({ number: '129/KH-UBND', name: null, date: '2020-11-16' }, '2023-01-01')).toBeUndefined()
})

test('văn bản thay thế cũng đã bị thay thế: đề nghị dẫn văn bản sau cùng', () => {
  const law = (number: string, effectiveOn: string, by?: LawFacts, fromDay = ''): LawFacts => ({
    slug: number,
    number,
    kind: 'quyet-dinh',
    name: `Quyết định ${number}`,
    issuedOn: effectiveOn,
    effectiveOn,
    expiresOn: null,
    mark: 'S',
    relations: by ? [{ kind: 'replaces', scope: [], fromDay, toDay: null, mark: 'S', state: 'confirmed', by }] : [],
  })
  const third = law('3/2033/QĐ-TTg', '2033-01-01')
  const second = law('2/2032/QĐ-TTg', '2032-01-01', third, '2033-01-01')
  const laws = [law('1/2031/QĐ-TTg', '2031-01-01', second, '2032-01-01'), second, third]
  const knows = knowledgeOf({
    findLaws: ({ number }) => laws.filter((each) => each.number === number),
    findLaw: (slug) => laws.find((each) => each.slug === slug),
  })
  const cited = { number: '1/2031/QĐ-TTg', name: null, date: null }
  expect(knows(cited, '2032-06-01')?.proposal).toBe('Đề nghị dẫn Quyết định 2/2032/QĐ-TTg ngày 01/01/2032')
  expect(knows(cited, '2033-06-01')?.proposal).toBe('Đề nghị dẫn Quyết định 3/2033/QĐ-TTg ngày 01/01/2033')
  expect(knows(cited, '2031-06-01')).toMatchObject({ status: 'in-force' })
})
