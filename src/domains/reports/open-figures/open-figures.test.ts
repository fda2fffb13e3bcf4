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

  test('không số nào hiện ra mà dưới 5, và không hiệu của tổng với phần của nó dưới 5, với số bất kỳ', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(12)), { minLength: 90, maxLength: 90 }), (values) => {
        const measured = measuredWith((_, at) => values[at % values.length] ?? null)
        const open = openFigures(measured)
        for (const { value } of open) expect(value === null || value === 0 || value >= 5).toBe(true)
        const byName = new Map(open.map((one) => [one.name, one.value]))
        for (const [whole, part] of [
          ['Báo cáo viên pháp luật', 'Báo cáo viên: nữ'],
          ['Người dự', 'Người dự: nữ'],
          ['Hòa giải viên', 'Hòa giải viên: nữ'],
        ] as const) {
          const [all, some] = [byName.get(whole)!, byName.get(part)!]
          if (all !== null && some !== null && all > some) expect(all - some).toBeGreaterThanOrEqual(5)
        }
      }),
    )
  })
})
