/**
 * Which measures of the statistics feed which input of a rule, from which assessment year: our own reading, editable data. An input that
 * no measure tells is entered by hand.
 */
import type { Day } from '#base/day.ts'
import facts from '#domains/standard/facts/measures.json' with { type: 'json' }
import type { RuleInputs } from '#domains/standard/rule-test.ts'
import { type Counted, figureOf, isMeasureId, type MeasureId, measureOf } from '#domains/statistics/measure.ts'

type Feed = { rule: string; key: string; ids: MeasureId[] }

/** A fault when the file names a measure that is none. */
export function feedsOf(year: number): Feed[] {
  return facts
    .filter(({ from }) => from <= year)
    .map(({ rule, key, add }) => ({
      rule,
      key,
      ids: add.map((id) => {
        if (!isMeasureId(id)) throw new Error(`No measure ${id}.`)
        return id
      }),
    }))
}

/** A measure that an input is made of, with the page that lists its records. */
export type RuleLink = { label: string; href: string }

export function measureName(id: MeasureId): string {
  return measureOf(id).name
}

/** The days of an assessment year that have passed: what is to come is not counted. */
export function windowOf(year: number, today: Day): { from: Day; to: Day } {
  const end = `${year}-12-31`
  return { from: `${year}-01-01`, to: today < end ? today : end }
}

/** Inputs by rule; one that a blank measure takes part in is left out, since blank is not zero. */
export function inputsFrom(feeds: readonly Feed[], counts: ReadonlyMap<MeasureId, Counted>): Map<string, RuleInputs> {
  const found = new Map<string, RuleInputs>()
  for (const { rule, key, ids } of feeds) {
    const values = ids.map((id) => figureOf(counts.get(id)!))
    if (values.includes(null)) continue
    const sum = (values as number[]).reduce((total, one) => total + one, 0)
    found.set(rule, { ...found.get(rule), [key]: sum })
  }
  return found
}
