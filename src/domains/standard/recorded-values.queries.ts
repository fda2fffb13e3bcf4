import { type Day, dayAt } from '#base/day.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { type JudgeInputs, type Judgment, judge, type RuleValue } from '#domains/standard/judge.ts'
import { type Judging, listValues, type StoredValue } from '#domains/standard/judging.queries.ts'
import { heldAgainst } from '#domains/standard/looked-at-alone.ts'
import { feedsOf, inputsFrom, measuresOf, untoldFrom, windowOf } from '#domains/standard/measure-map.ts'
import { loadPlanDays } from '#domains/standard/plan-days.queries.ts'
import { planRules } from '#domains/standard/plan-days.ts'
import { loadPostedValues, postingRules } from '#domains/standard/posted-values.queries.ts'
import { type RuleSet, rulesOf, showCode } from '#domains/standard/rule-set.ts'
import type { RuleInputs } from '#domains/standard/rule-test.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

/** What a value taken from records is today; `untold`: by input that they do not tell in full, what they lack. */
type RecordedValue = { inputs: RuleInputs; untold?: Record<string, string> | undefined }

/**
 * What records of a commune, with those of bodies that its committee alone took over, plans that it was given, and its postings tell today
 * of every rule that they feed, and over which days and bodies they were counted. `only`: of one rule.
 */
export async function countRecorded(
  db: Db,
  assessment: Pick<Assessment, 'id' | 'bodyId' | 'provinceId' | 'year'>,
  ruleSet: Pick<RuleSet, 'criteria'>,
  { today, only }: { today: Day; only?: string | undefined },
) {
  const { bodyId, year } = assessment
  const feeds = feedsOf(year).filter(({ rule }) => only === undefined || rule === only)
  const tookOver = await listTookOver(db, bodyId, today)
  const scope = { bodyId, tookOver, ...windowOf(year, today), seenBy: 'system' } as const
  const counts = await countMany(db, measuresOf(feeds), scope)
  const [counted, untold] = [inputsFrom(feeds, counts), untoldFrom(feeds, counts)]
  const posted = await loadPostedValues(db, assessment, ruleSet, today)
  const planned = await loadPlanDays(db, assessment, ruleSet, tookOver)
  const values = new Map<string, RecordedValue>()
  for (const rule of new Set([...counted.keys(), ...untold.keys()]))
    values.set(rule, { inputs: counted.get(rule) ?? {}, untold: untold.get(rule) })
  for (const [code, { inputs, untold }] of planned)
    if (only === undefined || code === only) values.set(code, { inputs, untold })
  for (const [code, inputs] of posted.inputs) if (only === undefined || code === only) values.set(code, { inputs })
  return { values, feeds, scope, posted, planned }
}

export type RecordsCounted = Awaited<ReturnType<typeof countRecorded>>

/** Rules whose figure was taken from records that tell nothing of it any more; a posting that is not sure takes nothing away. */
export function listGone(
  ruleSet: Pick<RuleSet, 'criteria'>,
  stored: ReadonlyMap<string, Pick<StoredValue, 'value'>>,
  fresh: ReadonlyMap<string, unknown>,
): string[] {
  const posted = new Set(postingRules(ruleSet))
  return rulesOf(ruleSet).flatMap(({ rule: { code } }) =>
    isTaken(stored.get(code)?.value) && !fresh.has(code) && !posted.has(code) ? [code] : [],
  )
}

/** Whether a value is one that was taken from records, which are counted again. */
export function isTaken(value: RuleValue | undefined): boolean {
  return value?.kind === 'inputs' && value.source === 'records'
}

export function isSameInputs(before: RuleValue | undefined, inputs: RuleInputs): boolean {
  if (before?.kind !== 'inputs') return false
  const keys = new Set([...Object.keys(before.inputs), ...Object.keys(inputs)])
  return [...keys].every((key) => before.inputs[key] === inputs[key])
}

/** Figures that were taken from records and are others today, and what was typed as it stands to records today. */
export type Recounted = {
  /** Codes of their indicators as they are shown, each once. */
  indicators: string[]
  /** The earliest day up to which one of them was counted; null: none differs. */
  since: Day | null
  /** All values, with those of today in the place of what was taken, and what they are judged. */
  values: JudgeInputs['values']
  judgment: Judgment
  /** All values as they are kept, what was taken too; beside what was typed stands what records count of it today, where it differs. */
  compared: JudgeInputs['values']
  /** Indicators where what was typed differs from records by now, and did not when it was typed or last signed. */
  newlyAgainst: string[]
  /** null: nothing is kept of what records tell, so nothing was counted. */
  counted: RecordsCounted | null
}

/**
 * Taken and typed figures held against records that are counted once; one taken of which records tell nothing any more is open. Days of a posting that still hangs grow by
 * themselves: they are of today too, but are no difference.
 */
export async function recount(
  db: Db,
  assessment: Pick<Assessment, 'id' | 'bodyId' | 'provinceId' | 'year'>,
  { ruleSet, inputs, judgment }: Pick<Judging, 'ruleSet' | 'inputs' | 'judgment'>,
  today: Day,
): Promise<Recounted> {
  const stored = await listValues(db, assessment.id)
  const rules = rulesOf(ruleSet).filter(({ rule }) => isTaken(stored.get(rule.code)?.value))
  const fed = fedRules(ruleSet, assessment.year)
  const typed = rulesOf(ruleSet).filter(
    ({ rule: { code } }) => fed.has(code) && stored.has(code) && !isTaken(stored.get(code)!.value),
  )
  const kept = { values: inputs.values, compared: inputs.values }
  if (rules.length + typed.length === 0)
    return { indicators: [], since: null, ...kept, judgment, newlyAgainst: [], counted: null }
  const counted = await countRecorded(db, assessment, ruleSet, { today })
  const fresh = counted.values
  const hanging = new Set(postingRules(ruleSet))
  const gone = new Set(listGone(ruleSet, stored, fresh))
  const compared = { ...inputs.values }
  const newlyAgainst = new Set<string>()
  for (const { rule, indicator } of typed) {
    const before = stored.get(rule.code)!.value
    const value = heldAgainst(before, fresh.get(rule.code)?.inputs ?? {})
    compared[rule.code] = value
    if (value.counted !== undefined && before.counted === undefined) newlyAgainst.add(indicator.code)
  }
  const values = { ...compared }
  const days: Day[] = []
  const indicators = new Set<string>()
  for (const { rule, indicator } of rules) {
    const now = fresh.get(rule.code)
    if (now === undefined && !gone.has(rule.code)) continue
    values[rule.code] = now && { kind: 'inputs', source: 'records', ...now }
    const before = stored.get(rule.code)!
    if (now !== undefined && (hanging.has(rule.code) || isSameInputs(before.value, now.inputs))) continue
    // before the day up to which records were counted was kept, they were counted up to when it was taken
    days.push(before.asOf ?? dayAt(before.enteredAt))
    indicators.add(showCode(indicator.code))
  }
  return {
    indicators: [...indicators],
    since: days.sort()[0] ?? null,
    values,
    judgment: judge(ruleSet, { ...inputs, values }),
    compared,
    newlyAgainst: [...newlyAgainst],
    counted,
  }
}

/** Rules of which records, plans or postings can tell something in that year. */
export function fedRules(ruleSet: Pick<RuleSet, 'criteria'>, year: number): ReadonlySet<string> {
  return new Set([...feedsOf(year).map(({ rule }) => rule), ...planRules(year), ...postingRules(ruleSet)])
}

type Shown = Pick<Recounted, 'judgment' | 'values'>

/**
 * The same for a page. `recounted`: while nothing is decided; null where nothing differs. `asked`: what is missing is told from, today's
 * records while the commune can still take them. `shown`: what was kept, what was typed beside today's records while nothing is decided.
 */
export async function recountToShow(
  db: Db,
  assessment: Pick<Assessment, 'id' | 'bodyId' | 'provinceId' | 'year' | 'state'>,
  judging: Pick<Judging, 'ruleSet' | 'inputs' | 'judgment'>,
  today: Day,
): Promise<{ recounted: Recounted | null; asked: Shown; shown: Shown; newlyAgainst: string[] }> {
  const stored = { judgment: judging.judgment, values: judging.inputs.values }
  if (assessment.state === 'decided' || assessment.state === 'excluded')
    return { recounted: null, asked: stored, shown: stored, newlyAgainst: [] }
  const again = await recount(db, assessment, judging, today)
  const { compared, newlyAgainst } = again
  const shown = { judgment: judge(judging.ruleSet, { ...judging.inputs, values: compared }), values: compared }
  return {
    recounted: again.indicators.length === 0 ? null : again,
    asked: assessment.state === 'preparing' ? again : shown,
    ...{ shown, newlyAgainst },
  }
}
