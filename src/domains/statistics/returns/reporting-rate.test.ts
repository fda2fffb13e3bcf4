import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Expected, rateAsItWas, rateOnTodaysMap } from '#domains/statistics/returns/reporting-rate.ts'

const one = (bodyId: string, change: Partial<Expected> = {}): Expected => ({
  bodyId,
  bodyName: bodyId,
  placeId: bodyId,
  answered: null,
  endedOn: null,
  successors: [],
  ...change,
})
const answered = {
  returnId: 'r',
  sentOn: '2026-11-01',
  firstSentOn: '2026-11-01',
  receivedAt: null,
  sentBackWhy: '',
  isEmpty: false,
  countedOn: '2026-11-01',
  tookOver: [] as string[],
}
const map = (...list: Expected[]) => new Map(list.map((body) => [body.bodyId, body]))

test('hai xã sáp nhập: địa giới cũ tính hai, địa giới nay tính một và chỉ đủ khi cả hai đã báo cáo', () => {
  const gone = { endedOn: '2026-11-01', successors: ['mới'] }
  const heir = map(one('mới'))
  const a = one('a', { ...gone, answered })
  const b = one('b', gone)
  expect(rateAsItWas([a, b], heir)).toEqual({ part: 1, whole: 2 })
  expect(rateOnTodaysMap([a, b], heir)).toEqual({ part: 0, whole: 1 })
  const alone = map(one('mới', { answered }))
  expect(rateAsItWas([a, b], alone)).toEqual({ part: 1, whole: 2 })
  const sent = map(one('mới', { answered: { ...answered, tookOver: ['a', 'b'] } }))
  expect(rateAsItWas([a, b], sent)).toEqual({ part: 2, whole: 2 })
  expect(rateOnTodaysMap([a, b], sent)).toEqual({ part: 1, whole: 1 })
})

test('tách một thành hai, và nơi kết thúc không ai kế tục, vẫn có chỗ trong mẫu số', () => {
  const split = one('a', { endedOn: '2026-11-01', successors: ['x', 'y'], answered })
  const alone = one('b', { endedOn: '2026-11-01' })
  const heirs = map(one('x'), one('y'))
  expect(rateOnTodaysMap([split, alone], heirs)).toEqual({ part: 2, whole: 3 })
  expect(rateAsItWas([split, alone], heirs)).toEqual({ part: 1, whole: 2 })
})

test('qua mọi chuỗi sáp nhập, chia tách, kể cả vòng, tỷ lệ nằm trong 0–100 % và 100 % ở cả hai khi mọi nơi đã báo cáo', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const body = fc.record({
    successors: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    has: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(body, { minLength: 6, maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (bodies, count) => {
      const all = bodies.map(({ successors, has }, index) =>
        one(ids[index]!, {
          successors,
          endedOn: successors.length > 0 ? '2026-11-01' : null,
          answered: has ? answered : null,
        }),
      )
      const expected = all.slice(0, count)
      const heirs = map(...all)
      for (const { part, whole } of [rateAsItWas(expected, heirs), rateOnTodaysMap(expected, heirs)]) {
        expect(part).toBeLessThanOrEqual(whole)
        expect(whole).toBeGreaterThan(0)
      }
      const full = expected.map((each) => ({ ...each, answered }))
      const { part, whole } = rateOnTodaysMap(full, heirs)
      expect(part).toBe(whole)
    }),
  )
})
