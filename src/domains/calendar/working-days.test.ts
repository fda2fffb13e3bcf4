import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import { calendarDoubts, calendarOf, type Holiday, isWorkingDay, showDoubt } from '#domains/calendar/calendar.ts'
import { shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { addMonths, lastDayOf } from '#domains/calendar/time-limit.ts'
import { addWorkingDays, moveToWorkingDay, workingDaysBetween } from '#domains/calendar/working-days.ts'

const calendar = calendarOf(shippedHolidays)

describe('ngày làm việc', () => {
  test.each([
    { day: '2026-11-20', working: true, why: 'thứ Sáu thường' },
    { day: '2026-11-21', working: false, why: 'thứ Bảy' },
    { day: '2026-01-02', working: false, why: 'nghỉ hoán đổi' },
    { day: '2026-01-10', working: true, why: 'thứ Bảy làm bù' },
    { day: '2026-02-16', working: false, why: 'Tết Bính Ngọ' },
    { day: '2026-04-27', working: false, why: 'nghỉ bù Giỗ Tổ rơi Chủ nhật' },
    { day: '2026-08-31', working: false, why: 'nghỉ hoán đổi Quốc khánh' },
    { day: '2026-11-24', working: true, why: 'ngày nghỉ chưa xác nhận thì không quyết định' },
    { day: '2025-05-02', working: false, why: 'nghỉ hoán đổi 30/4' },
    { day: '2025-04-26', working: true, why: 'làm bù' },
    { day: '2019-09-03', working: true, why: 'trước 2021 Quốc khánh nghỉ một ngày' },
    { day: '2021-09-03', working: false, why: 'từ 2021 nghỉ thêm ngày liền kề' },
  ])('$day: $why', ({ day, working }) => expect(isWorkingDay(day, calendar)).toBe(working))

  test.each([
    { from: '2026-11-20', count: 1, day: '2026-11-23' },
    { from: '2026-11-20', count: 5, day: '2026-11-27' },
    { from: '2026-02-13', count: 1, day: '2026-02-23' },
    { from: '2026-01-09', count: 1, day: '2026-01-10' },
    { from: '2026-04-24', count: 3, day: '2026-05-04' },
    { from: '2026-11-23', count: -1, day: '2026-11-20' },
    { from: '2026-11-21', count: 0, day: '2026-11-21' },
  ])('$count ngày làm việc kể từ $from là $day', ({ from, count, day }) =>
    expect(addWorkingDays(from, count, calendar).day).toBe(day),
  )

  test('nói rõ khi kết quả dựa vào ngày chưa xác nhận', () => {
    const { day, doubts } = addWorkingDays('2026-11-20', 3, calendar)
    expect(day).toBe('2026-11-25')
    expect(doubts).toMatchObject([{ kind: 'unverified', holiday: { day: '2026-11-24' } }])
    expect(showDoubt(doubts[0]!)).toContain('24/11/2026')
    expect(addWorkingDays('2026-11-24', 3, calendar).doubts).toEqual([])
    expect(addWorkingDays('2026-11-25', -1, calendar)).toMatchObject({
      day: '2026-11-24',
      doubts: [{ kind: 'unverified' }],
    })
  })

  test('nói rõ khi năm chưa có lịch nghỉ', () => {
    expect(addWorkingDays('2027-12-30', 3, calendar).doubts).toEqual([{ kind: 'no-holidays-known', year: 2028 }])
  })

  test('Tết 2027 chưa có quyết định nên chỉ được nêu ra', () => {
    const doubted = calendarDoubts('2027-02-01', '2027-02-28', calendar)
    expect(doubted.map((doubt) => doubt.kind === 'unverified' && doubt.holiday.day)).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
    ])
  })
})

describe('thời hạn theo Bộ luật Dân sự', () => {
  test.each([
    { name: 'không tính ngày xảy ra sự kiện', count: 5, unit: 'days', event: '2026-11-16', day: '2026-11-23' },
    {
      name: 'ngày cuối là Chủ nhật thì hết ngày làm việc tiếp theo',
      count: 6,
      unit: 'days',
      event: '2026-11-16',
      day: '2026-11-23',
    },
    { name: 'ngày cuối trong Tết', count: 10, unit: 'days', event: '2026-02-07', day: '2026-02-23' },
    { name: 'tháng không có ngày tương ứng', count: 1, unit: 'months', event: '2025-01-31', day: '2025-02-28' },
    { name: 'năm nhuận', count: 1, unit: 'years', event: '2024-02-29', day: '2025-02-28' },
    { name: 'tuần', count: 2, unit: 'weeks', event: '2026-11-11', day: '2026-11-25' },
    { name: 'ngày làm việc', count: 10, unit: 'working-days', event: '2026-02-10', day: '2026-03-03' },
  ] as const)('$name', ({ count, unit, event, day }) =>
    expect(lastDayOf({ count, unit }, event, calendar).day).toBe(day),
  )

  test('cộng tháng qua năm', () => expect(addMonths('2025-11-30', 3)).toBe('2026-02-28'))
})

describe('so với một cách tính khác, giản dị hơn', () => {
  const dayIn = fc.integer({ min: 0, max: 3286 }).map((offset) => addDays('2019-01-01', offset))
  const anyCalendar = fc
    .array(
      fc.record({ day: dayIn, kind: fc.constantFrom('off', 'working-swap'), verified: fc.constantFrom('A', 'B', 'C') }),
      { maxLength: 60 },
    )
    .map((rows) => rows.map((row): Holiday => ({ ...row, name: 'x', source: 'x', sourceDay: null }) as Holiday))

  /** Every worked day of a span as a plain list. */
  function workedDays(from: Day, to: Day, holidays: readonly Holiday[]): Day[] {
    const sure = new Map(holidays.filter(({ verified }) => verified !== 'C').map(({ day, kind }) => [day, kind]))
    // the last one entered for a day is the one that stands
    const standing = new Map(holidays.map((holiday) => [holiday.day, holiday]))
    const days: Day[] = []
    for (
      const date = new Date(`${from}T00:00:00Z`);
      date.toISOString().slice(0, 10) <= to;
      date.setUTCDate(date.getUTCDate() + 1)
    ) {
      const day = date.toISOString().slice(0, 10)
      const kind = standing.get(day)?.verified === 'C' ? undefined : sure.get(day)
      const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
      if (kind === 'working-swap' || (kind === undefined && !weekend)) days.push(day)
    }
    return days
  }

  test('cộng ngày làm việc', () => {
    fc.assert(
      fc.property(dayIn, fc.integer({ min: 1, max: 120 }), anyCalendar, (from, count, holidays) => {
        const days = workedDays(addDays(from, 1), addDays(from, 400), holidays)
        expect(addWorkingDays(from, count, calendarOf(holidays)).day).toBe(days[count - 1])
      }),
      { numRuns: 60 },
    )
  })

  test('đếm ngày làm việc giữa hai ngày, và đếm ngược lại', () => {
    fc.assert(
      fc.property(dayIn, fc.integer({ min: 0, max: 300 }), anyCalendar, (from, span, holidays) => {
        const to = addDays(from, span)
        const expected = workedDays(addDays(from, 1), to, holidays).length
        expect(workingDaysBetween(from, to, calendarOf(holidays))).toBe(expected)
        expect(workingDaysBetween(to, from, calendarOf(holidays))).toBe(0 - expected)
      }),
      { numRuns: 60 },
    )
  })

  test('cộng rồi đếm thì ra đúng số đã cộng', () => {
    fc.assert(
      fc.property(dayIn, fc.integer({ min: 0, max: 200 }), anyCalendar, (from, count, holidays) => {
        const calendar = calendarOf(holidays)
        expect(workingDaysBetween(from, addWorkingDays(from, count, calendar).day, calendar)).toBe(count)
      }),
      { numRuns: 60 },
    )
  })

  test('dời về ngày làm việc: chính nó hoặc ngày làm việc đầu tiên sau nó', () => {
    fc.assert(
      fc.property(dayIn, anyCalendar, (day, holidays) => {
        expect(moveToWorkingDay(day, calendarOf(holidays)).day).toBe(workedDays(day, addDays(day, 100), holidays)[0])
      }),
      { numRuns: 60 },
    )
  })
})

describe('lịch kèm theo', () => {
  test('mỗi ngày một dòng, đủ các năm 2019–2027', () => {
    expect(new Set(shippedHolidays.map(({ day }) => day)).size).toBe(shippedHolidays.length)
    expect(new Set(shippedHolidays.map(({ day }) => day.slice(0, 4))).size).toBe(9)
  })
  test('mỗi năm có đủ số ngày nghỉ theo luật, kể cả nghỉ bù', () => {
    for (const year of [2019, 2020]) expect(weekdaysOff(year), `${year}`).toBe(10 + swapsIn(year))
    for (const year of [2021, 2022, 2023, 2024, 2025, 2026])
      expect(weekdaysOff(year), `${year}`).toBe(11 + swapsIn(year))
  })

  const inYear = (year: number) =>
    shippedHolidays.filter(({ day, verified }) => day.startsWith(`${year}`) && verified !== 'C')
  const weekdaysOff = (year: number) =>
    inYear(year).filter(({ day, kind }) => kind === 'off' && ![0, 6].includes(new Date(day).getUTCDay())).length
  const swapsIn = (year: number) => inYear(year).filter(({ name }) => name.startsWith('Nghỉ hoán đổi')).length
})
