import { expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { readPastLine } from '#domains/standard/past-result.ts'
import { judgePosting } from '#domains/standard/posting.ts'
import type { Posting } from '#domains/standard/posting-levels.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'

const everyDay = calendarOf([])
const rule = loadRuleSet('tcpl-25-2021').posting
const at = (channel: Posting['channel'], fromDay: string, toDay: string, times: number | null = null): Posting => ({
  id: channel,
  channel,
  fromDay,
  toDay,
  times,
  place: 'UBND',
})
const office = at('office', '2024-12-27', '2024-12-31')

test.each<[string, Posting[], string, string]>([
  ['trụ sở năm ngày và cổng năm ngày', [office, at('portal', '2024-12-27', '2024-12-31')], '2025-01-02', 'met'],
  [
    'trụ sở năm ngày và loa ba lần trong năm ngày',
    [office, at('radio', '2024-12-27', '2024-12-31', 3)],
    '2025-01-02',
    'met',
  ],
  ['loa hai lần là thiếu', [office, at('radio', '2024-12-27', '2024-12-31', 2)], '2025-01-02', 'not-met'],
  ['loa ba lần nhưng bốn ngày là thiếu', [office, at('radio', '2024-12-28', '2024-12-31', 3)], '2025-01-02', 'not-met'],
  ['chỉ trụ sở là thiếu', [office], '2025-01-02', 'not-met'],
  ['chỉ cổng là thiếu', [at('portal', '2024-12-01', '2024-12-31')], '2025-01-02', 'not-met'],
  ['ngày chưa đến thì chưa tính', [office, at('portal', '2024-12-27', '2024-12-31')], '2024-12-30', 'not-met'],
])('niêm yết: %s', (_, postings, today, verdict) => {
  expect(judgePosting(rule, postings, today, everyDay).verdict).toBe(verdict)
})

test('văn bản chưa xác minh thì niêm yết chỉ để biết', () => {
  expect(judgePosting(loadRuleSet('tcpl-27-2025').posting, [office], '2025-01-02', everyDay).verdict).toBe('open')
})

test.each<[string, string | undefined]>([
  ['Mã đơn vị\tNăm\tKết quả', undefined],
  ['09187\t2024\tđạt\t211/QĐ-UBND\t05/02/2025\t92,5\t', 'recognised'],
  ['cu-09187\t2020\tChưa đạt\t1/QĐ\t05/02/2021', 'not-recognised'],
  ['09187\t2024\tkhông đánh giá\t\t\t\tGiải tỏa trắng', 'excluded'],
  ['09187\t2024\tkhông đánh giá', 'không đánh giá thì phải ghi lý do ở cột ghi chú'],
  ['09187\t2024\tđạt\t\t05/02/2025', 'thiếu số hoặc ngày quyết định'],
  ['09187\t2024\tđạt\t1/QĐ\t31/02/2025', 'ngày phải theo dạng ngày/tháng/năm'],
  ['09187\t24\tđạt\t1/QĐ\t05/02/2025', 'năm phải là bốn chữ số'],
  [
    '09187\t2026\tđạt\t1/QĐ\t05/02/2027',
    'từ năm 2026 xã, phường được đánh giá ngay trong hệ thống, không nhập kết quả',
  ],
  ['Kinh Bắc\t2024\tđạt\t1/QĐ\t05/02/2025', 'mã đơn vị phải là mã hành chính, ví dụ 09187 hoặc cu-09187'],
  ['09187\t2024\ttốt\t1/QĐ\t05/02/2025', 'kết quả phải là «đạt», «chưa đạt» hoặc «không đánh giá»'],
])('kết quả năm trước: %s', (line, says) => {
  const read = readPastLine(line.split('\t'))
  expect(read && ('sentence' in read ? read.sentence : read.outcome)).toBe(says)
})
