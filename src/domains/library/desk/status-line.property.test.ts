import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { lineMarks, statusChanges, statusSpans } from '#domains/library/desk/status-line.ts'
import { type StatusFacts, type StatusRelation, statusOn } from '#domains/library/document-status.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2018-01-01', days))
const anyDay = fc.option(day, { nil: null })
const relation: fc.Arbitrary<StatusRelation> = fc.record({
  kind: fc.constantFrom('amends', 'replaces', 'repeals', 'suspends', 'guides'),
  scope: fc.subarray(['dieu-1', 'dieu-2/khoan-1']),
  fromDay: anyDay,
  toDay: anyDay,
  mark: fc.constantFrom('S', 'E', 'T'),
  state: fc.constantFrom('read', 'confirmed', 'confirmed', 'dismissed'),
  by: fc.constantFrom(
    { slug: 'a', number: '1/2030/QH99', kind: 'luat', name: 'Luật A' },
    { slug: 'b', number: null, kind: 'khac', name: 'Văn bản B' },
  ),
})
const facts: fc.Arbitrary<StatusFacts & { issuedOn: null }> = fc.record({
  issuedOn: fc.constant(null),
  effectiveOn: anyDay,
  expiresOn: anyDay,
  mark: fc.constantFrom('S', 'R'),
})
const relations = fc.array(relation, { maxLength: 7 })

test('đường thời gian nói về mỗi ngày đúng như khi hỏi riêng ngày ấy', () => {
  fc.assert(
    fc.property(facts, relations, day, (document, acted, at) => {
      const spans = statusSpans(document, acted)
      const span = spans.findLast(({ from }) => from === null || from <= at)!
      const { kind, sentence } = statusOn(at, document, acted)
      expect({ kind: span.kind, sentence: span.sentence }).toEqual({ kind, sentence })
      expect(spans.map(({ from }) => from)).toEqual([...new Set(spans.map(({ from }) => from))])
    }),
    { numRuns: 500 },
  )
})

test('xem trước nêu đúng những ngày mà hiệu lực sẽ khác, không thừa, không thiếu', () => {
  fc.assert(
    fc.property(facts, relations, relation, day, (document, acted, added, at) => {
      const [before, after] = [statusSpans(document, acted), statusSpans(document, [...acted, added])]
      const changes = statusChanges(before, after)
      const [was, is] = [statusOn(at, document, acted), statusOn(at, document, [...acted, added])]
      const told = changes.findLast(({ from }) => from === null || from <= at)
      if (was.sentence !== is.sentence)
        expect(told).toMatchObject({ before: { sentence: was.sentence }, after: { sentence: is.sentence } })
      for (const { before: one, after: other } of changes) expect(one.sentence).not.toBe(other.sentence)
      if (added.state !== 'confirmed' || added.mark === 'T') expect(changes).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('điều đã bỏ không có trên đường thời gian; điều chưa xác nhận nói là chưa', () => {
  const one = { kind: 'amends' as const, scope: [], fromDay: '2020-01-01', toDay: null, mark: 'S' as const }
  const by = { slug: 'a', number: '1/2030/QH99', kind: 'luat', name: 'Luật A' } as const
  const own = { issuedOn: '2019-01-01', effectiveOn: '2019-07-01', expiresOn: null }
  expect(lineMarks(own, [{ ...one, by, state: 'dismissed' }])).toHaveLength(2)
  expect(lineMarks(own, [{ ...one, by, state: 'read' }]).at(-1)).toEqual({
    day: '2020-01-01',
    what: 'được sửa đổi, bổ sung bởi 1/2030/QH99',
    kind: 'possible',
  })
})
