import { describe, expect, test } from 'vitest'
import { readTime } from '#domains/plans/plan-reader/assignment/time-expression.ts'

const plan2026 = { period: { start: '2026-01-01', end: '2026-12-31' }, date: '2026-02-10' }
const plan2030 = { period: { start: '2026-01-01', end: '2030-12-31' }, date: '2026-02-10' }

describe('thời gian trong kế hoạch năm 2026', () => {
  test.each([
    ['Năm 2026', 'fixed 2026-01-01 2026-12-31'],
    ['Cả năm', 'fixed 2026-01-01 2026-12-31'],
    ['Trong năm', 'fixed 2026-01-01 2026-12-31'],
    ['Quý II', 'fixed 2026-04-01 2026-06-30'],
    ['Quý II,III năm 2026', 'fixed 2026-04-01 2026-09-30'],
    ['quý I, quý II/2026', 'fixed 2026-01-01 2026-06-30'],
    ['Quý I, II/2026', 'fixed 2026-01-01 2026-06-30'],
    ['Quý 4/2026', 'fixed 2026-10-01 2026-12-31'],
    ['Từ quý III/2026 đến quý II/2027', 'fixed 2026-07-01 2027-06-30'],
    ['Từ quý II/2027', 'fixed 2027-04-01 -'],
    ['6 tháng đầu năm', 'fixed 2026-01-01 2026-06-30'],
    ['6 tháng cuối năm 2026', 'fixed 2026-07-01 2026-12-31'],
    ['Tháng 6/2026', 'fixed 2026-06-01 2026-06-30'],
    ['tháng 02 năm 2026', 'fixed 2026-02-01 2026-02-28'],
    ['Tháng 9-11/2026', 'fixed 2026-09-01 2026-11-30'],
    ['Tháng 3 đến tháng 5', 'fixed 2026-03-01 2026-05-31'],
    ['tháng 12/2026-01/2027', 'fixed 2026-12-01 2027-01-31'],
    ['Tháng 3, 6, 9', 'fixed 2026-03-01 2026-09-30'],
    ['Ngày 29/4/2026', 'fixed 2026-04-29 2026-04-29'],
    ['ngày 22 tháng 7 năm 2026', 'fixed 2026-07-22 2026-07-22'],
    ['01-15/3/2026', 'fixed 2026-03-01 2026-03-15'],
    ['Trước ngày 15/5/2026', 'fixed - 2026-05-14'],
    ['Hoàn thành trước 30/6', 'fixed - 2026-06-29'],
    ['Xong trước tháng 10/2026', 'fixed - 2026-09-30'],
    ['Chậm nhất là ngày 15/5', 'fixed - 2026-05-15'],
    ['Đến 15/5', 'fixed - 2026-05-15'],
    ['Đến hết tháng 6/2026', 'fixed - 2026-06-30'],
    ['Từ nay đến hết năm 2026', 'fixed - 2026-12-31'],
    ['Hoàn thành trong quý II', 'fixed 2026-04-01 2026-06-30'],
    ['Từ ngày 01/3 đến ngày 30/11/2026', 'fixed 2026-03-01 2026-11-30'],
    ['Sơ kết năm 2028, tổng kết năm 2030', 'fixed 2028-01-01 2030-12-31'],
    ['Giai đoạn 2026-2030', 'fixed 2026-01-01 2030-12-31'],
    ['Hằng năm', 'fixed - - year'],
    ['Hằng năm và từng giai đoạn', 'fixed - - year'],
    ['Hằng năm, từ năm 2024 đến hết năm 2030', 'fixed 2024-01-01 2030-12-31 year'],
    ['2026 và hằng năm', 'fixed 2026-01-01 - year'],
    ['Năm 2026 và các năm tiếp theo', 'fixed 2026-01-01 -'],
    ['Hằng quý', 'fixed - - quarter'],
    ['Hàng tháng', 'fixed - - month'],
    ['Định kỳ 6 tháng', 'fixed - - half-year'],
    ['Mỗi tuần một lần', 'fixed - - week'],
    ['Thường xuyên', 'ongoing - -'],
    ['Thường xuyên, hằng năm', 'ongoing - - year'],
    ['Theo yêu cầu của cấp trên', 'on-request - -'],
    ['Khi có văn bản hướng dẫn', 'on-request - -'],
    ['Ngay sau khi Nghị định được ban hành', 'on-request - -'],
    ['Đã hoàn thành', 'fixed - -'],
    ['31/02/2026', 'on-request - -'],
  ])('%s', (raw, expected) => expect(show(raw, plan2026)).toBe(expected))

  test('giữ nguyên lời văn', () => expect(readTime('Quý II, III', plan2026).raw).toBe('Quý II, III'))
})

describe('kế hoạch nhiều năm, kế hoạch không rõ năm', () => {
  test('quý hằng năm không thuộc riêng năm nào', () => {
    expect(show('Quý IV hằng năm', plan2030)).toBe('fixed - - year')
    expect(show('Quý IV hằng năm', plan2026)).toBe('fixed 2026-10-01 2026-12-31 year')
  })
  test('không có năm nào để tính thì không đoán', () => {
    expect(show('Quý II', { period: null, date: null })).toBe('on-request - -')
    expect(show('Quý II/2027', { period: null, date: null })).toBe('fixed 2027-04-01 2027-06-30')
  })
})

function show(raw: string, frame: Parameters<typeof readTime>[1]): string {
  const { basis, start, end, every } = readTime(raw, frame)
  return [basis, start ?? '-', end ?? '-', every].filter((part) => part !== null).join(' ')
}
