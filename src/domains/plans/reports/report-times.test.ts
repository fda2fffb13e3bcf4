import { describe, expect, test } from 'vitest'
import { openObligations } from '#domains/plans/open-obligations.ts'
import type { TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { isEndless, openReport, type ReportFrame } from '#domains/plans/reports/report-times.ts'

const year: ReportFrame = {
  period: { start: '2026-01-01', end: '2026-12-31' },
  issuedOn: '2026-02-10',
  horizon: '2027-12-31',
}
const years: ReportFrame = { ...year, period: { start: '2024-01-01', end: '2030-12-31' } }
const noPeriod: ReportFrame = { ...year, period: null }
const nothingKnown: ReportFrame = { ...noPeriod, issuedOn: null }

/** Words of a duty → label and last day in time of each deadline. */
const cases: [string, ReportFrame, [string, string | null][]][] = [
  ['', year, []],
  ['kết quả thực hiện', year, []],
  ['theo quy định', year, []],
  // «trước ngày 15/5» ends the day before; «chậm nhất ngày», «15/5» on the day
  ['6 tháng, trước ngày 15/5', year, [['Báo cáo 6 tháng năm 2026', '2026-05-14']]],
  ['6 tháng, 15/5', year, [['Báo cáo 6 tháng năm 2026', '2026-05-15']]],
  ['chậm nhất ngày 15/5', year, [['Báo cáo năm 2026', '2026-05-15']]],
  ['năm, trước 15 tháng 11', year, [['Báo cáo năm 2026', '2026-11-14']]],
  // the year that is printed holds, also outside the plan
  ['năm 2020, trước ngày 15/11/2020', year, [['Báo cáo năm 2020', '2020-11-14']]],
  ['năm 2020, trước ngày 15/11', years, [['Báo cáo năm 2020', '2020-11-14']]],
  // once a year of the period, cut to it
  [
    '6 tháng, trước ngày 15/6',
    years,
    [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((one) => [`Báo cáo 6 tháng năm ${one}`, `${one}-06-14`]),
  ],
  ['15/5', { ...year, period: { start: '2026-06-01', end: '2027-12-31' } }, [['Báo cáo năm 2027', '2027-05-15']]],
  // without a period: the year of the date; on and on only when it repeats
  ['trước ngày 15/5', { ...noPeriod, issuedOn: '2026-02-10' }, [['Báo cáo năm 2026', '2026-05-14']]],
  [
    'trước ngày 15/5 hằng năm',
    noPeriod,
    [
      ['Báo cáo năm 2026', '2026-05-14'],
      ['Báo cáo năm 2027', '2027-05-14'],
    ],
  ],
  ['trước ngày 15/5', nothingKnown, []],
  ['6 tháng', nothingKnown, []],
  // a stretch without a day ends with the stretch
  ['6 tháng', year, [['Báo cáo 6 tháng đầu năm 2026', '2026-06-30']]],
  ['6 tháng cuối năm', year, [['Báo cáo 6 tháng cuối năm 2026', '2026-12-31']]],
  ['9 tháng', year, [['Báo cáo 9 tháng năm 2026', '2026-09-30']]],
  ['năm', year, [['Báo cáo năm 2026', '2026-12-31']]],
  ['năm 2026', years, [['Báo cáo năm 2026', '2026-12-31']]],
  [
    'quý',
    year,
    [
      ['Báo cáo quý I/2026', '2026-03-31'],
      ['Báo cáo quý II/2026', '2026-06-30'],
      ['Báo cáo quý III/2026', '2026-09-30'],
      ['Báo cáo quý IV/2026', '2026-12-31'],
    ],
  ],
  ['quý II', year, [['Báo cáo quý II/2026', '2026-06-30']]],
  // each month, each quarter, on a day
  [
    'tháng, trước ngày 25 hằng tháng',
    { ...year, period: { start: '2026-10-01', end: '2026-12-31' } },
    [
      ['Báo cáo tháng 10/2026', '2026-10-24'],
      ['Báo cáo tháng 11/2026', '2026-11-24'],
      ['Báo cáo tháng 12/2026', '2026-12-24'],
    ],
  ],
  [
    'quý, 15 tháng cuối quý',
    year,
    [
      ['Báo cáo quý I/2026', '2026-03-15'],
      ['Báo cáo quý II/2026', '2026-06-15'],
      ['Báo cáo quý III/2026', '2026-09-15'],
      ['Báo cáo quý IV/2026', '2026-12-15'],
    ],
  ],
  // the time of a task
  ['Tháng 6/2026', year, [['Báo cáo, Tháng 6/2026', '2026-06-30']]],
  // asked for
  ['đột xuất, khi có yêu cầu', year, [['Đột xuất, khi có yêu cầu', null]]],
  // reviews
  [
    'Sơ kết năm 2026, tổng kết năm 2030',
    years,
    [
      ['Sơ kết năm 2026', '2026-12-31'],
      ['Tổng kết năm 2030', '2030-12-31'],
    ],
  ],
  ['tổng kết trước ngày 30/11/2030', years, [['Tổng kết trước ngày 30/11/2030', '2030-11-29']]],
  ['30/2', year, []],
]

describe('kỳ báo cáo thành hạn: không hạn nào được đặt ra mà văn bản không nêu', () => {
  test.each(cases)('«%s»', (words, frame, expected) => {
    expect(openReport(words, frame).map((one) => [one.label, one.dueDay])).toEqual(expected)
  })

  test('báo cáo lặp lại mà kế hoạch không có ngày kết thúc thì mỗi năm mở tiếp', () => {
    expect(isEndless('trước ngày 15/5 hằng năm', noPeriod)).toBe(true)
    expect(isEndless('trước ngày 15/5 hằng năm', year)).toBe(false)
    expect(isEndless('năm 2026', noPeriod)).toBe(false)
    expect(isEndless('đột xuất', noPeriod)).toBe(false)
  })
})

const time = (raw: string, start: string | null, end: string | null): TimeReading => ({
  raw,
  basis: 'fixed',
  start,
  end,
  every: null,
})

describe('sơ kết và tổng kết là hai mốc, cũng khi là thời gian của một nhiệm vụ', () => {
  test.each<[string, [string, string | null][]]>([
    [
      'Sơ kết năm 2026, tổng kết năm 2030',
      [
        ['Sơ kết năm 2026', '2026-12-31'],
        ['Tổng kết năm 2030', '2030-12-31'],
      ],
    ],
    [
      'Sơ kết trong quý II/2027 và tổng kết vào tháng 10/2030',
      [
        ['Sơ kết trong quý II/2027', '2027-06-30'],
        ['Tổng kết vào tháng 10/2030', '2030-10-31'],
      ],
    ],
    // one of the two has no time of its own: one deadline, as before
    ['Sơ kết, tổng kết năm 2030', [['Sơ kết, tổng kết năm 2030', '2030-12-31']]],
    ['Tổng kết năm 2030', [['Tổng kết năm 2030', '2030-12-31']]],
  ])('«%s»', (raw, expected) => {
    const opened = openObligations(time(raw, '2026-01-01', '2030-12-31'), years.period, '2027-12-31')
    expect(opened.map((one) => [one.label, one.dueDay])).toEqual(expected)
  })
})
