import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Measured, measuredFigure, sectionsOf } from '#domains/reports/measured.ts'
import { openFigures } from '#domains/reports/open-figures/open-figures.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'

const measuredWith = (valued: (measure: MeasureId, at: number) => number | null): Measured => {
  let at = 0
  return {
    basis: 'records',
    records: [],
    missing: [],
    parts: sectionsOf('year').map(({ letters, title, measures }) => ({
      letters,
      title,
      figures: measures.map((measure, index) => {
        const value = valued(measure, at++)
        return measuredFigure(letters, index, measure, { value, records: value === null ? 1 : value, told: value ?? 0 })
      }),
    })),
  }
}

const shown = (values: Partial<Record<MeasureId, number | null>>) => {
  const measured = measuredWith((measure) => (values[measure] === undefined ? 0 : values[measure]))
  const codes = new Map(measured.parts.flatMap(({ figures }) => figures.map(({ code, measure }) => [code, measure])))
  return new Map(openFigures(measured).map((one) => [codes.get(one.code)!, one]))
}

describe('số liệu mở không lộ ai', () => {
  test('dưới 5 không hiện; 0 và chưa ghi vẫn nói', () => {
    const open = shown({ 'activities.people': 180, 'activities.disabled': 3, 'activities.poor': null })
    expect(open.get('activities.disabled')).toMatchObject({ value: null, why: 'hidden' })
    expect(open.get('activities.people')).toMatchObject({ value: 180, why: 'told' })
    expect(open.get('activities.ethnic')).toMatchObject({ value: 0, why: 'told' })
    expect(open.get('activities.poor')).toMatchObject({ value: null, why: 'blank' })
  })

  test('phần còn lại dưới 5 cũng lộ: 20 báo cáo viên, 18 nữ', () => {
    const open = shown({ 'speakers.all': 20, 'speakers.women': 18, 'speakers.law': 9 })
    expect(open.get('speakers.women')).toMatchObject({ why: 'hidden' })
    expect(open.get('speakers.law')).toMatchObject({ value: 9 })
  })

  test('những số cộng được với nhau thì ẩn cùng: vụ, việc hòa giải; thù lao của ít vụ', () => {
    const open = shown({ 'cases.carried-in': 9, 'cases.received': 20, 'cases.reached': 27, 'cases.running': 2 })
    for (const measure of ['cases.carried-in', 'cases.received', 'cases.reached', 'cases.running'] as const)
      expect(open.get(measure)).toMatchObject({ value: null, why: 'hidden' })
    expect(shown({ 'fees.paid': 2, 'fees.amount': 800_000 }).get('fees.amount')).toMatchObject({ why: 'hidden' })
  })

  test.each([
    ['đã kết thúc mà không trả lời', { 'matters.ended': 20, 'matters.answered': 18 }],
    ['trả lời mà không rõ hạn', { 'matters.answered': 20, 'matters.in-time': 12, 'matters.late': 6 }],
    ['yêu cầu thông tin trả lời sau hạn', { 'information.answered': 20, 'information.in-time': 18 }],
    ['đề nghị thù lao mà chưa trả', { 'fees.asked': 16, 'fees.paid': 14 }],
    ['kế hoạch được giao mà chưa ban hành', { 'plans.asked': 20, 'plans.answered': 18 }],
    ['mốc chưa xong', { 'tasks.due': 30, 'tasks.in-time': 20, 'tasks.late': 8 }],
  ] as const)('hiệu của hai số cũng lộ: %s', (_, values) => {
    const open = shown(values)
    for (const measure of Object.keys(values) as MeasureId[])
      expect([measure, open.get(measure)?.why]).toEqual([measure, 'hidden'])
  })

  test('tiền mà ít hồ sơ nói ra thì ẩn, dù nhiều hồ sơ không nói', () => {
    const figure = measuredFigure('KP', 0, 'activities.cost', { value: 900_000, records: 20, told: 1 })
    const parts = [{ letters: 'KP', title: 'Kinh phí', figures: [figure] }]
    expect(openFigures({ basis: 'records', records: [], missing: [], parts })).toMatchObject([{ why: 'hidden' }])
  })

  test('không số nào hiện ra mà dưới 5, và không hiệu nào suy ra được dưới 5, với số bất kỳ', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(40), { freq: 9 }), { minLength: 90, maxLength: 90 }), (values) => {
        const measured = measuredWith((_, at) => values[at % values.length] ?? null)
        const told = new Map(codes(measured).map(([measure, code]) => [measure, code]))
        const open = new Map(openFigures(measured).map(({ code, value }) => [code, value]))
        for (const value of open.values()) expect(value === null || value === 0 || value >= 5).toBe(true)
        for (const { of, without } of derivable) {
          const [all, some] = [of, without].map((ids) => ids.map((id) => open.get(told.get(id)!) ?? null))
          if ([...all!, ...some!].includes(null)) continue
          const rest = sum(all!) - sum(some!)
          if (rest >= 5) seen.add(`${of} − ${without}`)
          expect([of, without, rest > 0 && rest < 5]).toEqual([of, without, false])
        }
      }),
      { numRuns: 1_000, seed: 20261129 },
    )
    expect(seen.size).toBeGreaterThan(20)
  })
})

const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

const codes = (measured: Measured) =>
  measured.parts.flatMap(({ figures }) => figures.map(({ measure, code }) => [measure, code] as const))

const all = sectionsOf('year').flatMap(({ measures }) => measures)
const beginning = (start: string) => all.filter((id) => id.startsWith(start))

/** Every whole of the parts of a report, with what is counted within it; written from what the measures count, not from the code that hides. */
const derivable: { of: MeasureId[]; without: MeasureId[] }[] = [
  ...(
    [
      ['activities.people', ['women', 'ethnic', 'children', 'disabled', 'poor'].map((one) => `activities.${one}`)],
      ['activities.all', ['activities.sessions', ...beginning('activities.form.'), ...beginning('activities.group.')]],
      ['activities.all', ['mobile-advice', 'dialogues', 'mock-trials'].map((one) => `activities.${one}`)],
      ['activities.sessions', ['mobile-advice', 'dialogues', 'mock-trials'].map((one) => `activities.${one}`)],
      ['speakers.all', ['speakers.women', 'speakers.ethnic', 'speakers.law']],
      ['communicators.all', ['communicators.women', 'communicators.ethnic', 'communicators.law']],
      ['mediators.all', ['mediators.women', 'mediators.ethnic', 'mediators.recognised']],
      ['training.learners', ['training.certificates']],
      ['fees.asked', ['fees.paid']],
      ['cases.received', ['cases.out-of-scope']],
      ['matters.ended', ['matters.answered']],
      ['matters.answered', ['matters.in-time', 'matters.late', 'information.answered']],
      ['matters.in-time', ['information.in-time']],
      ['information.answered', ['information.in-time']],
      ['plans.asked', ['plans.answered']],
      ['plans.answered', ['plans.answered-in-time']],
      ['tasks.due', ['tasks.in-time', 'tasks.late', 'tasks.undone']],
    ] as [MeasureId, MeasureId[]][]
  ).flatMap(([whole, parts]) => parts.map((part) => ({ of: [whole], without: [part] }))),
  { of: ['matters.answered'], without: ['matters.in-time', 'matters.late'] },
  { of: ['matters.carried-in', 'matters.received'], without: ['matters.ended', 'matters.running'] },
  { of: ['cases.carried-in', 'cases.received'], without: beginning('cases.').slice(2) },
  { of: ['tasks.due'], without: ['tasks.in-time', 'tasks.late', 'tasks.undone'] },
]
