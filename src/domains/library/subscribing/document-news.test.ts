import { expect, test } from 'vitest'
import { type DocumentFacts, newsBetween } from '#domains/library/subscribing/document-news.ts'

const facts: DocumentFacts = {
  kind: 'in-force',
  sentence: 'Còn hiệu lực từ 01/07/2020.',
  acts: ['Từ 01/01/2022 được sửa đổi, bổ sung bởi Luật A'],
  articles: { '1': 'aaa', '2': 'bbb', '10': 'ccc' },
}

test.each<[string, DocumentFacts | null, Partial<DocumentFacts>, string[]]>([
  ['không có gì đổi', facts, {}, []],
  ['văn bản mới', null, {}, ['Mới có trong thư viện. Còn hiệu lực từ 01/07/2020.']],
  [
    'bị thay thế: một câu, không nói hai lần',
    facts,
    {
      kind: 'expired',
      sentence: 'Hết hiệu lực toàn bộ từ 01/01/2027: bị thay thế bởi Luật B.',
      acts: [...facts.acts, 'Từ 01/01/2027 bị thay thế bởi Luật B'],
    },
    ['Hết hiệu lực toàn bộ từ 01/01/2027: bị thay thế bởi Luật B.'],
  ],
  [
    'sẽ bị thay thế: nói trước khi đến ngày',
    facts,
    { acts: [...facts.acts, 'Từ 01/01/2027 bị thay thế bởi Luật B'] },
    ['Từ 01/01/2027 bị thay thế bởi Luật B.'],
  ],
  [
    'biên tập viên bỏ một quan hệ',
    facts,
    { acts: [] },
    ['Không còn ghi nhận: từ 01/01/2022 được sửa đổi, bổ sung bởi Luật A.'],
  ],
  [
    'chữ của điều đổi, thêm, mất; theo thứ tự số',
    facts,
    { articles: { '1': 'xxx', '10': 'yyy', '2a': 'new' } },
    ['Chữ thay đổi ở Điều 1, Điều 10.', 'Thêm Điều 2a.', 'Không còn chữ có hiệu lực của Điều 2.'],
  ],
  ['lần đầu có chữ', { ...facts, articles: {} }, {}, ['Thư viện đã có chữ của 3 điều.']],
])('%s', (_, before, change, told) => {
  expect(newsBetween(before, { ...facts, ...change })).toEqual(told)
})

test('một trăm điều đổi thì nêu mười hai, và nói còn bao nhiêu', () => {
  const many = (hash: string) => Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index + 1}`, hash]))
  const [line] = newsBetween({ ...facts, articles: many('a') }, { ...facts, articles: many('b') })
  expect(line).toMatch(/^Chữ thay đổi ở Điều 1, Điều 2, .*Điều 12 và 88 điều khác\.$/)
})
