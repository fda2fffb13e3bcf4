import { describe, expect, test } from 'vitest'
import { addDays, dayAt, dayOf, firstDaysOfMonths, isDay, readDay, showDayWithWeekday } from '#base/day.ts'

describe('ngày', () => {
  test('chỉ nhận ngày có thật', () => {
    expect(dayOf(2026, 2, 29)).toBeUndefined()
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29')
    expect(isDay('2026-13-01')).toBe(false)
  })
  test('sang ngày mới theo giờ Việt Nam', () => {
    expect(dayAt(new Date('2026-11-20T16:59:59Z'))).toBe('2026-11-20')
    expect(dayAt(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21')
  })
  test('đọc ngày như người ta viết', () => {
    expect(readDay('7/1/2026')).toBe('2026-01-07')
    expect(readDay(' 27/11/2026 ')).toBe('2026-11-27')
    expect(readDay('31/11/2026')).toBeUndefined()
  })
  test('cộng ngày qua năm', () => expect(addDays('2026-12-31', 1)).toBe('2027-01-01'))
  test('ngày đầu của mỗi tháng có ngày trong khoảng, kể cả qua năm', () => {
    expect(firstDaysOfMonths('2026-11-30', '2027-01-01')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
    expect(firstDaysOfMonths('2026-02-10', '2026-02-11')).toEqual(['2026-02-01'])
    expect(firstDaysOfMonths('2026-03-01', '2026-02-28')).toEqual([])
  })
  test('nói cả thứ', () => expect(showDayWithWeekday('2026-11-27')).toBe('thứ Sáu, 27/11/2026'))
})
