/**
 * Bộ quy tắc của một tỉnh: the shipped rule set with every approved row laid over it in order. A row that takes back («rút») leaves out
 * the last one before it of the same code.
 */
import { yearOf } from '#base/day.ts'
import { decides } from '#domains/library/document.ts'
import type { RuleChange } from '#domains/standard/rule-change.ts'
import { councilCode, handlerCode, postingCode, type RuleRow } from '#domains/standard/rule-row.ts'
import {
  type Condition,
  type Indicator,
  type Rule,
  type RuleSet,
  rulesOf,
  sureExemption,
} from '#domains/standard/rule-set.ts'

/** A rule set as a province has verified it, and what names it in records: «tcpl-27-2025/1.3». */
export type ProvinceRules = { ruleSet: RuleSet; number: number; versionName: string }

/**
 * The shipped rule set with rows laid over it, the earlier first. `year`: rows of a text that goes only from a later year on stay out, and
 * a change that has no other rows makes no version of that year. What was taken back is gone for every year, whatever day the row that
 * says so has: it is the value that was wrong.
 */
export function layOver(
  shipped: RuleSet,
  changes: readonly Pick<RuleChange, 'rows' | 'number'>[],
  year?: number,
): ProvinceRules {
  const ordered = changes.toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity))
  const { rows, takenBack } = settle(ordered.flatMap((change) => change.rows))
  const goes = ({ fromDay }: RuleRow) => year === undefined || yearOf(fromDay) <= year
  const ruleSet = layRows(shipped, rows.filter(goes))
  const counting = ordered.filter((change) => change.rows.some((row) => goes(takenBack.get(row) ?? row)))
  const number = Math.max(0, ...counting.map((change) => change.number ?? 0))
  return { ruleSet, number, versionName: `${shipped.id}/${shipped.edition}.${number}` }
}

/** Rows that go, laid over in order. */
export function layRows(ruleSet: RuleSet, rows: readonly RuleRow[]): RuleSet {
  return rows.reduce(withRow, ruleSet)
}

type Coded = Pick<RuleRow, 'kind' | 'code'>
const codeOf = ({ code }: Coded) => code

/** Rows that go: a value that was taken back is left out, and so is the row that says so. `keyOf`: which are values of one thing. */
export function standing<R extends Coded>(rows: readonly R[], keyOf: (row: R) => string = codeOf): R[] {
  return settle(rows, keyOf).rows
}

/** `takenBack`: by the row that says so, the row that it took back. */
function settle<R extends Coded>(
  all: readonly R[],
  keyOf: (row: R) => string = codeOf,
): { rows: R[]; takenBack: ReadonlyMap<R, R> } {
  const rows: R[] = []
  const takenBack = new Map<R, R>()
  for (const row of all) {
    const last = row.kind === 'back' ? rows.findLastIndex((one) => keyOf(one) === keyOf(row)) : -1
    if (last >= 0) takenBack.set(row, rows.splice(last, 1)[0]!)
    if (row.kind !== 'back') rows.push(row)
  }
  return { rows, takenBack }
}

/** The province's version in such a name. */
export function numberIn(versionName: string): number {
  return Number(versionName.split('.').at(-1))
}

/** Read by an officer in the text: sure enough to decide. */
const read = 'E'

function withRow(ruleSet: RuleSet, row: RuleRow): RuleSet {
  const source = `${row.document}, ${row.article}`
  switch (row.kind) {
    case 'rule':
      return withRule(ruleSet, row, source)
    case 'absent':
      return without(ruleSet, row.code)
    case 'whole':
      return eachIndicator(ruleSet, (indicator) =>
        indicator.code !== row.code
          ? indicator
          : {
              ...indicator,
              isWhole: true,
              wholeSource: source,
              ...(row.name !== '' && { name: row.name, nameMark: read }),
              ...(row.points !== null && { points: { value: row.points, mark: read, source } }),
            },
      )
    case 'condition': {
      const before = ruleSet.conditions.find(({ code }) => code === row.code)
      const condition: Condition = {
        code: row.code,
        name: row.name || (before?.name ?? row.code),
        test: row.test,
        mark: read,
        source,
      }
      const rest = ruleSet.conditions.map((one) => (one.code === row.code ? condition : one))
      return { ...ruleSet, conditions: before === undefined ? [...rest, condition] : rest }
    }
    case 'criterion':
      return {
        ...ruleSet,
        criteria: ruleSet.criteria.map((criterion) =>
          criterion.code !== row.code
            ? criterion
            : {
                ...criterion,
                ...(row.name !== '' && { name: row.name, nameMark: read }),
                points: { value: row.points, mark: read, source },
              },
        ),
      }
    case 'step': {
      const { kind: _, document, article, fromDay, ...limit } = row
      const step = { ...limit, mark: read, source } as const
      const isKnown = ruleSet.deadlines.some(({ code }) => code === row.code)
      const deadlines = ruleSet.deadlines.map((one) => (one.code === row.code ? step : one))
      return { ...ruleSet, deadlines: isKnown ? deadlines : [...deadlines, step] }
    }
    case 'council': {
      const { name, membersMax, quorum, majority, materialsAheadWorkingDays } = row
      return {
        ...ruleSet,
        council: { name, membersMax, quorum, majority, materialsAheadWorkingDays, mark: read, source },
      }
    }
    case 'posting':
      return { ...ruleSet, posting: { ...row.levels, mark: read, source } }
    case 'authority': {
      const said = { name: row.name, mark: read, source } as const
      return row.code === handlerCode ? { ...ruleSet, handler: said } : { ...ruleSet, recognizer: said }
    }
    // which set goes for a year is asked before there is one (year-rule.queries.ts), and an undone row is gone by now
    case 'year':
    case 'back':
      return ruleSet
  }
}

function withRule(ruleSet: RuleSet, row: Extract<RuleRow, { kind: 'rule' }>, source: string): RuleSet {
  const known = rulesOf(ruleSet).find(({ rule }) => rule.code === row.code)
  // a blank keeps what somebody read, never a guess
  const label = row.unless ?? (known && sureExemption(known.rule))?.label ?? 'Không phát sinh trong năm'
  const kinds = row.kinds ?? (known && decides(known.rule.mark) ? known.rule.kinds : undefined)
  const rule: Rule = {
    code: row.code,
    name: row.name || (known?.rule.name ?? row.code),
    nameMark: row.name === '' ? (known?.rule.nameMark ?? 'R') : read,
    test: row.test,
    mark: read,
    source,
    ...(kinds && { kinds }),
    ...(row.mayNotApply && { notApplicable: { label, mark: read } }),
  }
  const under = known?.indicator.code ?? row.under
  return eachIndicator(ruleSet, (indicator) =>
    indicator.code !== under
      ? indicator
      : {
          ...indicator,
          rules: known
            ? indicator.rules.map((one) => (one.code === row.code ? rule : one))
            : [...indicator.rules, rule],
        },
  )
}

function without(ruleSet: RuleSet, code: string): RuleSet {
  return {
    ...eachIndicator(ruleSet, (indicator) => ({
      ...indicator,
      rules: indicator.rules.filter((rule) => rule.code !== code),
    })),
    conditions: ruleSet.conditions.filter((condition) => condition.code !== code),
    deadlines: ruleSet.deadlines.filter((step) => step.code !== code),
    council: code === councilCode ? null : ruleSet.council,
    posting: code === postingCode ? null : ruleSet.posting,
  }
}

function eachIndicator(ruleSet: RuleSet, change: (indicator: Indicator) => Indicator): RuleSet {
  return {
    ...ruleSet,
    criteria: ruleSet.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(change) })),
  }
}
