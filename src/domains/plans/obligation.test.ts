import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import {
  check,
  claim,
  giveBack,
  isLate,
  type Obligation,
  refusals,
  request,
  weighEvidence,
  withdraw,
} from '#domains/plans/obligation.ts'
import { openObligations } from '#domains/plans/open-obligations.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'

const lan = 'lan'
const hung = 'hung'
const now = new Date('2026-06-10T02:00:00Z')
const year2026 = { start: '2026-01-01', end: '2026-12-31' }

function anObligation(change: Partial<Obligation> = {}): Obligation {
  return {
    id: 'm1',
    taskId: 'n1',
    position: 0,
    kind: 'deadline',
    label: 'Quý II/2026',
    startDay: '2026-04-01',
    dueDay: '2026-06-30',
    state: 'open',
    returned: false,
    claimedBy: null,
    claimedAt: null,
    doneDay: null,
    checkedBy: null,
    checkedAt: null,
    version: 0,
    ...change,
  }
}

function aTime(change: Partial<TimeReading>): TimeReading {
  return { raw: 'thời gian', basis: 'fixed', start: null, end: null, every: null, ...change }
}

describe('mở mốc từ thời gian của nhiệm vụ', () => {
  test.each([
    { name: 'một quý là một mốc', time: aTime({ start: '2026-04-01', end: '2026-06-30' }), due: ['2026-06-30'] },
    {
      name: 'cả năm là một mốc cuối năm',
      time: aTime({ start: '2026-01-01', end: '2026-12-31' }),
      due: ['2026-12-31'],
    },
    {
      name: 'hằng năm đến hết 2028 là ba mốc',
      time: aTime({ start: '2026-01-01', end: '2028-12-31', every: 'year' }),
      due: ['2026-12-31', '2027-12-31', '2028-12-31'],
    },
    {
      name: 'thường xuyên được xem mỗi quý',
      time: aTime({ basis: 'ongoing' }),
      due: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
    },
    { name: 'không ghi thời gian thì theo kỳ kế hoạch', time: null, due: ['2026-12-31'] },
    { name: 'theo yêu cầu thì chờ', time: aTime({ basis: 'on-request' }), due: [null] },
    {
      name: 'hằng quý trong nửa năm',
      time: aTime({ start: '2026-01-01', end: '2026-06-15', every: 'quarter' }),
      due: ['2026-03-31', '2026-06-15'],
    },
    { name: 'hằng năm không bờ thì theo kỳ kế hoạch', time: aTime({ every: 'year' }), due: ['2026-12-31'] },
    {
      name: '2026 và hằng năm thì mở tới tầm nhìn',
      time: aTime({ start: '2026-01-01', every: 'year' }),
      due: ['2026-12-31', '2027-12-31'],
    },
  ])('$name', ({ time, due }) => {
    expect(openObligations(time, year2026, '2027-12-31').map((one) => one.dueDay)).toEqual(due)
  })

  test('các mốc định kỳ nối nhau, không chồng, không vượt kỳ', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom('year', 'half-year', 'quarter', 'month'),
        (start, length, every) => {
          const end = addDays(start, length)
          const opened = openObligations(aTime({ start, end, every: every as TimeReading['every'] }), null, end)
          expect(opened[0]!.startDay).toBe(start)
          expect(opened.at(-1)!.dueDay).toBe(end)
          for (const [index, one] of opened.entries()) {
            expect(one.startDay! <= one.dueDay!).toBe(true)
            if (index > 0) expect(one.startDay).toBe(addDays(opened[index - 1]!.dueDay!, 1))
          }
        },
      ),
    )
  })
})

describe('ba mức đã xong', () => {
  const claimed = claim(anObligation(), lan, '2026-06-09', '2026-06-10', now)
  test('báo xong, kèm đủ sản phẩm, người khác kiểm tra', () => {
    const evidenced = weighEvidence(claimed, ['Báo cáo', 'Danh sách'], ['Báo cáo', 'Danh sách'])
    expect(evidenced.state).toBe('evidenced')
    expect(check(evidenced, hung, now)).toMatchObject({ state: 'checked', checkedBy: hung })
  })
  test('thiếu một sản phẩm thì chưa đủ', () =>
    expect(weighEvidence(claimed, ['Báo cáo', 'Danh sách'], ['Báo cáo']).state).toBe('claimed'))
  test('gỡ sản phẩm thì tụt lại', () =>
    expect(weighEvidence({ ...claimed, state: 'evidenced' }, ['Báo cáo'], []).state).toBe('claimed'))
  test('chưa có sản phẩm thì không kiểm tra được', () =>
    expect(() => check(claimed, hung, now)).toThrow(refusals.notOpen))
  test('người báo không tự kiểm tra', () =>
    expect(() => check({ ...claimed, state: 'evidenced' }, lan, now)).toThrow(refusals.ownWork))
  test('ngày xong không ở tương lai', () =>
    expect(() => claim(anObligation(), lan, '2026-06-11', '2026-06-10', now)).toThrow(refusals.doneInFuture))
  test('trả lại phải có lý do và mở lại mốc', () => {
    expect(() => giveBack(claimed, 'thiếu')).toThrow(refusals.reasonTooShort)
    expect(giveBack(claimed, 'Thiếu danh sách người dự')).toMatchObject({
      state: 'open',
      returned: true,
      claimedBy: null,
      doneDay: null,
    })
  })
  test('thu hồi lời báo', () => expect(withdraw(claimed).state).toBe('open'))
  test('theo yêu cầu: có yêu cầu thì mới có hạn', () => {
    const waiting = anObligation({ state: 'waiting', dueDay: null })
    expect(request(waiting, '2026-07-01', '2026-06-10')).toMatchObject({ state: 'open', dueDay: '2026-07-01' })
    expect(() => request(waiting, '2026-06-01', '2026-06-10')).toThrow(refusals.dueInPast)
  })
})

describe('trong hạn hay quá hạn', () => {
  test.each([
    { name: 'đến ngày cuối vẫn trong hạn', given: {}, today: '2026-06-30', late: false },
    { name: 'sang ngày sau là quá hạn', given: {}, today: '2026-07-01', late: true },
    {
      name: 'xong đúng hạn thì về sau vẫn đúng hạn',
      given: { state: 'claimed', doneDay: '2026-06-30' },
      today: '2026-12-01',
      late: false,
    },
    { name: 'xong muộn là muộn', given: { state: 'checked', doneDay: '2026-07-01' }, today: '2026-12-01', late: true },
    { name: 'không có hạn thì không muộn', given: { dueDay: null }, today: '2030-01-01', late: false },
  ])('$name', ({ given, today, late }) => expect(isLate(anObligation(given as Partial<Obligation>), today)).toBe(late))
})
