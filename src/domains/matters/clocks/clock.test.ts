import { describe, expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { shippedHolidays } from '#domains/calendar/holiday.store.ts'
import { type ClockHistory, runClock } from '#domains/matters/clocks/clock.ts'
import { clockRules, ruleDecides, rulesFor } from '#domains/matters/clocks/clock-rule.ts'
import { explainClock } from '#domains/matters/clocks/explain-clock.ts'

const calendar = calendarOf(shippedHolidays)
const ruleOf = (id: string) => clockRules.find((rule) => rule.id === id)!
const nothing: ClockHistory = { start: '2026-11-16', circumstances: [], suspensions: [], extensions: 0 }
const due = (id: string, history: Partial<ClockHistory>) => runClock(ruleOf(id), { ...nothing, ...history }, calendar)

describe('thời hạn của vụ việc', () => {
  test.each([
    { name: 'tiếp công dân: 10 ngày làm việc', id: 'reception.reply', start: '2026-11-02', day: '2026-11-16' },
    { name: 'thụ lý khiếu nại từ 01/7/2026', id: 'complaint.accept.2026', start: '2026-10-01', day: '2026-10-12' },
    {
      name: 'thụ lý khiếu nại trước đó: 10 ngày lịch',
      id: 'complaint.accept.2011',
      start: '2026-06-01',
      day: '2026-06-11',
    },
    {
      name: 'khiếu nại lần đầu, 30 ngày rơi Chủ nhật',
      id: 'complaint.solve.first',
      start: '2026-10-23',
      day: '2026-11-23',
    },
    { name: 'thông tin: 12 ngày lịch', id: 'information.2026.supply', start: '2026-10-01', day: '2026-10-13' },
    {
      name: 'thông tin theo luật cũ qua mạng: 15 ngày làm việc qua Quốc khánh',
      id: 'information.2016.online',
      start: '2026-08-20',
      day: '2026-09-14',
    },
    { name: 'tố cáo: 30 ngày', id: 'denunciation.solve', start: '2026-09-01', day: '2026-10-01' },
    { name: 'công nhận ở Tòa: 6 tháng', id: 'mediation.court-recognition', start: '2026-08-31', day: '2027-03-01' },
    { name: 'báo trước đối thoại 5 ngày', id: 'complaint.dialogue', start: '2026-11-20', day: '2026-11-15' },
    {
      name: 'niêm yết trước buổi tiếp 5 ngày làm việc',
      id: 'reception.schedule',
      start: '2026-11-20',
      day: '2026-11-13',
    },
    { name: 'trợ giúp pháp lý: ngay trong ngày', id: 'legal-aid.answer', start: '2026-11-20', day: '2026-11-20' },
  ])('$name', ({ id, start, day }) => expect(due(id, { start }).dueDay).toBe(day))

  test.each([
    { circumstances: ['complex'], day: '2026-12-07' },
    { circumstances: ['remote'], day: '2026-12-07' },
    { circumstances: ['complex', 'remote'], day: '2026-12-21' },
  ] as const)('khiếu nại lần đầu $circumstances', ({ circumstances, day }) =>
    expect(due('complaint.solve.first', { start: '2026-10-22', circumstances: [...circumstances] }).dueDay).toBe(day),
  )

  test('gia hạn đếm tiếp từ ngày đếm cuối, cả khi khác đơn vị', () => {
    expect(due('information.2026.supply', { start: '2026-10-01', extensions: 1 }).dueDay).toBe('2026-10-26')
    expect(due('information.2016.online', { start: '2026-08-03', extensions: 1 }).dueDay).toBe('2026-09-07')
    expect(due('denunciation.solve', { start: '2026-09-01', extensions: 2 }).dueDay).toBe('2026-11-30')
    expect(due('denunciation.solve', { start: '2026-09-01', extensions: 9 }).dueDay).toBe('2026-11-30')
  })

  test('tạm đình chỉ: từ ngày quyết định đến trước ngày tiếp tục không tính', () => {
    const clock = due('complaint.solve.first', {
      start: '2026-09-01',
      suspensions: [{ from: '2026-09-10', to: '2026-09-20' }],
    })
    expect(clock.dueDay).toBe('2026-10-12')
    expect(clock.skipped.suspended).toHaveLength(10)
    expect(explainClock(clock, calendar).join(' ')).toContain(
      'Không tính 10 ngày tạm đình chỉ, từ 10/09/2026 đến 19/09/2026',
    )
    const standing = due('complaint.solve.first', {
      start: '2026-09-01',
      suspensions: [{ from: '2026-09-10', to: null }],
    })
    expect(standing).toMatchObject({ dueDay: null, left: 22, lateAfter: null })
    expect(
      due('complaint.accept.2026', { start: '2026-10-01', suspensions: [{ from: '2026-10-02', to: null }] }).dueDay,
    ).toBe('2026-10-12')
  })

  test('giờ tính từ lúc thụ lý', () => {
    const clock = due('legal-aid.assign-arrested', { start: '2026-11-20', startAt: new Date('2026-11-20T10:00:00Z') })
    expect(clock.dueAt?.toISOString()).toBe('2026-11-20T22:00:00.000Z')
    expect(clock.dueDay).toBe('2026-11-21')
  })

  test('bản luật của ngày tiếp nhận', () => {
    const ids = (day: string) => rulesFor('information-request', day, ['online']).map(({ id }) => id)
    expect(ids('2026-08-31')).toContain('information.2016.online')
    expect(ids('2026-08-31')).not.toContain('information.2026.supply')
    expect(ids('2026-09-01')).toEqual(['information.2026.supply', 'information.2026.correct', 'information.2026.again'])
    expect(rulesFor('complaint', '2026-06-30', []).map(({ id }) => id)).toContain('complaint.accept.2011')
    expect(rulesFor('complaint', '2026-07-01', []).map(({ id }) => id)).toContain('complaint.accept.2026')
  })

  test('ngày nghỉ chưa xác nhận không làm ai trễ hạn', () => {
    const clock = due('reception.reply', { start: '2026-11-16' })
    expect(clock).toMatchObject({ dueDay: '2026-11-30', lateAfter: '2026-12-01' })
    expect(explainClock(clock, calendar)).toEqual([
      '10 ngày làm việc kể từ ngày tiếp nhận (Luật Tiếp công dân 42/2013/QH13, Điều 28 khoản 1).',
      'Không tính ngày tiếp nhận (thứ Hai, 16/11/2026); ngày đầu tiên được tính là 17/11/2026.',
      'Không tính 4 ngày thứ Bảy, Chủ nhật.',
      'Hạn: hết ngày thứ Hai, 30/11/2026.',
      expect.stringContaining('Ngày 24/11/2026'),
      'Nếu ngày đó là ngày nghỉ thì hạn là hết ngày thứ Ba, 01/12/2026.',
    ])
    expect(due('reception.reply', { start: '2027-12-28' }).lateAfter).toBeNull()
  })

  test('mỗi thời hạn có căn cứ, hoặc nói rõ là không có', () => {
    expect(new Set(clockRules.map(({ id }) => id)).size).toBe(clockRules.length)
    for (const rule of clockRules) {
      if (rule.law !== null) expect(rule.article, rule.id).toMatch(/^Điều \d+/u)
      else expect([rule.note === null, ruleDecides(rule)], rule.id).toEqual([false, false])
      if (rule.effectiveTo !== null) expect(rule.effectiveFrom! < rule.effectiveTo).toBe(true)
    }
  })
})
