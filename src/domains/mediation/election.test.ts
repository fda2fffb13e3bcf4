import { expect, test } from 'vitest'
import { type Candidate, electionResult, votesMax, votesNeeded } from '#domains/mediation/election.ts'
import { conditionsOn, electionRuleOn } from '#domains/mediation/mediation-law.ts'

const day = '2026-11-21'
const conditions = conditionsOn(day)
const rule = { share: electionRuleOn(day), conditions }
const all = conditions.map(({ id }) => id)

const candidates = (...votes: number[]): Candidate[] =>
  votes.map((count, index) => ({
    id: String(index),
    name: `Người ${index}`,
    birthYear: null,
    isWoman: false,
    isEthnic: false,
    conditions: all,
    votes: count,
  }))

const resultOf = (households: number, seats: number, ...votes: number[]) => [
  ...electionResult({ households, seats }, candidates(...votes), rule).values(),
]

test('quá nửa tính trên tổng số hộ của thôn: đúng một nửa thì chưa', () => {
  expect([votesNeeded(412, rule.share), votesNeeded(411, rule.share), votesNeeded(1, rule.share)]).toEqual([
    207, 206, 1,
  ])
  expect(resultOf(412, 3, 206, 207)).toEqual(['not-half', 'elected'])
  // 100 came of 412: all of them are not enough
  expect(resultOf(412, 3, 100)).toEqual(['not-half'])
})

test('nhiều hơn số lượng thì lấy từ cao xuống thấp', () => {
  expect(resultOf(100, 2, 60, 90, 80)).toEqual(['over-quota', 'elected', 'elected'])
})

test('bằng phiếu ở chỗ cuối thì không ai được; bằng phiếu dưới chỗ cuối là hết số lượng', () => {
  expect(resultOf(100, 2, 90, 70, 70)).toEqual(['elected', 'tied', 'tied'])
  expect(resultOf(100, 1, 90, 70, 70)).toEqual(['elected', 'over-quota', 'over-quota'])
  expect(resultOf(100, 3, 90, 70, 70)).toEqual(['elected', 'elected', 'elected'])
})

test('thiếu một tiêu chuẩn của Điều 7 thì không trúng cử, dù mọi hộ đồng ý', () => {
  const [one] = candidates(100)
  const lacking = { ...one!, conditions: all.slice(1) }
  expect([...electionResult({ households: 100, seats: 3 }, [lacking], rule).values()]).toEqual(['unfit'])
})

test('phát phiếu thì mọi hộ đều có thể đồng ý, tại cuộc họp thì chỉ người đến', () => {
  expect(votesMax({ households: 412, attended: null, mode: 'sheets' })).toBe(412)
  expect(votesMax({ households: 412, attended: 300, mode: 'secret' })).toBe(300)
})
