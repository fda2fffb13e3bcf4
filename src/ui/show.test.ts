import { expect, test } from 'vitest'
import {
  showBytes,
  showDaysLeft,
  showDeadline,
  showList,
  showMomentNear,
  showNumber,
  showPeriod,
  showShare,
  showWorkingDaysLeft,
} from '#ui/show.ts'

test.each([
  [0, '0'],
  [1000, '1.000'],
  [0.5, '0,5'],
  [1234567.891, '1.234.567,89'],
  [-12, '-12'],
])('number %d', (value, shown) => expect(showNumber(value)).toBe(shown))

test.each([
  [0, 0, '–'],
  [0, 7, '0%'],
  [5, 12, '42%'],
  [1, 1000, '0,1%'],
  [1, 100_000, '0,1%'],
  [12, 12, '100%'],
])('share %d of %d', (part, whole, shown) => expect(showShare(part, whole)).toBe(shown))

test.each([
  [0, '0 byte'],
  [820, '820 byte'],
  [14_300, '14 KB'],
  [1_482_200, '1,4 MB'],
])('%d bytes', (size, shown) => expect(showBytes(size)).toBe(shown))

test.each([
  [3, 'còn 3 ngày làm việc'],
  [0, 'hết hạn hôm nay'],
  [-2, 'quá hạn 2 ngày làm việc'],
])('%d working days left', (days, shown) => expect(showWorkingDaysLeft(days)).toBe(shown))

test('a deadline tells the weekday and what is left', () => {
  expect(showDeadline('2026-11-27', '2026-11-21')).toBe('thứ Sáu, 27/11/2026 – còn 6 ngày')
  expect(showDaysLeft('2026-11-21', '2026-11-21')).toBe('hết hạn hôm nay')
  expect(showDaysLeft('2026-11-20', '2026-11-21')).toBe('quá hạn 1 ngày')
})

test('a moment near now is told by its day in Vietnam, not in UTC', () => {
  const now = new Date('2026-11-21T01:00:00Z')
  expect(showMomentNear(new Date('2026-11-20T18:30:00Z'), now)).toBe('01:30 hôm nay')
  expect(showMomentNear(new Date('2026-11-20T07:05:00Z'), now)).toBe('14:05 hôm qua')
  expect(showMomentNear(new Date('2026-11-18T07:05:00Z'), now)).toBe('14:05 ngày 18/11/2026')
})

test('a period says only what is known', () => {
  expect(showPeriod('2026-03-01', '2026-12-31')).toBe('từ 01/03/2026 đến 31/12/2026')
  expect(showPeriod('2026-03-01', '2026-03-01')).toBe('01/03/2026')
  expect(showPeriod(null, '2026-12-31')).toBe('đến 31/12/2026')
  expect(showPeriod(undefined, null)).toBe('không ghi thời gian')
})

test('a list is read aloud', () => {
  expect(showList([])).toBe('')
  expect(showList(['Công an'])).toBe('Công an')
  expect(showList(['Công an', 'Tư pháp', 'Văn phòng'])).toBe('Công an, Tư pháp và Văn phòng')
})
