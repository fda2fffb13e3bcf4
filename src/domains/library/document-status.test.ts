import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { type StatusFacts, type StatusRelation, statusNames, statusOn } from '#domains/library/document-status.ts'

const decision25 = {
  slug: '25-2021-qd-ttg',
  number: '25/2021/QĐ-TTg',
  kind: 'quyet-dinh',
  name: 'Quyết định 25',
} as const
const law136 = {
  slug: '136-2025-qh15',
  number: '136/2025/QH15',
  kind: 'luat',
  name: 'Luật sửa đổi Luật Tiếp công dân',
} as const
const sure: StatusFacts = { effectiveOn: '2014-01-01', expiresOn: null, mark: 'S' }

function relation(given: Partial<StatusRelation>): StatusRelation {
  return {
    kind: 'amends',
    scope: [],
    fromDay: '2026-07-01',
    toDay: null,
    mark: 'S',
    state: 'confirmed',
    by: law136,
    ...given,
  }
}

describe('hiệu lực của văn bản vào một ngày', () => {
  const replaced = [relation({ kind: 'replaces', fromDay: '2022-01-01', by: decision25 })]
  const partly = [relation({ scope: ['dieu-9', 'dieu-12/khoan-1/diem-dd'] })]
  const suspended = [relation({ kind: 'suspends', fromDay: '2023-06-01', toDay: '2024-07-01' })]
  const cases: [Day, StatusFacts, StatusRelation[], string, string][] = [
    ['2013-12-31', sure, [], 'not-yet', 'Chưa có hiệu lực: có hiệu lực từ 01/01/2014.'],
    ['2014-01-01', sure, [], 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    ['2021-12-31', sure, replaced, 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    [
      '2022-01-01',
      sure,
      replaced,
      'expired',
      'Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Quyết định 25/2021/QĐ-TTg.',
    ],
    [
      '2026-07-01',
      sure,
      partly,
      'partly-expired',
      'Hết hiệu lực một phần từ 01/07/2026: được sửa đổi, bổ sung bởi Luật sửa đổi Luật Tiếp công dân số 136/2025/QH15 (Điều 9; điểm đ khoản 1 Điều 12).',
    ],
    ['2026-06-30', sure, partly, 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    [
      '2024-06-30',
      sure,
      suspended,
      'suspended',
      'Ngưng hiệu lực từ 01/06/2023 đến hết 30/06/2024: bị ngưng hiệu lực bởi Luật sửa đổi Luật Tiếp công dân số 136/2025/QH15.',
    ],
    ['2024-07-01', sure, suspended, 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    ['2028-01-01', { ...sure, expiresOn: '2028-01-01' }, [], 'expired', 'Hết hiệu lực toàn bộ từ 01/01/2028.'],
    ['2027-12-31', { ...sure, expiresOn: '2028-01-01' }, [], 'in-force', 'Còn hiệu lực từ 01/01/2014.'],
    [
      '2025-01-01',
      { ...sure, effectiveOn: null },
      [],
      'unknown',
      'Chưa rõ hiệu lực: chưa biết ngày văn bản này có hiệu lực.',
    ],
    [
      '2025-01-01',
      { ...sure, effectiveOn: null },
      replaced,
      'expired',
      'Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Quyết định 25/2021/QĐ-TTg.',
    ],
    [
      '2025-01-01',
      { ...sure, mark: 'R' },
      [],
      'unknown',
      'Chưa rõ hiệu lực: thông tin về văn bản này chưa được đối chiếu với bản chính thức.',
    ],
  ]
  test.each(cases)('%s', (day, facts, relations, kind, sentence) => {
    expect(statusOn(day, facts, relations)).toMatchObject({ kind, sentence })
    expect(sentence.startsWith(statusNames[statusOn(day, facts, relations).kind])).toBe(true)
  })

  test('từ ngày nào, đến ngày nào, sắp đổi gì', () => {
    expect(statusOn('2020-05-05', sure, replaced)).toMatchObject({
      since: '2014-01-01',
      until: '2022-01-01',
      next: {
        day: '2022-01-01',
        sentence: 'Hết hiệu lực toàn bộ từ 01/01/2022: bị thay thế bởi Quyết định 25/2021/QĐ-TTg.',
      },
    })
    expect(statusOn('2022-05-05', sure, replaced)).toMatchObject({
      since: '2022-01-01',
      until: null,
      next: null,
      by: { by: decision25 },
    })
  })

  test.each([
    [
      { state: 'read' },
      'Có thể bị bãi bỏ bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022 (máy đọc được, chưa ai xác nhận).',
    ],
    [
      { mark: 'T' },
      'Có thể bị bãi bỏ bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022 (theo nguồn dẫn lại; chưa đối chiếu văn bản).',
    ],
    [{ fromDay: null }, 'Có thể bị bãi bỏ bởi Quyết định 25/2021/QĐ-TTg, chưa rõ từ ngày nào (thiếu ngày).'],
  ] as const)('%j chỉ là có thể', (given, sentence) => {
    const unsure = relation({ kind: 'repeals', fromDay: '2022-01-01', by: decision25, ...given })
    expect(statusOn('2025-01-01', sure, [unsure])).toMatchObject({ kind: 'in-force', possible: [sentence] })
    expect(statusOn('2025-01-01', sure, [{ ...unsure, state: 'dismissed' }]).possible).toEqual([])
  })

  test('văn bản nhớ lại: ngày của nó cũng chỉ là có thể', () => {
    expect(statusOn('2025-01-01', { ...sure, mark: 'R' }, []).possible).toEqual([
      'Có thể có hiệu lực từ 01/01/2014 (chưa đối chiếu văn bản).',
    ])
  })

  test('căn cứ, hướng dẫn không đổi hiệu lực', () => {
    const harmless = [relation({ kind: 'based-on' }), relation({ kind: 'guides' }), relation({ kind: 'consolidates' })]
    expect(statusOn('2027-01-01', sure, harmless)).toMatchObject({ kind: 'in-force', possible: [], next: null })
  })
})

describe('hiệu lực của một điều', () => {
  const article = { slug: 'dieu-9', fromDay: null }
  const on = (day: Day, ...relations: StatusRelation[]) => articleStatusOn(day, article, sure, relations)
  test('được sửa thì còn hiệu lực với chữ mới; điều khác không đổi', () => {
    expect(on('2026-07-01', relation({ scope: ['dieu-9/khoan-2'] })).sentence).toBe(
      'Còn hiệu lực; từ 01/07/2026 được sửa đổi, bổ sung bởi Luật sửa đổi Luật Tiếp công dân số 136/2025/QH15.',
    )
    expect(on('2026-06-30', relation({ scope: ['dieu-9'] }))).toMatchObject({
      kind: 'in-force',
      next: { day: '2026-07-01' },
    })
    expect(on('2026-07-01', relation({ scope: ['dieu-91'] }), relation({ scope: [] })).sentence).toBe(
      'Còn hiệu lực từ 01/01/2014.',
    )
  })
  test('bị bãi bỏ cả điều hay một khoản; hết theo cả văn bản', () => {
    expect(on('2026-07-01', relation({ kind: 'repeals', scope: ['dieu-9'] })).kind).toBe('expired')
    expect(on('2026-07-01', relation({ kind: 'repeals', scope: ['dieu-9/khoan-2'] })).kind).toBe('partly-expired')
    expect(on('2026-07-01', relation({ kind: 'replaces' })).kind).toBe('expired')
    expect(on('2026-07-01', relation({ kind: 'suspends', toDay: '2026-08-01', scope: ['dieu-9'] })).kind).toBe(
      'suspended',
    )
  })
  test('điều thêm sau có hiệu lực từ ngày thêm', () => {
    expect(articleStatusOn('2020-01-01', { slug: 'dieu-9a', fromDay: '2021-01-01' }, sure, []).kind).toBe('not-yet')
  })
})

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2014-01-01', days))
const anyDay = fc.option(day, { nil: null })
const anyRelation: fc.Arbitrary<StatusRelation> = fc.record({
  kind: fc.constantFrom('amends', 'replaces', 'repeals', 'suspends', 'guides', 'based-on'),
  scope: fc.subarray(['dieu-1', 'dieu-2/khoan-1']),
  fromDay: anyDay,
  toDay: anyDay,
  mark: fc.constantFrom('S', 'G', 'T', 'R'),
  state: fc.constantFrom('read', 'confirmed', 'confirmed', 'dismissed'),
  by: fc.constantFrom(decision25, law136),
})
const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({
  effectiveOn: anyDay,
  expiresOn: anyDay,
  mark: fc.constantFrom('S', 'R'),
})

describe('bất kỳ lịch sử nào', () => {
  test('mỗi ngày đúng một hiệu lực, không hở; thứ tự kể quan hệ không đổi gì', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyRelation, { maxLength: 8 }), day, (facts, relations, at) => {
        const status = statusOn(at, facts, relations)
        expect(statusOn(at, facts, relations.toReversed())).toEqual(status)
        expect(articleStatusOn(at, { slug: 'dieu-1', fromDay: null }, facts, relations.toReversed())).toEqual(
          articleStatusOn(at, { slug: 'dieu-1', fromDay: null }, facts, relations),
        )
        // Within since and until the status is the same; just outside it is another.
        if (status.since !== null) {
          expect(status.since <= at).toBe(true)
          expect(statusOn(status.since, facts, relations).kind).toBe(status.kind)
          expect(statusOn(addDays(status.since, -1), facts, relations).kind).not.toBe(status.kind)
        }
        if (status.until !== null) {
          expect(status.until > at).toBe(true)
          expect(statusOn(addDays(status.until, -1), facts, relations).kind).toBe(status.kind)
          expect(statusOn(status.until, facts, relations).kind).not.toBe(status.kind)
        }
        // Nothing changes before the next known change.
        if (status.next) expect(statusOn(addDays(status.next.day, -1), facts, relations).sentence).toBe(status.sentence)
        else expect(statusOn('2099-01-01', facts, relations).kind).toBe(status.kind)
      }),
      { numRuns: 1_000 },
    )
  })

  test('hết rồi thì không sống lại; điều không chắc không quyết định gì', () => {
    fc.assert(
      fc.property(anyFacts, fc.array(anyRelation, { maxLength: 8 }), day, (facts, relations, at) => {
        if (statusOn(at, facts, relations).kind === 'expired')
          expect(statusOn(addDays(at, 500), facts, relations).kind).toBe('expired')
        const sureOnly = relations.filter(({ mark, state }) => state === 'confirmed' && (mark === 'S' || mark === 'G'))
        expect(statusOn(at, facts, relations).kind).toBe(statusOn(at, facts, sureOnly).kind)
      }),
      { numRuns: 500 },
    )
  })
})
