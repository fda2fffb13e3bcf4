import { expect, test } from 'vitest'
import { readMinutes } from '#base/hour.ts'
import { calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { type ReceptionRule, sessionsFrom, showRule, slotsOf } from '#domains/matters/reception/reception.ts'

const rule: ReceptionRule = {
  id: 'r',
  bodyId: 'b',
  receiver: 'Chủ tịch UBND xã',
  room: 'Phòng tiếp dân',
  weekday: 4,
  weeks: [],
  starts: 480,
  ends: 600,
  slotMinutes: 30,
  seats: 2,
  fromDay: '2026-11-01',
  toDay: null,
  publishedOn: '2026-10-20',
  version: 0,
}
const off = (day: string, verified: Holiday['verified']): Holiday => ({
  day,
  name: 'Nghỉ',
  kind: 'off',
  source: 'thử',
  sourceDay: null,
  verified,
})
const days = (of: Partial<ReceptionRule>, holidays: Holiday[] = []) =>
  sessionsFrom(
    [{ ...rule, ...of }],
    { from: '2026-11-01', days: 61 },
    calendarOf(holidays),
    (_, day) => day === '2026-11-19',
  ).map(({ day }) => day)

test('thứ Năm hằng tuần, trừ buổi báo nghỉ và ngày lễ chắc chắn; ngày lễ chưa xác nhận vẫn tiếp', () => {
  expect(days({})).toEqual([
    '2026-11-05',
    '2026-11-12',
    '2026-11-26',
    '2026-12-03',
    '2026-12-10',
    '2026-12-17',
    '2026-12-24',
    '2026-12-31',
  ])
  expect(days({}, [off('2026-11-05', 'A')])).not.toContain('2026-11-05')
  expect(days({}, [off('2026-11-05', 'C')])).toContain('2026-11-05')
})

test('tuần thứ nhất và tuần cuối của tháng; thứ Bảy tiếp được; hết hạn thì thôi', () => {
  expect(days({ weeks: [1, 5] })).toEqual(['2026-11-05', '2026-11-26', '2026-12-03', '2026-12-31'])
  expect(days({ weekday: 6, weeks: [2] })).toEqual(['2026-11-14', '2026-12-12'])
  expect(days({ toDay: '2026-11-12' })).toEqual(['2026-11-05', '2026-11-12'])
})

test('giờ gõ kiểu nào cũng hiểu; lượt cuối không vượt giờ nghỉ', () => {
  expect(['8:30', '8h30', '8 giờ 30', '14', '7h'].map(readMinutes)).toEqual([510, 510, 510, 840, 420])
  expect(['25', '8:75', 'sáng'].map(readMinutes)).toEqual([undefined, undefined, undefined])
  expect(slotsOf({ ...rule, ends: 615 })).toEqual([480, 510, 540, 570])
  expect(showRule({ ...rule, weeks: [1] })).toBe('Thứ Năm tuần thứ nhất của tháng, 8 giờ đến 10 giờ')
})
