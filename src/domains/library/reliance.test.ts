import { describe, expect, test } from 'vitest'
import type { StatusRelation } from '#domains/library/document-status.ts'
import { aDocument } from '#domains/library/library.fixtures.ts'
import { type CitedPlace, type PlaceFacts, pinOn, standingOn } from '#domains/library/reliance.ts'

const text = 'Mở đầu của điều:\n1. Một.\n2. Hai:\na) A;\nđ) Đ.\n3. Ba.'
const by = { slug: '9-2031-qh99', number: '9/2031/QH99', kind: 'luat', name: 'Luật Sửa' } as const

const aVersion = (given: Partial<PlaceFacts['versions'][number]> = {}) => ({
  fromDay: '2030-07-01',
  toDay: null,
  title: 'Phạm vi',
  text,
  amendedBy: [],
  ...given,
})

const facts = (given: Partial<PlaceFacts> = {}): PlaceFacts => ({
  document: aDocument(),
  relations: [],
  versions: [aVersion()],
  ...given,
})

const relation = (given: Partial<StatusRelation>): StatusRelation => ({
  kind: 'amends',
  scope: [],
  fromDay: '2031-01-01',
  toDay: null,
  mark: 'S',
  state: 'confirmed',
  by,
  ...given,
})

const place = (article: string, clause = '', point = ''): CitedPlace => ({ article, clause, point })

/** Pinned on 01/08/2030, looked at on 01/02/2031. */
function seen(cited: CitedPlace, before: PlaceFacts, after: PlaceFacts) {
  const standing = standingOn('2031-02-01', cited, pinOn('2030-08-01', cited, before), after)
  return standing.state === 'standing' ? 'standing' : standing.reason
}

const amendedTo = (words: string, given: object = {}) =>
  facts({
    versions: [
      aVersion({ toDay: '2031-01-01' }),
      aVersion({ fromDay: '2031-01-01', text: words, amendedBy: ['9/2031/QH99'], ...given }),
    ],
  })

describe('chỗ dựa vào luật: còn đứng hay phải rà lại', () => {
  test.each([
    ['khoản khác đổi thì không sao', place('1', '1'), text.replace('Ba', 'Bốn'), 'standing'],
    [
      'chính khoản đó đổi',
      place('1', '3'),
      text.replace('Ba', 'Bốn'),
      /khoản 3 Điều 1 .*: chữ đã thay đổi từ 01\/01\/2031 \(theo 9\/2031\/QH99\)/,
    ],
    ['cả điều thì khoản nào đổi cũng tính', place('1'), text.replace('Ba', 'Bốn'), /^Điều 1 .*chữ đã thay đổi/],
    [
      'câu mở đầu của điều đổi thì khoản đổi nghĩa',
      place('1', '1'),
      text.replace('Mở đầu', 'Trừ ra'),
      /chữ đã thay đổi/,
    ],
    ['câu dẫn của khoản đổi thì điểm đổi nghĩa', place('1', '2', 'đ'), text.replace('Hai', 'Cấm'), /điểm đ khoản 2/],
    ['điểm khác đổi thì không sao', place('1', '2', 'đ'), text.replace('A;', 'B;'), 'standing'],
    ['khoản không còn', place('1', '3'), text.replace('\n3. Ba.', ''), /không còn trong điều/],
    ['chỉ khác khoảng trắng', place('1', '3'), text.replace('Ba.', 'Ba.  '), 'standing'],
  ])('%s', (_, cited, words, expected) => {
    const answer = seen(cited, facts(), amendedTo(words))
    if (expected === 'standing') expect(answer).toBe('standing')
    else expect(answer).toMatch(expected)
  })

  test.each([
    ['khoản bị bãi bỏ', place('1', '1'), { kind: 'repeals', scope: ['dieu-1/khoan-1'] }, /bị bãi bỏ/],
    ['khoản khác bị bãi bỏ', place('1', '2'), { kind: 'repeals', scope: ['dieu-1/khoan-1'] }, 'standing'],
    ['cả điều bị bãi bỏ thì điểm cũng hết', place('1', '2', 'a'), { kind: 'repeals', scope: ['dieu-1'] }, /bị bãi bỏ/],
    ['điều có số gần giống', place('1'), { kind: 'repeals', scope: ['dieu-10'] }, 'standing'],
    ['cả văn bản bị thay thế', place('1'), { kind: 'replaces' }, /Hết hiệu lực toàn bộ từ 01\/01\/2031/],
    ['cả văn bản bị ngưng', place('1'), { kind: 'suspends' }, /Ngưng hiệu lực/],
    ['được sửa, chữ mới chưa nhập', place('1', '1'), { scope: ['dieu-1'] }, /được sửa đổi, bổ sung bởi/],
    ['sửa khoản khác', place('1', '1'), { scope: ['dieu-1/khoan-2'] }, 'standing'],
    ['sửa văn bản, không rõ điều nào, mà chữ vẫn thế', place('1', '1'), {}, 'standing'],
    ['máy đọc được, chưa ai xác nhận', place('1'), { kind: 'replaces', state: 'read' }, 'standing'],
    ['nguồn chưa chắc', place('1'), { kind: 'replaces', mark: 'P' }, 'standing'],
    ['chưa đến ngày', place('1'), { kind: 'replaces', fromDay: '2031-02-02' }, 'standing'],
    ['hướng dẫn thi hành thì không đổi gì', place('1'), { kind: 'guides', scope: ['dieu-1'] }, 'standing'],
  ] as const)('quan hệ: %s', (_, cited, given, expected) => {
    const answer = seen(cited, facts(), facts({ relations: [relation(given as Partial<StatusRelation>)] }))
    if (expected === 'standing') expect(answer).toBe('standing')
    else expect(answer).toMatch(expected)
  })

  test('thư viện chưa có chữ: lời sửa cả văn bản cũng phải rà; đã biết lúc duyệt thì thôi', () => {
    const without = facts({ versions: [] })
    const told = facts({ versions: [], relations: [relation({})] })
    expect(seen(place('1'), without, told)).toMatch(/được sửa đổi, bổ sung bởi/)
    const pin = pinOn('2031-01-15', place('1'), told)
    expect(standingOn('2031-02-01', place('1'), pin, told).state).toBe('standing')
  })

  test('chữ vào thư viện sau khi duyệt: so với chữ của ngày duyệt', () => {
    const without = facts({ versions: [] })
    expect(seen(place('1', '3'), without, facts())).toBe('standing')
    expect(seen(place('1', '3'), without, amendedTo(text.replace('Ba', 'Bốn')))).toMatch(/chữ đã thay đổi/)
  })

  test('điều không còn chữ nào có hiệu lực', () => {
    expect(seen(place('1'), facts(), facts({ versions: [aVersion({ toDay: '2031-01-01' })] }))).toMatch(
      /không còn chữ nào có hiệu lực vào 01\/02\/2031/,
    )
  })
})
