import { expect, test } from 'vitest'
import { aidRulesOn, lookAhead } from '#domains/matters/legal-aid/aid-rules.ts'

test('luật theo ngày: đến hết 2026 theo Luật 2017, từ 2027 theo luật mới và chưa xác minh', () => {
  expect(aidRulesOn('2026-12-31')).toMatchObject({ id: '2017', mark: 'S' })
  expect(aidRulesOn('2027-01-01')).toMatchObject({ id: '2027', mark: 'T' })
  expect(aidRulesOn('2026-12-31').groups).toHaveLength(14)
})

test('hộ nghèo có thể thuộc diện ngay; người cao tuổi cần chứng minh khó khăn; không bao giờ nói không', () => {
  const rules = aidRulesOn('2026-11-21')
  const how = (groups: string[], hardship: 'near-poor' | 'none') =>
    lookAhead(rules, groups, hardship).map((seen) => [seen.group.id, seen.how])
  expect(how(['old', 'poor'], 'none')).toEqual([
    ['poor', 'may-fit'],
    ['old', 'check-hardship'],
  ])
  expect(how(['old'], 'near-poor')).toEqual([['old', 'may-fit']])
  expect(lookAhead(aidRulesOn('2027-02-01'), ['old'], 'none')).toMatchObject([{ how: 'may-fit', sure: false }])
  expect(how(['khong-co'], 'none')).toEqual([])
})
