/**
 * Which measures of the statistics feed which input of a rule, from which assessment year: our own reading, editable data. An input that
 * no measure tells is entered by hand.
 */
import type { Day } from '#base/day.ts'
import facts from '#domains/standard/facts/measures.json' with { type: 'json' }
import type { RuleInputs } from '#domains/standard/rule-test.ts'
import { type Counted, isMeasureId, type MeasureId, measureOf, recordKinds } from '#domains/statistics/measure.ts'

/** `unless`: while one of these counts anything, nobody can tell the input from records; `untold`: what a record lacks that does not tell. */
type Feed = { rule: string; key: string; add: MeasureId[]; less: MeasureId[]; unless: MeasureId[]; untold: string }

/** What an input is not fed by stays out of the file: a part that is counted over other records than its whole tells nothing. */
const known: readonly Known[] = facts

/** `grows`, of a whole: whether each new success is one more of it too, as ended cases are; false: it is given, as planned tasks are. */
type Known = {
  rule: string
  key: string
  from: number
  grows?: boolean | undefined
  add: string[]
  less?: string[] | undefined
  unless?: string[] | undefined
  untold?: string | undefined
}

/** `any`: whatever year they go from, for a question on figures of an earlier one. A fault when the file names a measure that is none. */
export function feedsOf(year: number | 'any'): Feed[] {
  return known
    .filter(({ from }) => year === 'any' || from <= year)
    .map(({ rule, key, add, less = [], unless = [], untold = 'chưa có số' }) => ({
      ...{ rule, key, untold, add: add.map(measureIn), less: less.map(measureIn) },
      unless: unless.map(measureIn),
    }))
}

/** By rule; one that is not there: nobody said whether its whole grows. */
export function growingWholes(year: number): ReadonlyMap<string, boolean> {
  return new Map(
    known.flatMap(({ rule, from, grows }): [string, boolean][] =>
      grows === undefined || from > year ? [] : [[rule, grows]],
    ),
  )
}

function measureIn(id: string): MeasureId {
  if (!isMeasureId(id)) throw new Error(`No measure ${id}.`)
  return id
}

/** Every measure that feeds take, once. */
export function measuresOf(feeds: readonly Feed[]): MeasureId[] {
  return [...new Set(feeds.flatMap(({ add, less, unless }) => [...add, ...less, ...unless]))]
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

/**
 * Inputs by rule; one that a measure takes part in of which a record does not tell how much is left out, since what is not told is no
 * zero: a sum over some of them would decide as if it were over all. What is answered with yes or no is yes where anything is counted.
 */
export function inputsFrom(feeds: readonly Feed[], counts: ReadonlyMap<MeasureId, Counted>): Map<string, RuleInputs> {
  const found = new Map<string, RuleInputs>()
  for (const feed of feeds) {
    if (lacksOf(feed, counts).length > 0) continue
    const { rule, key } = feed
    const total = totalOf(feed, counts)
    found.set(rule, { ...found.get(rule), [key]: key === answerKey ? total > 0 : total })
  }
  return found
}

/** By rule and input: which records keep it from being told; «4 vụ, việc hòa giải chưa có số». */
export function untoldFrom(
  feeds: readonly Feed[],
  counts: ReadonlyMap<MeasureId, Counted>,
): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  for (const feed of feeds) {
    const lacks = lacksOf(feed, counts)
    if (lacks.length > 0) found.set(feed.rule, { ...found.get(feed.rule), [feed.key]: lacks.join('; ') })
  }
  return found
}

/** The input of a test that asks whether something was done. */
const answerKey = 'answer'

function totalOf({ add, less }: Feed, counts: ReadonlyMap<MeasureId, Counted>): number {
  const sum = (ids: MeasureId[]) => ids.reduce((total, id) => total + counts.get(id)!.sum, 0)
  return sum(add) - sum(less)
}

/**
 * What keeps an input from being told, in words. That nothing is counted is no «no»: what a commune did may stand elsewhere than in the
 * system.
 */
function lacksOf(feed: Feed, counts: ReadonlyMap<MeasureId, Counted>): string[] {
  const { key, add, less, unless, untold } = feed
  const lacking = [...add, ...less].map((id) => ({ id, records: counts.get(id)!.records - counts.get(id)!.told }))
  const unknown = unless.map((id) => ({ id, records: counts.get(id)!.records }))
  const lacks = [...lacking, ...unknown].flatMap(({ id, records }) => {
    const kinds = measureOf(id).records.map((kind) => recordKinds[kind].toLowerCase())
    return records > 0 ? [`${records} ${kinds.join(', ')} ${untold}`] : []
  })
  if (key !== answerKey || lacks.length > 0 || totalOf(feed, counts) > 0) return lacks
  return [`hệ thống chưa có bản ghi nào của «${add.map(measureName).join(', ')}»`]
}
