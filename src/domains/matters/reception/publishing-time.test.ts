import { expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { isPublishedLate, publishedBefore } from '#domains/matters/reception/publishing-time.ts'
import type { ReceptionRule } from '#domains/matters/reception/reception.ts'

const calendar = calendarOf(shippedHolidays)
const published = (publishedOn: string, day: string) =>
  isPublishedLate({ day, rule: { publishedOn } as ReceptionRule }, calendar)

test('niêm yết lịch tiếp theo đúng đồng hồ của luật: đủ thì không muộn, thiếu một ngày là muộn', () => {
  expect(publishedBefore).toEqual({
    length: '5 ngày làm việc',
    basis: expect.stringContaining('42/2013/QH13, Điều 24'),
  })
  expect(published('2026-11-13', '2026-11-20')).toBe(false)
  expect(published('2026-11-16', '2026-11-20')).toBe(true)
  expect(published('2026-11-20', '2026-11-20')).toBe(true)
})
