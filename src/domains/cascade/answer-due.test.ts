import { describe, expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { bindingDay, timelinessOf } from '#domains/cascade/addressee.ts'
import { type AnswerLimit, answerLimits, isVerified, ruleDueOf } from '#domains/cascade/answer-limit.ts'

const calendar = calendarOf(shippedHolidays)
const told: AnswerLimit = {
  id: 'thu',
  what: 'Ban hành kế hoạch',
  count: 7,
  unit: 'working-days',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  basis: 'nghe nói',
  mark: 'T',
}
const seen: AnswerLimit = { ...told, mark: 'S' }

describe('thời hạn theo quy định', () => {
  test.each([
    { issuedOn: '2026-11-05', day: '2026-11-16', why: 'bảy ngày làm việc, trừ thứ Bảy, Chủ nhật' },
    { issuedOn: '2026-02-12', day: '2026-03-02', why: 'nghỉ Tết không tính' },
    { issuedOn: '2026-04-23', day: '2026-05-07', why: 'nghỉ Giỗ Tổ và 30/4, 1/5 không tính' },
    { issuedOn: '2025-12-31', day: undefined, why: 'ban hành trước ngày quy định có hiệu lực' },
    { issuedOn: null, day: undefined, why: 'kế hoạch để trống ngày ban hành' },
  ])('ban hành $issuedOn thì đến $day: $why', ({ issuedOn, day }) =>
    expect(ruleDueOf(issuedOn, calendar, [told])?.day).toBe(day),
  )

  test('quy định hết hiệu lực thì bản sau thay', () => {
    const known = [
      { ...told, effectiveTo: '2026-06-30' },
      { ...seen, effectiveFrom: '2026-07-01', count: 5 },
    ]
    expect(ruleDueOf('2026-06-30', calendar, known)?.limit.count).toBe(7)
    expect(ruleDueOf('2026-07-01', calendar, known)?.limit).toMatchObject({ count: 5, mark: 'S' })
  })

  test('mọi thời hạn kèm theo đều nêu căn cứ và độ tin; chưa kiểm chứng thì không quyết định', () => {
    expect(answerLimits.length).toBeGreaterThan(0)
    for (const limit of answerLimits) expect(isVerified(limit)).toBe(limit.mark === 'S' || limit.mark === 'A')
    expect(answerLimits.find((one) => one.id === 'pbgdpl.commune-plan')).toMatchObject({ count: 7, mark: 'T' })
  })
})

describe('trễ hay chưa', () => {
  // Kế hoạch cấp trên ban hành 05/11/2026: theo quy định đến 16/11/2026.
  const ruleT = ruleDueOf('2026-11-05', calendar, [told])
  const ruleS = ruleDueOf('2026-11-05', calendar, [seen])
  test.each([
    { due: null, rule: undefined, answered: null, today: '2026-12-31', is: 'no-day', why: 'không ai đặt hạn' },
    { due: '2026-11-20', rule: ruleT, answered: null, today: '2026-11-16', is: 'in-time', why: 'chưa đến hạn nào' },
    {
      due: '2026-11-20',
      rule: ruleT,
      answered: null,
      today: '2026-11-20',
      is: 'past-rule',
      why: 'ngày cuối vẫn trong hạn đã giao',
    },
    { due: '2026-11-20', rule: ruleT, answered: null, today: '2026-11-21', is: 'late', why: 'qua hạn đã giao' },
    {
      due: null,
      rule: ruleT,
      answered: null,
      today: '2026-11-17',
      is: 'past-rule',
      why: 'chưa kiểm chứng thì chỉ nêu ra',
    },
    { due: null, rule: ruleS, answered: null, today: '2026-11-17', is: 'late', why: 'đã kiểm chứng thì quyết định' },
    {
      due: '2026-11-20',
      rule: ruleS,
      answered: null,
      today: '2026-11-17',
      is: 'late',
      why: 'nơi giao không nới thời hạn của luật',
    },
    {
      due: '2026-11-10',
      rule: ruleS,
      answered: null,
      today: '2026-11-11',
      is: 'late',
      why: 'nơi giao được đặt sớm hơn luật',
    },
    {
      due: '2026-11-20',
      rule: ruleT,
      answered: '2026-11-12',
      today: '2027-01-05',
      is: 'in-time',
      why: 'tính theo ngày kế hoạch trả lời ban hành',
    },
    {
      due: '2026-11-20',
      rule: ruleT,
      answered: '2026-11-23',
      today: '2027-01-05',
      is: 'late',
      why: 'ban hành sau hạn',
    },
    {
      due: '2026-11-20',
      rule: ruleT,
      answered: '2026-11-18',
      today: '2027-01-05',
      is: 'past-rule',
      why: 'trong hạn đã giao, sau thời hạn chưa kiểm chứng',
    },
  ] as const)('$why: $is', ({ due, rule, answered, today, is }) =>
    expect(timelinessOf({ state: 'asked', answerDueDay: due, answeredOn: answered }, rule, today)).toBe(is),
  )

  test.each(['not-required', 'withdrawn', 'succeeded', 'ended'] as const)(
    '%s: không còn phải trả lời thì không trễ',
    (state) =>
      expect(timelinessOf({ state, answerDueDay: '2026-01-01', answeredOn: null }, ruleS, '2026-12-31')).toBe('no-day'),
  )

  test('ngày ràng buộc là ngày sớm hơn trong hai ngày', () => {
    expect(bindingDay({ answerDueDay: '2026-11-20' }, ruleS)).toBe('2026-11-16')
    expect(bindingDay({ answerDueDay: '2026-11-10' }, ruleS)).toBe('2026-11-10')
    expect(bindingDay({ answerDueDay: null }, ruleT)).toBe(null)
  })
})
