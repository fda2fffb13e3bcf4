import { describe, expect, test } from 'vitest'
import { type Calendar, calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { nextStep, type Standing } from '#domains/urging/ladder.ts'
import { type PaceSetting, paceFor, usualPace } from '#domains/urging/pace.ts'

const off = (day: string, name: string): Holiday => ({
  day,
  name,
  kind: 'off',
  source: 'QĐ',
  sourceDay: null,
  verified: 'A',
})
/** Tết Bính Ngọ 2026: nghỉ từ thứ Hai 16/02 đến thứ Sáu 20/02. */
const calendar: Calendar = calendarOf(
  ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((day) => off(day, 'Tết Nguyên đán')),
)
const plain = calendarOf([])
const from = (change: Partial<Standing>): Standing => ({
  dueDay: '2026-02-12',
  returnedDay: null,
  last: null,
  ...change,
})
const stepOn = (standing: Standing, day: string, holidays = calendar) =>
  nextStep(standing, usualPace, day, holidays)?.step

describe('bậc một: cán bộ phụ trách, sau một ngày làm việc', () => {
  test.each<[string, Partial<Standing>, string, 1 | undefined]>([
    ['chưa đến hạn', {}, '2026-02-11', undefined],
    ['đúng ngày hạn vẫn còn trong hạn', {}, '2026-02-12', undefined],
    ['ngày làm việc đầu tiên sau hạn', {}, '2026-02-13', 1],
    ['hạn là thứ Sáu trước Tết: không ngày nào trong Tết', { dueDay: '2026-02-13' }, '2026-02-17', undefined],
    ['hạn là thứ Sáu trước Tết: ngày làm việc đầu tiên sau Tết', { dueDay: '2026-02-13' }, '2026-02-23', 1],
    ['hạn rơi vào Tết thì hết hạn vào ngày làm việc đầu tiên', { dueDay: '2026-02-18' }, '2026-02-23', undefined],
    ['và hôm sau mới là muộn', { dueDay: '2026-02-18' }, '2026-02-24', 1],
    ['hạn rơi vào Chủ nhật, thứ Hai vẫn trong hạn', { dueDay: '2026-03-01' }, '2026-03-02', undefined],
    ['thứ Bảy không đôn đốc', { dueDay: '2026-03-04' }, '2026-03-07', undefined],
    ['bị trả lại hôm nay thì chưa', { returnedDay: '2026-02-25' }, '2026-02-25', undefined],
    ['bị trả lại hôm qua thì đôn đốc', { returnedDay: '2026-02-25' }, '2026-02-26', 1],
    ['trả lại trước hạn thì tính từ hạn', { returnedDay: '2026-02-10' }, '2026-02-13', 1],
  ])('%s', (_, standing, day, step) => expect(stepOn(from(standing), day)).toBe(step))
})

describe('bậc hai sau ba ngày làm việc, bậc ba sau năm ngày nữa, Tết ở giữa không tính', () => {
  const last = (step: 1 | 2 | 3, day: string, nobody = false) => from({ last: { step, day, nobody } })
  test.each<[string, Standing, string, number | undefined]>([
    ['bậc một thứ Sáu 13/02; trong Tết không lên bậc', last(1, '2026-02-13'), '2026-02-18', undefined],
    ['hai ngày làm việc sau Tết vẫn chưa', last(1, '2026-02-13'), '2026-02-24', undefined],
    ['ngày làm việc thứ ba sau Tết', last(1, '2026-02-13'), '2026-02-25', 2],
    ['bậc ba: còn thiếu một ngày', last(2, '2026-02-25'), '2026-03-03', undefined],
    ['bậc ba: đủ năm ngày', last(2, '2026-02-25'), '2026-03-04', 3],
    ['muộn bao lâu cũng chỉ một bậc', last(1, '2026-02-13'), '2026-12-30', 2],
    ['đã đến bậc cuối thì thôi', last(3, '2026-03-04'), '2026-12-30', undefined],
    ['hôm nay đã lên một bậc thì thôi', last(1, '2026-02-25', true), '2026-02-25', undefined],
    ['bậc trước không có người nhận: ngày làm việc sau lên bậc tiếp', last(1, '2026-02-25', true), '2026-02-26', 2],
    ['bậc trước không có người nhận, nhưng mai là Tết', last(1, '2026-02-13', true), '2026-02-16', undefined],
    ['bậc ghi bởi đồng hồ chạy sai về tương lai không chặn mãi', last(1, '2027-02-13'), '2026-02-25', 2],
  ])('%s', (_, standing, day, step) => expect(stepOn(standing, day)).toBe(step))

  test('nói rõ vì sao', () => {
    expect(nextStep(from({}), usualPace, '2026-02-24', calendar)?.why).toBe('Quá hạn 3 ngày làm việc')
    expect(nextStep(last(1, '2026-02-25', true), usualPace, '2026-02-26', calendar)?.why).toBe(
      'Bậc «Cán bộ phụ trách» không có người nhận nên chuyển bậc tiếp theo',
    )
  })
})

test('ngày nghỉ chưa xác nhận vẫn tính là ngày làm việc', () => {
  const unsure = calendarOf([{ ...off('2026-02-13', 'dự kiến'), verified: 'C' }])
  expect(stepOn(from({}), '2026-02-13', unsure)).toBe(1)
  expect(stepOn(from({}), '2026-02-13', plain)).toBe(1)
})

describe('nhịp đôn đốc: của cơ quan, của cấp trên gần nhất, chung, rồi thường dùng', () => {
  const set = (bodyPath: string | null, fromDay: string, officerDays: number): PaceSetting => ({
    ...usualPace,
    officerDays,
    bodyPath,
    fromDay,
    setAt: new Date(`${fromDay}T00:00:00Z`),
  })
  const settings = [
    set(null, '2026-01-01', 2),
    set('/1/3/', '2026-02-01', 3),
    set('/1/3/4/', '2026-03-01', 4),
    set(null, '2027-01-01', 9),
  ]
  test.each([
    ['chưa ai đặt', '/1/3/4/', '2025-12-31', 1],
    ['chung', '/1/5/', '2026-06-01', 2],
    ['của chính mình', '/1/3/', '2026-06-01', 3],
    ['của cấp trên khi của mình chưa có hiệu lực', '/1/3/4/', '2026-02-15', 3],
    ['của mình từ ngày có hiệu lực', '/1/3/4/', '2026-03-01', 4],
    ['cơ quan có số hiệu giống phần đầu thì không lẫn', '/1/33/', '2026-06-01', 2],
    ['của mình thắng nhịp chung mới hơn', '/1/3/', '2027-06-01', 3],
  ])('%s', (_, path, day, days) => expect(paceFor(path, settings, day).officerDays).toBe(days))
})
