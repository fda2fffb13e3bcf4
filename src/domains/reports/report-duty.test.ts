import { describe, expect, test } from 'vitest'
import { askedBy, preparedUntil } from '#domains/reports/report-duty.ts'

const year = { start: '2026-01-01', end: '2026-12-31' }
const years = { start: '2024-01-01', end: '2030-12-31' }

describe('mốc báo cáo nói gì về loại và kỳ', () => {
  test.each([
    ['Báo cáo 6 tháng năm 2026', '2026-05-15', year, 'half-year', '2026-01-01', '2026-06-30'],
    ['Báo cáo 6 tháng đầu năm 2026', '2026-06-30', year, 'half-year', '2026-01-01', '2026-06-30'],
    ['Báo cáo 6 tháng cuối năm 2026', '2026-12-31', year, 'half-year', '2026-07-01', '2026-12-31'],
    ['Báo cáo 6 tháng năm 2026', '2026-11-15', year, 'half-year', '2026-07-01', '2026-12-31'],
    ['Báo cáo năm 2026', '2026-10-15', year, 'year', '2026-01-01', '2026-12-31'],
    ['Báo cáo năm 2025', '2026-01-10', null, 'year', '2025-01-01', '2025-12-31'],
    ['Báo cáo quý III/2026', '2026-09-30', year, 'quarter', '2026-07-01', '2026-09-30'],
    ['Báo cáo quý IV/2026', '2026-12-31', year, 'quarter', '2026-10-01', '2026-12-31'],
    ['Báo cáo quý IV/2026', '2027-01-05', year, 'quarter', '2026-10-01', '2026-12-31'],
    ['Báo cáo 9 tháng năm 2026', '2026-09-14', year, 'nine-months', '2026-01-01', '2026-09-30'],
    ['Báo cáo tháng 2/2026', '2026-02-25', year, 'month', '2026-02-01', '2026-02-28'],
    // hardly begun: the window before
    ['Báo cáo năm 2027', '2027-01-15', { start: '2026-01-01', end: '2027-12-31' }, 'year', '2026-01-01', '2026-12-31'],
    ['Báo cáo năm 2026', '2026-05-15', year, 'year', '2026-01-01', '2026-12-31'],
    ['Báo cáo 6 tháng năm 2026', '2026-01-10', year, 'half-year', '2025-07-01', '2025-12-31'],
    ['Báo cáo 6 tháng năm 2026', '2026-07-10', year, 'half-year', '2026-01-01', '2026-06-30'],
    ['Báo cáo 6 tháng cuối năm 2026', '2026-12-20', year, 'half-year', '2026-07-01', '2026-12-31'],
    ['Báo cáo 9 tháng năm 2026', '2026-02-10', year, 'nine-months', '2025-01-01', '2025-09-30'],
    ['Báo cáo quý I/2026', '2026-01-05', year, 'quarter', '2025-10-01', '2025-12-31'],
    ['Báo cáo tháng 1/2026', '2026-01-05', year, 'month', '2025-12-01', '2025-12-31'],
    ['Sơ kết năm 2026', '2026-12-31', years, 'review', '2024-01-01', '2026-12-31'],
    ['Tổng kết năm 2030', '2030-12-31', years, 'summary', '2024-01-01', '2030-12-31'],
    ['Đột xuất, khi có yêu cầu', '2026-08-20', year, 'ad-hoc', '2026-01-01', '2026-08-20'],
  ] as const)('«%s», hạn %s', (label, dueDay, period, kind, from, to) => {
    expect(askedBy({ label, startDay: null, dueDay, period })).toMatchObject({ kind, window: { from, to } })
  })

  test('soạn trước bao nhiêu ngày là cài đặt có ngày; trước ngày ấy không soạn', () => {
    expect(preparedUntil('2026-04-30')).toBe('2026-05-15')
    expect(preparedUntil('1999-12-31')).toBeNull()
  })
})
