import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#base/day.ts'
import { calendarOf, type Holiday } from '#domains/calendar/calendar.ts'
import { type ClockHistory, runClock } from '#domains/matters/clocks/clock.ts'
import type { ClockRule } from '#domains/matters/clocks/clock-rule.ts'

/** A second, plain way: write every day of three years on a sheet, cross out what does not count, and take the n-th that is left. */
function plainly(rule: ClockRule, history: ClockHistory, holidays: readonly Holiday[]) {
  const marked = new Map(holidays.map((holiday) => [holiday.day, holiday]))
  const sheet = Array.from({ length: 450 }, (_, index) => {
    const date = new Date(Date.UTC(...dateParts(history.start)) + (index + 1) * 86_400_000)
    const day = date.toISOString().slice(0, 10)
    const weekend = date.getUTCDay() % 6 === 0
    const known = marked.get(day)
    const worked = known === undefined || known.verified === 'C' ? !weekend : known.kind === 'working-swap'
    const suspended =
      rule.isSuspendable && history.suspensions.some((one) => day >= one.from && day < (one.to ?? '9999-12-31'))
    return { day, worked, suspended }
  })
  const times = rule.extension === null ? 0 : Math.min(history.extensions, rule.extension.timesMax)
  const lengths = [
    { count: longest(rule, history), unit: rule.unit },
    ...Array.from({ length: times }, () => ({ count: rule.extension!.count, unit: rule.extension!.unit })),
  ]
  let rest = sheet
  let last: Day = history.start
  for (const { count, unit } of lengths) {
    const counting = rest.filter((one) => !one.suspended && (unit !== 'working-days' || one.worked))
    if (count === 0) continue
    const reached = counting[count - 1]
    if (reached === undefined) return null
    last = reached.day
    rest = sheet.filter(({ day }) => day > last)
  }
  const startIsWorked = last === history.start && plainlyWorked(last, holidays)
  if (startIsWorked) return last
  return sheet.find(({ day, worked, suspended }) => day >= last && worked && !suspended)?.day ?? null
}

function plainlyWorked(day: Day, holidays: readonly Holiday[]): boolean {
  const known = holidays.findLast((holiday) => holiday.day === day)
  if (known !== undefined && known.verified !== 'C') return known.kind === 'working-swap'
  return new Date(Date.UTC(...dateParts(day))).getUTCDay() % 6 !== 0
}

function longest(rule: ClockRule, { circumstances }: ClockHistory): number {
  let [count, most] = [rule.count, 0]
  for (const variant of rule.variants)
    if (variant.when.length > most && variant.when.every((one) => circumstances.includes(one)))
      [count, most] = [variant.count, variant.when.length]
  return count
}

function dateParts(day: Day): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number)
  return [year!, month! - 1, date!]
}

const dayIn = fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2025-03-01', offset))
const someHolidays = fc
  .array(fc.record({ day: dayIn, kind: fc.constantFrom('off', 'working-swap'), verified: fc.constantFrom('A', 'C') }), {
    maxLength: 40,
  })
  .map((rows) => rows.map((row): Holiday => ({ ...row, name: 'x', source: 'x', sourceDay: null }) as Holiday))

const someRule = fc.record({
  count: fc.integer({ min: 0, max: 70 }),
  unit: fc.constantFrom('days', 'working-days'),
  isSuspendable: fc.boolean(),
  variants: fc.constantFrom(
    [],
    [{ when: ['complex'], count: 45 }],
    [
      { when: ['complex'], count: 45 },
      { when: ['remote'], count: 50 },
      { when: ['complex', 'remote'], count: 60 },
    ],
  ),
  extension: fc.option(
    fc.record({
      count: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom('days', 'working-days'),
      timesMax: fc.integer({ min: 1, max: 2 }),
      when: fc.constant('x'),
    }),
    { nil: null },
  ),
})

const someHistory = fc
  .record({
    start: dayIn,
    circumstances: fc.subarray(['complex', 'remote'] as const),
    extensions: fc.integer({ min: 0, max: 3 }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 })), { maxLength: 3 }),
    isOpen: fc.boolean(),
  })
  .map(({ gaps, isOpen, ...history }): ClockHistory => {
    let at = history.start
    const suspensions = gaps.map(([run, stand], index) => {
      const from = addDays(at, run)
      at = addDays(from, stand)
      return { from, to: isOpen && index === gaps.length - 1 ? null : at }
    })
    return { ...history, suspensions }
  })

describe('so với cách đếm trên giấy', () => {
  test('hàng nghìn vụ việc ngẫu nhiên ra cùng một ngày', () => {
    let standing = 0
    fc.assert(
      fc.property(someRule, someHistory, someHolidays, (parts, history, holidays) => {
        const rule = {
          ...(parts as unknown as Partial<ClockRule>),
          id: 'x',
          law: null,
          mark: 'S',
          direction: 'after',
        } as ClockRule
        const clock = runClock(rule, history, calendarOf(holidays))
        if (clock.dueDay === null) standing++
        expect(clock.dueDay).toBe(plainly(rule, history, holidays))
        if (clock.lateAfter !== null) expect(clock.lateAfter >= clock.dueDay!).toBe(true)
        if (clock.dueDay === null) expect(history.suspensions.at(-1)?.to).toBeNull()
      }),
      { numRuns: 4_000 },
    )
    expect(standing).toBeGreaterThan(50)
  })

  test('thêm một lần gia hạn hay thêm ngày tạm đình chỉ không bao giờ kéo hạn lại gần', () => {
    fc.assert(
      fc.property(someRule, someHistory, someHolidays, (parts, history, holidays) => {
        const rule = {
          ...(parts as unknown as Partial<ClockRule>),
          id: 'x',
          law: null,
          mark: 'S',
          direction: 'after',
        } as ClockRule
        const calendar = calendarOf(holidays)
        const { dueDay } = runClock(rule, history, calendar)
        const longer = runClock(rule, { ...history, extensions: history.extensions + 1 }, calendar)
        const freer = runClock(rule, { ...history, suspensions: [] }, calendar)
        if (dueDay === null) return
        if (longer.dueDay !== null) expect(longer.dueDay >= dueDay).toBe(true)
        expect(freer.dueDay! <= dueDay).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
