import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '#domains/calendar/calendar.ts'
import { type JudgeInputs, judge, lacksRulesOnly, type RuleValue, type Verdict } from '#domains/standard/judge.ts'
import { layOver } from '#domains/standard/lay-over.ts'
import { blocksOf } from '#domains/standard/look-ahead.ts'
import { feedsOf, inputsFrom } from '#domains/standard/measure-map.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { indicatorsOf, rulesOf } from '#domains/standard/rule-set.ts'
import { loadRuleSet, ruleSets, shippedYearRule } from '#domains/standard/rule-sets.ts'
import type { RuleInputs, RuleTest } from '#domains/standard/rule-test.ts'
import { inputsOf } from '#domains/standard/rule-test.ts'
import { allVerified, from } from '#domains/standard/standard.fixtures.ts'

const calendar = calendarOf([])
const nothing: JudgeInputs = {
  year: 2026,
  values: {},
  evidenced: new Set(),
  points: {},
  ruled: {},
  events: [],
  calendar,
}
const entered = (inputs: RuleInputs): RuleValue => ({ kind: 'inputs', inputs, source: 'entered' })
const counted = (inputs: RuleInputs): RuleValue => ({ kind: 'inputs', inputs, source: 'records' })

/** One rule, verified, alone in its indicator; the whole asks that every indicator is met. */
function oneRule(rule: RuleTest, change: { mayNotApply?: boolean; mark?: 'S' | 'R' } = {}): RuleSet {
  const { mayNotApply = false, mark = 'S' } = change
  return {
    ...loadRuleSet('tcpl-27-2025'),
    criteria: [
      {
        code: 'TC1',
        name: 'Một',
        nameMark: 'S',
        source: '',
        points: null,
        indicators: [
          {
            code: 'TC1.CT1',
            name: 'Một',
            nameMark: 'S',
            source: '',
            points: null,
            isWhole: true,
            rules: [
              {
                code: 'A',
                name: 'A',
                nameMark: 'S',
                test: rule,
                mark,
                source: '',
                ...(mayNotApply && { notApplicable: { label: 'Không phát sinh', mark: 'S' as const } }),
              },
            ],
          },
        ],
      },
    ],
    conditions: [{ code: 'DK1', name: 'Tất cả', test: { type: 'all-indicators' }, mark: 'S', source: '' }],
  }
}

const ratio: RuleTest = { type: 'ratio', part: 'đúng hạn', whole: 'tất cả', atLeast: 0.8 }

test('điều kiện «mọi chỉ tiêu» nói trong bao nhiêu chỉ tiêu, bao nhiêu đạt mức', () => {
  const [condition] = judge(oneRule(ratio), { ...nothing, values: { A: counted({ part: 7, whole: 10 }) } }).conditions
  expect(condition).toMatchObject({ verdict: 'not-met', reason: 'Trong 1 chỉ tiêu: 1 chưa đạt mức.' })
})

describe('một quy tắc đã xác minh', () => {
  const table: [string, RuleTest, RuleValue | undefined, Verdict][] = [
    ['tỷ lệ vừa đủ mức là đạt', ratio, counted({ part: 8, whole: 10 }), 'met'],
    ['thiếu một chút là chưa đạt, không làm tròn lên', ratio, counted({ part: 7999, whole: 10000 }), 'not-met'],
    ['mẫu số bằng 0 thì chưa xác định', ratio, counted({ part: 0, whole: 0 }), 'open'],
    ['số phần lớn hơn số toàn bộ thì chưa xác định', ratio, counted({ part: 3, whole: 2 }), 'open'],
    ['chưa có số liệu thì chưa xác định', ratio, undefined, 'open'],
    ['thiếu một trong hai số thì chưa xác định', ratio, counted({ whole: 9 }), 'open'],
    ['chưa rõ mức thì chưa xác định', { ...ratio, atLeast: null }, counted({ part: 1, whole: 1 }), 'open'],
    ['số nhập tay không tài liệu thì chưa xác định', ratio, entered({ part: 9, whole: 10 }), 'open'],
    ['số nhập tay chưa đủ mức thì chưa đạt', ratio, entered({ part: 1, whole: 10 }), 'not-met'],
    [
      'làm đúng ngày cuối là đạt',
      { type: 'deadline', workingDays: 7, from: '', done: '' },
      counted({ from: '2026-03-02', done: '2026-03-11' }),
      'met',
    ],
    [
      'chậm hạn khi chưa biết lịch nghỉ thì chưa xác định',
      { type: 'deadline', workingDays: 1, from: '', done: '' },
      counted({ from: '2026-03-02', done: '2026-03-04' }),
      'open',
    ],
    ['đếm đủ', { type: 'count', atLeast: 1, count: '' }, counted({ count: 1 }), 'met'],
    ['chi thấp hơn mức phải chi', { type: 'amount', paid: '', due: '' }, counted({ paid: 99, due: 100 }), 'not-met'],
    ['không áp dụng khi văn bản không cho bỏ qua', ratio, { kind: 'not-applicable', why: 'không có' }, 'open'],
  ]
  test.each(table)('%s', (_, rule, value, verdict) => {
    const judged = judge(oneRule(rule), { ...nothing, values: { A: value } })
    expect(judged.criteria[0]!.indicators[0]!.rules[0]!.verdict).toBe(verdict)
  })

  test('chậm hạn chỉ tính khi lịch nghỉ những ngày ấy đã biết chắc', () => {
    const known = calendarOf([
      {
        day: '2026-01-01',
        name: 'Tết Dương lịch',
        kind: 'holiday',
        source: '',
        sourceDay: null,
        verified: true,
      } as never,
    ])
    const late = counted({ from: '2026-03-02', done: '2026-03-04' })
    const deadline: RuleTest = { type: 'deadline', workingDays: 1, from: '', done: '' }
    expect(judge(oneRule(deadline), { ...nothing, calendar: known, values: { A: late } }).outcome).toBe('lacking')
  })

  test('không áp dụng, có lý do và tài liệu, văn bản cho phép: không cản việc đề nghị; không tài liệu thì chưa xác định', () => {
    const ruleSet = oneRule(ratio, { mayNotApply: true })
    const values = { A: { kind: 'not-applicable', why: 'không có vụ việc' } as const }
    expect(judge(ruleSet, { ...nothing, values })).toMatchObject({ outcome: 'open', criteria: [{ lack: 'evidence' }] })
    const judged = judge(ruleSet, { ...nothing, values, evidenced: new Set(['TC1.CT1']) })
    expect(judged).toMatchObject({ outcome: 'ready', criteria: [{ verdict: 'not-applicable' }] })
    const against = { A: { ...values.A, counted: 12 } }
    const told = judge(ruleSet, { ...nothing, values: against, evidenced: new Set(['TC1.CT1']) })
    expect(told.criteria[0]!.indicators[0]!.rules[0]!.reason).toContain('12')
  })

  test('chỉ thiếu quy tắc xác minh khác với thiếu số liệu', () => {
    const one = (mark: 'S' | 'R', value?: RuleValue) =>
      lacksRulesOnly(judge(oneRule(ratio, { mark }), { ...nothing, values: { A: value } }))
    expect(one('R', counted({ part: 1, whole: 10 }))).toBe(true)
    expect([one('S'), one('S', counted({ part: 1, whole: 10 }))]).toEqual([false, false])
  })

  test('tài liệu kiểm chứng làm số nhập tay được tính', () => {
    const value = entered({ part: 9, whole: 10 })
    expect(judge(oneRule(ratio), { ...nothing, values: { A: value } }).outcome).toBe('open')
    expect(judge(oneRule(ratio), { ...nothing, values: { A: value }, evidenced: new Set(['TC1.CT1']) }).outcome).toBe(
      'ready',
    )
  })
})

describe('bộ quy tắc theo năm đánh giá', () => {
  test.each([
    [2017, 'tcpl-619-2017'],
    [2021, 'tcpl-619-2017'],
    [2022, 'tcpl-25-2021'],
    [2024, 'tcpl-25-2021'],
    [2026, 'tcpl-27-2025'],
  ])('năm %i theo %s', (year, id) => {
    expect(shippedYearRule(year)).toMatchObject({ kind: 'rules', ruleSet: { id } })
  })
  test('năm 2025 tạm dừng, năm 2012 không có', () => {
    expect(shippedYearRule(2025)).toMatchObject({ kind: 'suspended' })
    expect(shippedYearRule(2012)).toBeUndefined()
  })
  test('mỗi mã đứng một lần, số chỉ tiêu đúng như đã biết', () => {
    expect(ruleSets.map((ruleSet) => indicatorsOf(ruleSet).length)).toEqual([25, 20, 14])
    for (const ruleSet of ruleSets) {
      const codes = [...rulesOf(ruleSet).map(({ rule }) => rule.code), ...indicatorsOf(ruleSet).map(({ code }) => code)]
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})

describe('bộ quy tắc tính điểm, Quyết định 25/2021', () => {
  const ruleSet = loadRuleSet('tcpl-25-2021')
  const points = (each: number) => Object.fromEntries(indicatorsOf(ruleSet).map(({ code }) => [code, each]))
  const evidenced = new Set(indicatorsOf(ruleSet).map(({ code }) => code))
  const of = (code: string, given: Partial<JudgeInputs>) =>
    judge(ruleSet, { ...nothing, year: 2024, evidenced, ...given }).conditions.find((one) => one.code === code)!.verdict
  const event = {
    id: '1',
    role: 'government-head',
    kind: 'discipline',
    sanction: 'reprimand',
    isInDuty: true,
    decision: '1/QĐ',
    decidedOn: '2024-12-30',
  } as const

  test('tổng điểm do người chấm: 80 là đủ, 79 là chưa, thiếu điểm một chỉ tiêu thì chưa xác định', () => {
    expect(of('DK1', { points: points(4) })).toBe('met')
    expect(of('DK1', { points: points(3.9) })).toBe('not-met')
    expect(of('DK1', { points: { 'TC1.CT1': 3 } })).toBe('open')
  })
  test('điểm lẻ cộng đủ 80 là đủ 80', () => {
    const odd = Object.fromEntries(indicatorsOf(ruleSet).map(({ code }, index) => [code, index < 10 ? 4.1 : 3.9]))
    expect(judge(ruleSet, { ...nothing, year: 2024, evidenced, points: odd }).total).toBe(80)
    expect(of('DK1', { points: odd })).toBe('met')
    const tenths = Object.fromEntries(indicatorsOf(ruleSet).map(({ code }) => [code, 0.1]))
    expect(judge(ruleSet, { ...nothing, year: 2024, evidenced, points: tenths }).total).toBe(2)
  })
  test('điểm tự chấm cần tài liệu: ký «chưa đạt» với đủ điểm mà không tài liệu thì không đủ điều kiện; chấm cả mà vẫn thiếu thì chưa đạt', () => {
    const unproven = judge(ruleSet, { ...nothing, year: 2024, points: points(4) })
    expect(unproven).toMatchObject({ outcome: 'open', total: 0 })
    expect(unproven.conditions[0]).toMatchObject({ verdict: 'open', lack: 'evidence' })
    expect(unproven.criteria[0]!.indicators[0]).toMatchObject({ points: null, claimed: 4, lack: 'evidence' })
    expect(lacksRulesOnly(unproven)).toBe(false)
    const some = judge(ruleSet, { ...nothing, year: 2024, points: points(4), evidenced: new Set(['TC1.CT1']) })
    expect(some.total).toBe(4)
    const few = judge(ruleSet, { ...nothing, year: 2024, points: points(3.9) })
    expect(few.conditions[0]).toMatchObject({ verdict: 'not-met', reason: expect.stringContaining('cần từ 80') })
    const none = judge(ruleSet, { ...nothing, year: 2024, points: points(0) })
    expect(none.criteria[0]!.indicators[0]).toMatchObject({ points: 0 })
    const blocks = blocksOf(ruleSet, unproven, new Map(), { year: 2024, values: {}, calendar, today: '2024-12-01' })
    expect(blocks.filter(({ lack }) => lack === 'evidence').length).toBeGreaterThanOrEqual(indicatorsOf(ruleSet).length)
  })
  test('đúng bằng phần phải đạt thì là đủ, với mọi điểm tối đa và mọi phần trăm tròn; kém một phần nghìn thì chưa', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (most, percent) => {
        const sure = {
          ...ruleSet,
          criteria: [{ ...ruleSet.criteria[0]!, points: { value: most, mark: 'S' as const, source: '' } }],
        }
        const shares = ruleSet.conditions.map((one) =>
          one.test.type === 'each-criterion' ? { ...one, test: { ...one.test, share: percent / 100 } } : one,
        )
        const verdict = (sum: number) => {
          const [first, ...rest] = sure.criteria[0]!.indicators.map(({ code }) => code)
          const given = { [first!]: sum, ...Object.fromEntries(rest.map((code) => [code, 0])) }
          return judge(
            { ...sure, conditions: shares },
            { ...nothing, year: 2024, points: given, evidenced: new Set([first!]) },
          ).conditions.find(({ code }) => code === 'DK2')!.verdict
        }
        const exact = (most * percent) / 100
        expect([verdict(Math.round(exact * 1000) / 1000), verdict(Math.round(exact * 1000 - 1) / 1000)]).toEqual([
          'met',
          'not-met',
        ])
      }),
      {
        numRuns: 300,
        examples: [
          [25, 28],
          [100, 55],
        ],
      },
    )
  })
  test('điểm của người thẩm định không đồng ý đứng trước điểm cộng từ số liệu', () => {
    const ladder: RuleTest = { type: 'ladder', part: '', whole: '', steps: [{ atLeast: 0, points: 5 }] }
    const values = { A: counted({ part: 1, whole: 1 }) }
    const total = (ruled: JudgeInputs['ruled']) =>
      judge({ ...oneRule(ladder), mode: 'points' }, { ...nothing, values, ruled }).total
    expect([total({}), total({ 'TC1.CT1': 2 })]).toEqual([5, 2])
  })
  test('bậc thang cho 0 điểm là chưa đạt mức', () => {
    const ladder: RuleTest = { type: 'ladder', part: '', whole: '', steps: [{ atLeast: 0, points: 0 }] }
    const values = { A: counted({ part: 0, whole: 1 }) }
    const judged = judge({ ...oneRule(ladder), mode: 'points' }, { ...nothing, values })
    expect(judged.criteria[0]!.indicators[0]!.rules[0]).toMatchObject({ verdict: 'not-met', points: 0 })
  })
  test('điểm tối đa của tiêu chí chưa xác minh thì không nói được 50%', () => {
    expect(of('DK2', { points: points(4) })).toBe('open')
  })
  test('người đứng đầu bị kỷ luật vì công vụ trong năm thì mất điều kiện; năm khác, việc khác, người khác thì không', () => {
    expect(of('DK3', { events: [event] })).toBe('not-met')
    expect(of('DK3', { events: [{ ...event, decidedOn: '2023-12-31' }] })).toBe('met')
    expect(of('DK3', { events: [{ ...event, isInDuty: false }] })).toBe('met')
    expect(of('DK3', { events: [{ ...event, role: 'officer' }] })).toBe('met')
    expect(of('DK3', { events: [{ ...event, kind: 'prosecution', isInDuty: false }] })).toBe('not-met')
    const anyBreach = {
      ...ruleSet,
      conditions: ruleSet.conditions.map((one) =>
        one.test.type === 'no-event' ? { ...one, test: { ...one.test, inDutyOnly: false } } : one,
      ),
    }
    const outside = judge(anyBreach, { ...nothing, year: 2024, events: [{ ...event, isInDuty: false }] })
    expect(outside.conditions.find(({ code }) => code === 'DK3')!.verdict).toBe('not-met')
  })
})

describe('tính chất', () => {
  const anyValue = (test: RuleTest): fc.Arbitrary<RuleValue | undefined> =>
    fc.option(
      fc
        .record(
          Object.fromEntries(
            inputsOf(test).map(({ key, kind }) => [
              key,
              kind === 'answer'
                ? fc.boolean()
                : kind === 'day'
                  ? fc.constantFrom('2026-01-05', '2026-02-10', '2026-11-02')
                  : fc.nat(60),
            ]),
          ),
        )
        .chain((inputs) => fc.constantFrom(counted(inputs as RuleInputs), entered(inputs as RuleInputs))),
      { nil: undefined },
    )
  const valuesOf = (ruleSet: RuleSet) =>
    fc.record(Object.fromEntries(rulesOf(ruleSet).map(({ rule }) => [rule.code, anyValue(rule.test)])))
  const rank: Record<Verdict, number> = { 'not-met': 0, open: 1, 'not-applicable': 2, met: 2 }

  test('quy tắc chưa xác minh không bao giờ cho đạt hay chưa đạt, dù số liệu thế nào', () => {
    const ruleSet = loadRuleSet('tcpl-27-2025')
    const all = new Set(indicatorsOf(ruleSet).map(({ code }) => code))
    fc.assert(
      fc.property(valuesOf(ruleSet), (values) => {
        const judged = judge(ruleSet, { ...nothing, values, evidenced: all })
        expect(judged.outcome).toBe('open')
        for (const criterion of judged.criteria)
          for (const indicator of criterion.indicators)
            for (const one of [criterion, indicator, ...indicator.rules]) expect(one.verdict).toBe('open')
      }),
      { numRuns: 40 },
    )
  })

  test('thêm tài liệu không bao giờ làm kết quả xấu đi', () => {
    const { ruleSet } = layOver(loadRuleSet('tcpl-27-2025'), [{ rows: allVerified('tcpl-27-2025'), number: 1 }])
    const codes = indicatorsOf(ruleSet).map(({ code }) => code)
    fc.assert(
      fc.property(valuesOf(ruleSet), fc.subarray(codes), fc.subarray(codes), (values, some, more) => {
        const less = judge(ruleSet, { ...nothing, values, evidenced: new Set(some) })
        const with_ = judge(ruleSet, { ...nothing, values, evidenced: new Set([...some, ...more]) })
        for (const [index, criterion] of less.criteria.entries())
          for (const [place, indicator] of criterion.indicators.entries())
            expect(rank[with_.criteria[index]!.indicators[place]!.verdict]).toBeGreaterThanOrEqual(
              rank[indicator.verdict],
            )
      }),
      { numRuns: 40 },
    )
  })

  test('bậc thang: tỷ lệ cao hơn không bao giờ ít điểm hơn', () => {
    const ladder: RuleTest = {
      type: 'ladder',
      part: '',
      whole: '',
      steps: [0.9, 0.8, 0.7, 0.5, 0].map((atLeast) => ({ atLeast, points: atLeast * 2 })),
    }
    const ruleSet = { ...oneRule(ladder), mode: 'points' as const }
    const pointsOf = (part: number, whole: number) =>
      judge(ruleSet, { ...nothing, values: { A: counted({ part, whole }) } }).criteria[0]!.points!
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), (whole, one, other) => {
        const [low, high] = [Math.min(one, other, whole), Math.min(Math.max(one, other), whole)]
        expect(pointsOf(high, whole)).toBeGreaterThanOrEqual(pointsOf(low, whole))
      }),
    )
  })

  test('tập giá trị nào đã duyệt cũng cho một bộ quy tắc; xác minh hết và đủ số liệu thì đủ điều kiện', () => {
    const rows: RuleRow[] = allVerified('tcpl-27-2025')
    const { ruleSet, versionName } = layOver(loadRuleSet('tcpl-27-2025'), [{ rows, number: 3 }])
    expect(versionName).toBe('tcpl-27-2025/2.3')
    const good = Object.fromEntries(
      rulesOf(ruleSet).map(({ rule }) => [
        rule.code,
        counted(
          Object.fromEntries(
            inputsOf(rule.test).map(({ key, kind }) => [
              key,
              kind === 'answer' ? true : kind === 'day' ? '2026-01-05' : 5,
            ]),
          ),
        ),
      ]),
    )
    expect(judge(ruleSet, { ...nothing, values: good }).outcome).toBe('ready')
    const late = { rows: rows.map((row) => ({ ...row, fromDay: '2028-01-01' })), number: 4 }
    const versionIn = (year: number) =>
      layOver(loadRuleSet('tcpl-27-2025'), [{ rows, number: 3 }, late], year).versionName
    expect([versionIn(2027), versionIn(2028)]).toEqual(['tcpl-27-2025/2.3', 'tcpl-27-2025/2.4'])
    const { document, article, fromDay } = from
    const absent: RuleRow = { kind: 'absent', code: 'CT3.4.1', document, article, fromDay }
    const less = layOver(loadRuleSet('tcpl-27-2025'), [
      { rows, number: 3 },
      { rows: [absent], number: 4 },
    ])
    expect(rulesOf(less.ruleSet).some(({ rule }) => rule.code === 'CT3.4.1')).toBe(false)
  })
})

describe('số lấy từ hồ sơ', () => {
  const count = (records: number) => ({ records, told: records, sum: records })

  test('vụ việc không thuộc phạm vi ra khỏi mẫu số', () => {
    const whole = feedsOf(2026).filter(({ rule, key }) => rule === 'CT3.2.1' && key === 'whole')
    const counts = new Map([
      ['cases.carried-in' as const, count(2)],
      ['cases.received' as const, count(9)],
      ['cases.out-of-scope' as const, count(1)],
    ])
    expect(inputsFrom(whole, counts).get('CT3.2.1')).toEqual({ whole: 10 })
  })
  test('không lấy số đếm trên hồ sơ khác với điều quy tắc hỏi', () => {
    const taken = feedsOf(2026).flatMap(({ rule, add, less }) => [...add, ...less].map((id) => `${rule} ${id}`))
    // money of the year's payments is not that of the year's cases, nor are milestones of every plan those of one
    for (const wrong of [
      'CT2.6.3 communicators.trained',
      'CT3.4.4 fees.paid',
      'CT3.4.4b fees.amount',
      'CT2.4.2 tasks.due',
      'CT2.4.2 tasks.evidenced',
    ])
      expect(taken).not.toContain(wrong)
    expect(taken).toEqual(expect.arrayContaining(['CT3.4.4 cases.ended-paid', 'CT2.4.2 law-tasks.done']))
  })
  test('nội dung nào chưa thấy văn bản cho bỏ qua thì không gợi «không áp dụng»', () => {
    const rules = rulesOf(loadRuleSet('tcpl-27-2025'))
    for (const code of ['CT2.3', 'CT2.4.3'])
      expect(rules.find(({ rule }) => rule.code === code)!.rule.notApplicable, code).toBeUndefined()
  })
})
