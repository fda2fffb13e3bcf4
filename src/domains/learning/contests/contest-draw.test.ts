import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prizesIn } from '#domains/learning/acts/steps/contest-fields.ts'
import { drawHash, drawQuestions, orderOptions, seedMark } from '#domains/learning/contests/contest-draw.ts'
import { entryNames, entryPass, readPass, sentAnswers } from '#domains/learning/contests/contest-entry.ts'
import { prizeByRank, prizeKinds, prizeLimitOn } from '#domains/learning/contests/prize-limits.ts'
import { readCited } from '#domains/learning/questions/question.ts'

const key = new Uint8Array(32).fill(7)

test('cùng một số thì rút cùng câu, đủ số câu, không trùng; số khác thì khác', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 }),
      (seed, numbers) => {
        const drawn = drawQuestions(seed, numbers, 10)
        expect(drawQuestions(seed, numbers.toReversed(), 10)).toEqual(drawn)
        expect(new Set(drawn).size).toBe(Math.min(10, numbers.length))
        for (const number of drawn) expect(numbers).toContain(number)
      },
    ),
  )
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)
  const draws = new Set(Array.from({ length: 50 }, (_, turn) => drawQuestions(`s${turn}`, numbers, 10).join()))
  expect(draws.size).toBe(50)
})

test('mỗi câu được rút gần như nhau', () => {
  const counts = new Map<number, number>()
  for (let turn = 0; turn < 4_000; turn++)
    for (const number of drawQuestions(`lượt ${turn}`, [1, 2, 3, 4, 5, 6, 7, 8], 2))
      counts.set(number, (counts.get(number) ?? 0) + 1)
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})

test('phương án xáo theo người, không mất phương án nào', () => {
  expect(orderOptions('a', 1, 4).toSorted()).toEqual([0, 1, 2, 3])
  const orders = new Set(Array.from({ length: 60 }, (_, turn) => orderOptions(`s${turn}`, 1, 3).join()))
  expect(orders.size).toBe(6)
})

test('thăm tính lại được bằng sha256sum', () => {
  expect(seedMark('ab')).toBe('fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603')
  expect(drawHash('ab', 12345678)).toBe(seedMark('ab:12345678'))
})

test('đường dẫn bài thi tự chứng minh; sai một chữ, hay khóa khác, thì không mở', () => {
  const id = '0193a5b4-0000-7000-8000-0123456789ab'
  const pass = entryPass(key, id)
  expect(pass).toMatch(/^[\w-]{43}$/u)
  expect(readPass(key, pass)).toBe(id)
  for (let at = 0; at < pass.length; at++)
    expect(readPass(key, `${pass.slice(0, at)}${pass[at] === 'A' ? 'B' : 'A'}${pass.slice(at + 1)}`)).toBeUndefined()
  expect(readPass(new Uint8Array(32).fill(8), pass)).toBeUndefined()
  expect(readPass(key, '')).toBeUndefined()
})

test('cùng người: số điện thoại viết cách nào, tên có dấu hay không; cuộc thi khác thì dấu khác', () => {
  const one = entryNames(key, 'a', { phone: '0912 345 678', name: 'Nguyễn Tư' })
  expect(entryNames(key, 'a', { phone: '+84912345678', name: 'nguyen  tu' })).toEqual(one)
  expect(entryNames(key, 'b', { phone: '0912345678', name: 'Nguyễn Tư' }).phoneHash).not.toBe(one.phoneHash)
})

test('những gì không phải câu trả lời thì bỏ qua', () => {
  expect(
    sentAnswers({
      c1: '0',
      c12: '5',
      c13: '6',
      c0: '1',
      cx: '1',
      c500: ['1', '2'],
      doan: '1.250',
      trang: '2',
      csrf: 'x',
    }),
  ).toEqual([
    { question: 1, choice: 0 },
    { question: 12, choice: 5 },
    { question: 0, choice: 1250 },
  ])
  expect(sentAnswers({ doan: '12.5' })).toEqual([]) // not 125
})

test('căn cứ đọc được dù viết thứ tự nào', () => {
  const cited = { number: '35/2013/QH13', article: '3', clause: '1', point: 'a' }
  expect(readCited('35/2013/QH13 Điều 3 khoản 1 điểm a')).toEqual(cited)
  expect(readCited('35/2013/QH13 điểm a khoản 1 Điều 3')).toEqual(cited)
  expect(readCited('35/2013/QH13')).toBeUndefined()
  expect(readCited('Điều 3 khoản 1')).toBeUndefined()
})

test('mức giải: nghị quyết của tỉnh trước, hết hạn thì về thông tư; trước thông tư thì không có mức', () => {
  const own = {
    norm: 'prize-first',
    amount: 1_000_000,
    document: 'NQ 1',
    article: 'Điều 2',
    fromDay: '2024-01-01',
    toDay: '2024-12-31',
    isConfirmed: true,
  }
  expect(prizeLimitOn('prize-first', '2024-06-01', [own])).toMatchObject({ amountMax: 1_000_000 })
  expect(prizeLimitOn('prize-first', '2025-01-01', [own])).toMatchObject({ amountMax: 9_000_000 })
  expect(prizeLimitOn('prize-first', '2023-01-01', [])).toBeUndefined()
  const prizes = ['prize-extra', 'prize-first', 'team-prize-first'].map((kind) => ({
    kind,
    count: kind === 'prize-first' ? 2 : 1,
    amount: 1,
  }))
  expect(prizeByRank(prizes)).toEqual(['prize-first', 'prize-first', 'prize-extra'])
  // nothing here ranks teams: a prize for them is not offered and not taken from a form
  expect(prizeKinds.map(({ kind }) => kind).filter((kind) => kind.startsWith('team'))).toEqual([])
  const typed = {
    'count-team-prize-first': 1,
    'amount-team-prize-first': 5,
    'count-prize-first': 1,
    'amount-prize-first': 7,
  }
  expect(prizesIn(typed)).toEqual([{ kind: 'prize-first', count: 1, amount: 7 }])
})
