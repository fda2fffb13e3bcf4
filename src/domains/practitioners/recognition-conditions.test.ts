import { expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { dueDecision } from '#domains/practitioners/decision-clock.ts'
import { isOpeningDay } from '#domains/practitioners/opening.ts'
import type { PractitionerFacts } from '#domains/practitioners/practitioner.ts'
import { kindOf, practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import { conditionsFor, type Deciding, obstacles } from '#domains/practitioners/recognition-conditions.ts'
import { groundsFor, isGroundFor, stopsGround } from '#domains/practitioners/release-ground.ts'

const facts: PractitionerFacts = {
  kind: 'speaker-province',
  name: 'Nguyễn Văn A',
  title: 'Chuyên viên, Sở Tư pháp',
  gender: null,
  isEthnic: null,
  isOfficial: true,
  education: 'law',
  yearsInLaw: 2,
  isPaused: false,
  fields: ['đất đai'],
  languages: [],
  serves: [],
  whereMet: '',
  whenMet: '',
  shownOn: null,
  phoneShownOn: null,
}
const province: Deciding = { bodyLevel: 'province', bodyKind: 'so', levelStands: true, day: '2026-11-21' }
const commune: Deciding = { bodyLevel: 'commune', bodyKind: 'ubnd', levelStands: true, day: '2026-11-21' }

const stopped = (kind: string, more: Partial<PractitionerFacts> = {}, deciding: Deciding = province) =>
  obstacles(conditionsFor(kindOf(kind), { ...facts, ...more }, deciding)).map(
    ({ id, standing }) => `${id}: ${standing}`,
  )

test.each<[string, Partial<PractitionerFacts>, string[]]>([
  ['đại học luật, 2 năm', {}, []],
  ['đại học luật, 1 năm', { yearsInLaw: 1 }, ['learned: not-met']],
  ['đại học khác, 2 năm', { education: 'other' }, ['learned: not-met']],
  ['đại học khác, 3 năm', { education: 'other', yearsInLaw: 3 }, []],
  ['không có bằng đại học, 30 năm', { education: 'none', yearsInLaw: 30 }, ['learned: not-met']],
  ['chưa ghi trình độ', { education: null }, ['learned: unknown']],
  ['chưa ghi số năm thì chưa rõ, không phải 0', { yearsInLaw: null }, ['learned: unknown']],
  ['không phải cán bộ, công chức', { isOfficial: false }, ['official: not-met']],
  ['chưa ghi có phải cán bộ không', { isOfficial: null }, ['official: unknown']],
  ['đề nghị thiếu lĩnh vực', { fields: [] }, ['file: unknown']],
])('báo cáo viên tỉnh: %s', (_, more, expected) => {
  expect(stopped('speaker-province', more)).toEqual(expected)
})

test('ai công nhận ai, ở cấp nào, từ khi nào', () => {
  expect(stopped('communicator', { isOfficial: null, education: null, fields: [] }, commune)).toEqual([])
  expect(stopped('communicator', {}, province)).toEqual(['place: not-met'])
  expect(stopped('communicator', {}, { ...commune, bodyKind: 'mttq' })).toEqual(['place: not-met'])
  expect(stopped('speaker-province', {}, commune)).toEqual(['place: not-met'])
  expect(stopped('speaker-district', {}, { ...commune, levelStands: false })).toEqual(['level: not-met'])
  expect(stopped('speaker-district', {}, commune)).toEqual([])
  expect(stopped('club', { isOfficial: false, education: 'none' }, commune)).toEqual([])
})

test('tiêu chuẩn là của luật vào ngày quyết định: trước ngày luật có hiệu lực thì chưa hỏi', () => {
  const nothing = { isOfficial: null, education: null, fields: [] }
  expect(stopped('speaker-province', nothing, { ...province, day: '2012-12-31' })).toEqual([])
  expect(stopped('speaker-province', nothing, { ...province, day: '2016-09-09' })).toEqual([
    'official: unknown',
    'learned: unknown',
  ])
  expect(isOpeningDay('2016-08-01')).toBe(true)
  expect([isOpeningDay('2026-08-31'), isOpeningDay('2026-09-01')]).toEqual([false, true])
})

test('một điều chưa đối chiếu chỉ được hiện, không chặn', () => {
  const conditions = conditionsFor(kindOf('speaker-province'), { ...facts, yearsInLaw: 0 }, province)
  const unsure = conditions.map((condition) => ({ ...condition, mark: 'P' as const }))
  expect(conditions.some(({ standing }) => standing === 'not-met')).toBe(true)
  expect(obstacles(unsure)).toEqual([])
})

test('hạn quyết định: 5 ngày làm việc, cho thôi tuyên truyền viên 3 ngày; loại luật không định thì không có hạn', () => {
  const year = (day: string) => ({
    day,
    name: 'Quốc khánh',
    kind: 'off' as const,
    source: 'thử',
    sourceDay: null,
    verified: 'A' as const,
  })
  const calendar = calendarOf([year('2026-09-01'), year('2026-09-02')])
  const due = (kind: string, step: 'recognise' | 'release', on: string, today = '2026-09-30') =>
    dueDecision(kindOf(kind), { step, on, today }, calendar)
  // Friday 28/8: two holidays and two weekends lie on the way
  expect(due('communicator', 'recognise', '2026-08-28')).toMatchObject({ day: '2026-09-08', isLate: true })
  expect(due('communicator', 'recognise', '2026-08-28', '2026-09-08')).toMatchObject({ isLate: false })
  expect(due('communicator', 'release', '2026-09-21')).toMatchObject({ day: '2026-09-24' })
  expect(due('speaker-province', 'release', '2026-09-21')).toMatchObject({ day: '2026-09-28' })
  expect(due('lawyer', 'recognise', '2026-09-21')).toBeUndefined()
  expect(due('communicator', 'recognise', '2016-09-09')).toBeUndefined()
})

test('căn cứ thôi: bảy của báo cáo viên, bốn của tuyên truyền viên, không lẫn nhau', () => {
  const count = (kind: string) => groundsFor(kindOf(kind), '2026-11-21').length
  expect([count('speaker-central'), count('speaker-province'), count('communicator'), count('jurist')]).toEqual([
    7, 7, 4, 0,
  ])
  expect(isGroundFor(kindOf('communicator'), 'speaker.refused-thrice', '2026-11-21')).toBe(false)
  expect(isGroundFor(kindOf('communicator'), stopsGround, '2026-11-21')).toBe(false)
  expect(isGroundFor(kindOf('club'), stopsGround, '2026-11-21')).toBe(true)
})

test('mỗi loại có cấp quyết định thì có luật; loại luật không nhắc thì không', () => {
  for (const { level, law, article, decidedBy, mark, standards } of practitionerKinds)
    expect([
      level === null,
      law === null,
      article === null,
      decidedBy === null,
      mark === null,
      standards === null,
    ]).toEqual(Array(6).fill(level === null))
})
