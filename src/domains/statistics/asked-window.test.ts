import { expect, test } from 'vitest'
import { unreadDay } from '#base/asked-day.ts'
import { windowAsked, windowRefusals } from '#domains/statistics/asked-window.ts'

const today = '2026-11-27'

test.each<[string, Record<string, string>, unknown]>([
  ['chưa gõ gì: từ đầu năm đến hôm nay', {}, { from: '2026-01-01', to: today }],
  ['để trống', { tu: ' ', den: '' }, { from: '2026-01-01', to: today }],
  ['một ngày: đầu năm của ngày đó', { den: '15/5/2025' }, { from: '2025-01-01', to: '2025-05-15' }],
  ['hai ngày', { tu: '01.02.2026', den: '2026-03-01' }, { from: '2026-02-01', to: '2026-03-01' }],
])('%s', (_, query, window) => {
  expect(windowAsked(query, today)).toEqual(window)
})

test.each<[string, Record<string, string>, Error]>([
  ['ngày không có', { tu: '32/13/2026' }, unreadDay],
  ['không phải ngày', { den: 'hôm qua' }, unreadDay],
  ['ngược', { tu: '02/01/2026', den: '01/01/2026' }, windowRefusals.reversed],
  ['quá dài', { tu: '01/01/1900', den: '01/01/2026' }, windowRefusals.tooLong],
])('không đếm kỳ khác kỳ đã gõ: %s', (_, query, refusal) => {
  expect(() => windowAsked(query, today)).toThrow(refusal.message)
})
