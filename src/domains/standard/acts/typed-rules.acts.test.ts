import { expect, test } from 'vitest'
import { addStandardEvidence } from '#domains/standard/acts/add-evidence.ts'
import { decideAssessments } from '#domains/standard/acts/decide-assessments.ts'
import { enterCondition } from '#domains/standard/acts/enter-condition.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { finishStandardAppraisal } from '#domains/standard/acts/finish-appraisal.ts'
import { notePosting } from '#domains/standard/acts/note-posting.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { judgeNow, listTaken } from '#domains/standard/judging.queries.ts'
import { indicatorsOf } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { decision, onStandard, paper, step } from '#domains/standard/standard.fixtures.ts'

const under = { kind: 'rule', under: 'TC2.CT7', name: 'Nội dung thử' }
const types: [row: object, worse: Record<string, string>, better: Record<string, string>][] = [
  [
    { code: 'T1', type: 'ratio', first: 'Xong', second: 'Tất cả', level: '80' },
    { part: '7', whole: '10' },
    { part: '8', whole: '10' },
  ],
  [
    { code: 'T2', type: 'ladder', first: 'Xong', second: 'Tất cả', steps: '90: 2; 50: 1; 0: 0' },
    { part: '4', whole: '10' },
    { part: '5', whole: '10' },
  ],
  [{ code: 'T3', type: 'yes-no' }, { answer: 'khong' }, { answer: 'co' }],
  [
    { code: 'T4', type: 'deadline', first: 'Ngày giao', second: 'Ngày xong', level: '5' },
    { from: '02/03/2026', done: '10/03/2026' },
    { from: '02/03/2026', done: '09/03/2026' },
  ],
  [{ code: 'T5', type: 'count', first: 'Số loại', level: '3' }, { count: '2' }, { count: '3' }],
  [
    { code: 'T6', type: 'per-unit', first: 'Tổ đủ', second: 'Tổ', level: '50', each: '2' },
    { part: '4', whole: '10' },
    { part: '5', whole: '10' },
  ],
  [
    { code: 'T7', type: 'amount', first: 'Đã chi', second: 'Phải chi' },
    { paid: '899', due: '900' },
    { paid: '900', due: '900' },
  ],
  [{ code: 'T8', type: 'cross', first: 'Theo sổ', other: 'T5', otherKey: 'count' }, { count: '4' }, { count: '3' }],
]

onStandard('mọi cách tính, từ lúc nhập quy tắc đến kết quả', (world) => {
  test('tỷ lệ, bậc thang, có hoặc không, thời hạn, số lượng, theo tổ, số tiền, đối chiếu: chưa đủ thì chưa đạt, đủ thì đạt', async () => {
    const { db, does, opens, reads } = world()
    await reads([
      ...['CT2.7.1', 'CT2.7.2', 'CT2.7.3'].map((code) => ({ kind: 'absent', code })),
      ...types.map(([row]) => ({ ...under, ...row })),
      { kind: 'whole', code: 'TC2.CT7' },
    ])
    // without any day off known of a year nothing is said to be late in it
    const dayOff = {
      day: '2026-01-01',
      name: 'Tết Dương lịch',
      kind: 'off',
      source: 'Bộ luật Lao động',
      source_day: null,
      verified: 'A',
      entered_by: null,
      entered_at: null,
    } as const
    await db.insertInto('holiday').values(dayOff).execute()
    const opened = await opens()
    let version = 0
    const next = () => step({ id: opened.id, version: version++ })
    await does('lan', addStandardEvidence, { ...next(), code: 'TC2.CT7', ...paper('7'), files: {} })
    const verdicts = async (which: 1 | 2) => {
      for (const one of types)
        await does('lan', enterValue, {
          ...next(),
          rule: (one[0] as { code: string }).code,
          applies: 'co',
          why: 'Theo sổ của xã.',
          ...one[which],
        })
      const { judgment } = await judgeNow(db, opened)
      const found = judgment.criteria[1]!.indicators.find(({ code }) => code === 'TC2.CT7')!
      return [found.verdict, ...found.rules.map(({ code, verdict }) => `${code} ${verdict}`)]
    }
    const all = (verdict: string) => [verdict, ...types.map(([row]) => `${(row as { code: string }).code} ${verdict}`)]
    expect(await verdicts(1)).toEqual(all('not-met'))
    expect(await verdicts(2)).toEqual(all('met'))
  })

  test('niêm yết: lấy từ các lần niêm yết đã ghi, thiếu ngày thì chưa đạt, đủ thì đạt; hồ sơ nào được tính thì ghi lại', async () => {
    const { db, does, opens, reads } = world()
    const levels = { officeDays: '5', radioDays: '5', radioTimes: '3', portalDays: '5', eitherOnline: 'co' }
    await reads([{ ...under, code: 'T9', type: 'posting', ...levels }])
    const opened = await opens()
    let version = 0
    const verdict = async () => {
      await does('lan', takeValues, { assessmentId: opened.id, version: String(version++), rule: 'T9' })
      const { judgment } = await judgeNow(db, opened)
      return judgment.criteria[1]!.indicators.flatMap(({ rules }) => rules).find(({ code }) => code === 'T9')
    }
    const posts = (channel: string, toDay: string, times = '') =>
      does('lan', notePosting, {
        assessmentId: opened.id,
        channel,
        fromDay: '10/11/2026',
        toDay,
        times,
        place: 'UBND xã',
      })
    expect(await verdict()).toMatchObject({ verdict: 'not-met' })
    await posts('office', '14/11/2026')
    await posts('radio', '14/11/2026', '2')
    expect(await verdict()).toMatchObject({ verdict: 'not-met', reason: expect.stringContaining('mới 2 lần') })
    await posts('radio', '14/11/2026', '3')
    expect(await verdict()).toMatchObject({ verdict: 'met' })
    expect((await listTaken(db, opened.id)).T9!.records.postings).toHaveLength(3)
  })

  /** A table of points: 5 for each indicator, as many as they are for each criterion. */
  const points = (ruleSetId: string, each: number) => [
    { kind: 'year', yearFrom: '2026' },
    ...loadRuleSet(ruleSetId).criteria.flatMap(({ code, indicators }) => [
      { kind: 'criterion', code, level: String(each * indicators.length) },
      ...indicators.map((indicator) => ({ kind: 'whole', code: indicator.code, level: String(each) })),
    ]),
  ]

  test('bộ quy tắc tính điểm 25/2021: tỉnh nhập điểm tối đa và năm áp dụng, xã chấm, Sở thẩm định, tỉnh công nhận', async () => {
    const { db, does, opens, prepares, reads, reviews, seen } = world()
    const opened0 = points('tcpl-25-2021', 5)
    await reads(opened0, 'tcpl-25-2021')
    const opened = await opens()
    expect(opened.ruleSetId).toBe('tcpl-25-2021')
    const sent = await does('hung', submitAssessment, step(await prepares(opened)))
    expect(sent.frozen!.judgment).toMatchObject({ outcome: 'ready', total: 80 })
    await does('yen', finishStandardAppraisal, step(await reviews(sent)))
    const [decided] = await does('dung', decideAssessments, { ...decision, assessments: await seen(sent.id) })
    expect(decided).toMatchObject({ outcome: 'recognised', frozen: { versionName: 'tcpl-25-2021/3.1' } })
    expect((await judgeNow(db, opened)).judgment.conditions.map(({ verdict }) => verdict)).toEqual([
      'met',
      'met',
      'met',
    ])
  })

  test('bộ quy tắc 619/2017 xét được khi đã nhập: loại xã và mức hài lòng do người ghi, thiếu thì chưa xác định', async () => {
    const { db, does, opens, prepares, reads } = world()
    const { conditions } = loadRuleSet('tcpl-619-2017')
    await reads(
      [
        ...points('tcpl-619-2017', 4),
        { kind: 'condition', code: 'DK1', level: '90', levelTwo: '80', levelThree: '70' },
        { kind: 'condition', code: 'DK2', level: '50' },
        { kind: 'condition', code: 'DK3', level: '80' },
        { kind: 'condition', code: 'DK4', roles: 'officer', eventKinds: 'discipline', leastSanction: 'warning' },
      ],
      'tcpl-619-2017',
    )
    const ready = await prepares(await opens())
    let { version } = ready
    const outcome = async () => (await judgeNow(db, ready)).judgment
    expect((await outcome()).conditions.map(({ code, verdict }) => [code, verdict])).toEqual([
      ['DK1', 'open'],
      ['DK2', 'met'],
      ['DK3', 'open'],
      ['DK4', 'met'],
    ])
    const says = (change: object) =>
      does('lan', enterCondition, {
        assessmentId: ready.id,
        version: String(version),
        why: 'Theo quyết định phân loại.',
        ...change,
      })
    await expect(says({ rule: 'DK2', count: '1' })).rejects.toBe(refusals.notFound)
    await expect(says({ rule: 'DK1', count: '4' })).rejects.toMatchObject({ fields: { count: expect.any(String) } })
    await expect(says({ rule: 'DK3', part: '80' })).rejects.toMatchObject({ fields: { whole: expect.any(String) } })
    await expect(
      does('tu', enterCondition, {
        assessmentId: ready.id,
        version: String(version),
        rule: 'DK1',
        count: '1',
        why: 'Không phải xã.',
      }),
    ).rejects.toBe(refusals.notFound)
    await says({ rule: 'DK1', count: '1' })
    version++
    await says({ rule: 'DK3', part: '79', whole: '100' })
    version++
    expect(await outcome()).toMatchObject({ outcome: 'lacking', total: 100 })
    await says({ rule: 'DK3', part: '80', whole: '100' })
    version++
    const open = async () =>
      (await outcome()).conditions.filter(({ lack }) => lack === 'evidence').map(({ code }) => code)
    expect([(await outcome()).outcome, await open()]).toEqual(['open', ['DK1', 'DK3']])
    const attaches = (code: string, change: object = {}) =>
      does('lan', addStandardEvidence, {
        assessmentId: ready.id,
        version: String(version),
        code,
        ...paper(code),
        files: {},
        ...change,
      })
    await expect(attaches('DK2')).rejects.toBe(refusals.notFound)
    await expect(attaches('DK1', { record: 'count:activities.held' })).rejects.toBe(refusals.notFound)
    await expect(attaches('DK1', { link: '' })).rejects.toMatchObject({ fields: { file: expect.any(String) } })
    for (const code of ['DK1', 'DK3']) {
      await attaches(code)
      version++
    }
    expect([(await outcome()).outcome, await open()]).toEqual(['ready', []])
    expect([conditions.length, indicatorsOf(loadRuleSet('tcpl-619-2017')).length]).toEqual([4, 25])
  })
})
