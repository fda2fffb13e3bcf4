import { expect, test } from 'vitest'
import { ratingOf } from '#domains/oversight/rating.ts'
import { emptyTally } from '#domains/plans/tally.ts'

test.each([
  ['không có kế hoạch thì không xếp loại, không phải 0%', {}, 'no-plan'],
  ['mới chờ yêu cầu', { waiting: 2 }, 'not-due'],
  ['chưa mốc nào đến hạn', { openInTime: 9 }, 'not-due'],
  ['đúng 80%', { doneInTime: 8, openLate: 2 }, 'high'],
  ['gần 80%', { doneInTime: 799, openLate: 201 }, 'middle'],
  ['đúng 50%', { doneInTime: 1, doneLate: 1 }, 'middle'],
  ['dưới 50%', { doneInTime: 49, doneLate: 51 }, 'low'],
  ['quá hạn cả', { openLate: 1 }, 'low'],
])('mức: %s', (_, cells, rating) => {
  expect(ratingOf({ ...emptyTally, ...cells })).toBe(rating)
})
