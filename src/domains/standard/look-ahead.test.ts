import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import { type JudgeInputs, judge, type RuleValue } from '#domains/standard/judge.ts'
import { blocksOf, nextStepDay, returnedStepDay, stepsOf } from '#domains/standard/look-ahead.ts'
import { type LookAheadProps, lookAheadPage } from '#domains/standard/pages/look-ahead-page.tsx'
import type { Rule, RuleSet } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import type { RuleTest } from '#domains/standard/rule-test.ts'
import type { View } from '#platform/http/web-request.ts'

const rule = (code: string, ruleTest: RuleTest): Rule => ({
  code,
  name: code,
  nameMark: 'S',
  test: ruleTest,
  mark: 'S',
  source: '',
})
const indicator = {
  code: 'TC1.CT1',
  name: 'Một',
  nameMark: 'S' as const,
  source: '',
  points: null,
  isWhole: true,
  rules: [
    rule('A', { type: 'ratio', part: 'vụ đạt', whole: 'vụ', atLeast: 0.8 }),
    rule('B', { type: 'deadline', workingDays: 7, from: 'ngày nhận', done: 'ngày làm' }),
    rule('C', { type: 'yes-no' }),
  ],
}
/** Steps that somebody read: the last days are 09/01, 09/02 and 14/02 of the year after. */
const { deadlines } = loadRuleSet('tcpl-25-2021')
const ruleSet: RuleSet = {
  ...loadRuleSet('tcpl-27-2025'),
  criteria: [{ code: 'TC1', name: 'Một', nameMark: 'S', source: '', points: null, indicators: [indicator] }],
  conditions: [],
  deadlines,
}
const entered = (inputs: Extract<RuleValue, { kind: 'inputs' }>['inputs']): RuleValue => ({
  kind: 'inputs',
  inputs,
  source: 'records',
})
/** Of a year whose holidays are known, so that a deadline can be told. */
const holiday = {
  day: '2026-01-01',
  name: 'Tết Dương lịch',
  kind: 'off',
  source: '',
  sourceDay: null,
  verified: 'A',
} as const
const inputs: JudgeInputs = {
  year: 2026,
  values: { A: entered({ part: 5, whole: 10 }), B: entered({ from: '2026-03-02', done: '2026-06-01' }) },
  evidenced: new Set(['TC1.CT1']),
  points: {},
  ruled: {},
  events: [],
  calendar: calendarOf([holiday]),
}
const untils = (today: string) =>
  new Map(
    blocksOf(ruleSet, judge(ruleSet, inputs), new Map(), { ...inputs, today }).map(({ code, until, step }) => [
      code,
      { until, step },
    ]),
  )

describe('còn thiếu gì, đến khi nào', () => {
  test('trong năm: việc còn làm được đến hết năm, hạn đã lỡ thì không có ngày nào để làm, số liệu đến bước kế tiếp', () => {
    const found = untils('2026-11-29')
    expect(found.get('A')).toMatchObject({ until: '2026-12-31', step: expect.stringContaining('Cần thêm 3 ') })
    expect(found.get('B')).toMatchObject({ until: 'over', step: expect.stringContaining('Hạn đã qua') })
    expect(found.get('C')?.until).toBe('2027-01-09')
  })

  test('điều không thể đạt nữa thì không có ngày để làm; mẫu số bằng 0 mà quy tắc không cho bỏ qua là việc của tỉnh', () => {
    const all = rule('CT2.3', { type: 'ratio', part: 'trả lời đúng hạn', whole: 'yêu cầu', atLeast: 1 })
    const said = (one: Rule, part: number, whole: number) => {
      const only = { ...ruleSet.criteria[0]!, indicators: [{ ...indicator, rules: [one] }] }
      const set = { ...ruleSet, criteria: [only] }
      const values = { 'CT2.3': entered({ part, whole }) }
      return blocksOf(set, judge(set, { ...inputs, values }), new Map(), { ...inputs, values, today: '2026-11-29' })[0]!
    }
    expect(said(all, 6, 7)).toMatchObject({ until: 'over', step: expect.stringContaining('Không thể đạt 100%') })
    expect(said(all, 0, 0)).toMatchObject({ lack: 'rule', whose: 'province', until: null })
    expect(said(all, 0, 0).step).not.toContain('không phát sinh')
    const mayNot = { ...all, notApplicable: { label: 'Không có yêu cầu', mark: 'S' as const } }
    expect(said(mayNot, 0, 0)).toMatchObject({ whose: 'commune', step: expect.stringContaining('không áp dụng') })
  })

  test('sang năm: không bảo làm tiếp trong năm đã hết', () => {
    const found = untils('2027-01-12')
    expect(found.get('A')).toMatchObject({ until: 'over', step: expect.stringContaining('Năm đánh giá đã hết') })
    expect(found.get('C')?.until).toBe('2027-02-09')
  })

  test('bước kế tiếp: bước đầu chưa qua, qua hết thì bước cuối; không có bước nào xác minh thì không có ngày', () => {
    const days = ['2026-11-01', '2027-01-09', '2027-01-10', '2027-02-10', '2030-01-01'].map((day) =>
      nextStepDay({ deadlines }, 2026, day),
    )
    expect(days.slice(0, 4)).toEqual(['2027-01-09', '2027-01-09', '2027-02-09', '2027-02-14'])
    expect(days[4]! >= '2027-02-14').toBe(true)
    expect(
      nextStepDay({ deadlines: deadlines.map((one) => ({ ...one, mark: 'P' as const })) }, 2026, '2026-11-01'),
    ).toBeNull()
  })

  test('bước tính từ ngày trả lại, ngày ký: có ngày cuối theo ngày làm việc; chưa trả lại, chưa ký hay chưa xác minh thì không', () => {
    const step = (code: string, workingDays: number, from: 'returned' | 'decided', mark: 'S' | 'P' = 'S') => ({
      ...{ code, what: code, mark, source: 'Điều 3' },
      ...{ workingDays, from },
    })
    const steps = { deadlines: [step('D2', 3, 'returned'), step('D4', 2, 'decided'), step('D9', 1, 'returned', 'P')] }
    // a Friday, and a Thursday
    const on = { returnedOn: '2027-01-15', decidedOn: '2027-01-28' }
    const lasts = (more: object) => stepsOf(steps, 2026, { calendar: calendarOf([]), ...more }).map(({ last }) => last)
    expect(lasts(on)).toEqual(['2027-01-20', '2027-02-01', '2027-01-18'])
    expect(lasts({})).toEqual([null, null, null])
    expect(returnedStepDay(steps, on, calendarOf([]))).toBe('2027-01-20')
    expect(returnedStepDay(steps, { returnedOn: null }, calendarOf([]))).toBeNull()
    expect(returnedStepDay({ deadlines: [step('D9', 1, 'returned', 'P')] }, on, calendarOf([]))).toBeNull()
    expect(stepsOf(steps, 2026)[0]!.says).toBe('trong 3 ngày làm việc từ ngày bị trả lại')
    const lacking = blocksOf(ruleSet, judge(ruleSet, inputs), new Map(), { ...inputs, today: '2027-01-16' })
    const again = blocksOf({ ...ruleSet, ...steps }, judge(ruleSet, inputs), new Map(), {
      ...inputs,
      ...on,
      today: '2027-01-16',
    })
    const untilOf = (all: typeof again) => all.find(({ code }) => code === 'C')?.until
    expect([untilOf(lacking), untilOf(again)]).toEqual(['2027-02-09', '2027-01-20'])
  })
})

describe('điều kiện công nhận', () => {
  const withConditions: RuleSet = {
    ...ruleSet,
    conditions: loadRuleSet('tcpl-619-2017').conditions.map((one) => ({ ...one, mark: 'S' })),
  }
  const stepsWith = (change: Partial<JudgeInputs>) => {
    const given = { ...inputs, ...change }
    const blocks = blocksOf(withConditions, judge(withConditions, given), new Map(), { ...given, today: '2026-11-29' })
    return new Map(blocks.map((block) => [block.code, block]))
  }

  test('hồ sơ không nói thì bảo ghi ở đâu, thiếu tài liệu thì bảo kèm ở đâu; sự kiện đã có thì không bảo làm tiếp', () => {
    expect(stepsWith({}).get('DK3')).toMatchObject({
      lack: 'value',
      step: expect.stringContaining('Điều kiện công nhận'),
    })
    const said = { ...inputs.values, DK1: entered({ count: 1 }), DK3: entered({ part: 9, whole: 10 }) }
    expect(stepsWith({ values: said }).get('DK1')?.step).toBe('Ghi điểm của những chỉ tiêu chưa có điểm.')
    expect(stepsWith({ values: said }).get('DK3')).toMatchObject({
      lack: 'evidence',
      step: expect.stringContaining('Kèm'),
    })
    const event = { id: '1', role: 'officer', kind: 'discipline', sanction: 'dismissal', isInDuty: true } as const
    const events = [{ ...event, decision: '7/QĐ', decidedOn: '2026-03-02' }]
    expect(stepsWith({ events }).get('DK4')).toMatchObject({
      lack: 'level',
      until: 'over',
      step: expect.stringContaining('không thay được'),
    })
  })
})

describe('trang «Còn thiếu gì»', () => {
  const assessment = { id: 'A', placeName: 'Xã Một', year: 2026, state: 'preparing' } as NamedAssessment
  const blocks = blocksOf(ruleSet, judge(ruleSet, inputs), new Map(), { ...inputs, today: '2026-11-29' })
  const shows = (change: Partial<LookAheadProps>, today = '2026-11-29') => {
    const props = { assessment, blocks, owners: new Map(), recounted: null, steps: [], deadlinesNote: '', ...change }
    const { body } = lookAheadPage(props, { today, csrf: '', typed: {}, query: {} } as unknown as View)
    return renderToString(body)
  }

  test('việc phải làm ngoài thực địa đứng trước số liệu, chữ ký; mỗi số mở danh sách của nó; ai làm là người được giao', () => {
    const page = shows({ owners: new Map([['TC1.CT1', 'Nguyễn Thị Lan']]) })
    const at = ['level', 'value', 'signature'].map((lack) => page.indexOf(`<h2 id="${lack}">`))
    expect(at.toSorted((one, other) => one - other)).toEqual(at)
    expect(at[0]).toBeGreaterThan(0)
    expect(page).toContain('href="#level"')
    expect(page).toContain('Nguyễn Thị Lan')
    expect(page).not.toContain('chưa giao ai')
    expect(shows({})).toContain('chưa giao ai')
    expect(page).not.toContain('Quy tắc chưa xác minh (')
  })

  test('bản đã trình thì không bảo làm tiếp', () => {
    expect(shows({})).toContain('còn 32 ngày')
    const sent = shows({ assessment: { ...assessment, state: 'submitted' } })
    expect(sent).toContain('Bản đánh giá đã trình')
    expect(sent).not.toContain('còn 32 ngày.')
  })
})
