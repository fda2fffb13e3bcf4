/** A value as it stands, in the fields in which it is typed: what a form is filled with, and what a file begins with. */
import { decides, type Mark } from '#domains/library/document.ts'
import type { PostingLevels } from '#domains/standard/posting-levels.ts'
import { councilCode, handlerCode, postingCode, recognizerCode } from '#domains/standard/rule-row.ts'
import type { RowKind, TypedRuleRow } from '#domains/standard/rule-row-fields.ts'
import {
  type Fraction,
  findIndicator,
  type RuleSet,
  rulesOf,
  type StepDeadline,
  sureExemption,
} from '#domains/standard/rule-set.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'

export type SavedRow = Partial<Record<keyof TypedRuleRow, string | string[]>>

/** What a text sets: levels, and what is ticked or chosen. */
const levelFields: readonly (keyof TypedRuleRow)[] = [
  ...(['level', 'levelTwo', 'levelThree', 'each', 'steps'] as const),
  ...(['before', 'within', 'ahead', 'lasts', 'membersMax', 'quorum', 'majority'] as const),
  ...(['officeDays', 'hallDays', 'portalDays', 'radioDays', 'radioTimes', 'eitherOnline', 'inWorkingDays'] as const),
  ...(['mayNotApply', 'unless', 'kinds', 'leastSanction', 'inDutyOnly', 'since'] as const),
]
const noLevels: SavedRow = {
  ...Object.fromEntries(levelFields.map((field) => [field, ''])),
  roles: [],
  eventKinds: [],
}

/**
 * Empty where nothing stands at this code. What a text sets is left blank where what stands is not sure, so that naming the text does not
 * turn a guess into what was read.
 */
export function savedRow(ruleSet: RuleSet, kind: RowKind, code: string): SavedRow {
  const mark = markOf(ruleSet, kind, code)
  const row = standingRow(ruleSet, kind, code)
  return mark !== undefined && decides(mark) ? row : { ...row, ...noLevels, ...(kind === 'authority' && { name: '' }) }
}

function markOf(ruleSet: RuleSet, kind: RowKind, code: string): Mark | undefined {
  switch (kind) {
    case 'rule':
      return rulesOf(ruleSet).find(({ rule }) => rule.code === code)?.rule.mark
    case 'condition':
      return ruleSet.conditions.find((one) => one.code === code)?.mark
    case 'whole':
      return findIndicator(ruleSet, code)?.points?.mark
    case 'criterion':
      return ruleSet.criteria.find((one) => one.code === code)?.points?.mark
    case 'step':
      return ruleSet.deadlines.find((one) => one.code === code)?.mark
    case 'council':
      return ruleSet.council?.mark
    case 'posting':
      return ruleSet.posting?.mark
    case 'authority':
      return (code === handlerCode ? ruleSet.handler : ruleSet.recognizer).mark
    case 'absent':
    case 'back':
    case 'year':
      return undefined
  }
}

function standingRow(ruleSet: RuleSet, kind: RowKind, code: string): SavedRow {
  switch (kind) {
    case 'rule': {
      const placed = rulesOf(ruleSet).find(({ rule }) => rule.code === code)
      if (placed === undefined) return {}
      const { rule, indicator } = placed
      const exemption = sureExemption(rule)
      return {
        code,
        under: indicator.code,
        type: rule.test.type,
        ...savedTest(rule.test),
        mayNotApply: exemption === undefined ? '' : 'co',
        unless: exemption?.label ?? '',
        kinds: rule.kinds?.join('; ') ?? '',
      }
    }
    case 'condition': {
      const condition = ruleSet.conditions.find((one) => one.code === code)
      return condition === undefined ? {} : { code, type: condition.test.type, ...savedTest(condition.test) }
    }
    case 'whole':
      return { code, level: show(findIndicator(ruleSet, code)?.points?.value) }
    case 'criterion':
      return { code, level: show(ruleSet.criteria.find((one) => one.code === code)?.points?.value) }
    case 'step': {
      const step = ruleSet.deadlines.find((one) => one.code === code)
      return step === undefined ? { code } : { code, name: step.what, ...savedLimit(step) }
    }
    case 'council':
      return savedCouncil(ruleSet)
    case 'posting':
      return { code: postingCode, ...(ruleSet.posting === null ? {} : savedLevels(ruleSet.posting)) }
    case 'authority':
      return {
        code,
        name: code === handlerCode ? ruleSet.handler.name : code === recognizerCode ? ruleSet.recognizer.name : '',
      }
    case 'absent':
    case 'back':
      return { code }
    case 'year':
      return {}
  }
}

const show = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value).replace('.', ',')
/** 0,985 → «98,5», without what binary fractions add. */
const percent = (share: number | null): string => (share === null ? '' : show(Math.round(share * 100_000) / 1000))
const fraction = (value: Fraction | null): string =>
  value === null ? '' : `${value.isMore ? 'quá ' : ''}${value.numerator}/${value.denominator}`

function savedTest(test: RuleTest | ConditionTest): SavedRow {
  switch (test.type) {
    case 'ratio':
      return { first: test.part, second: test.whole, level: percent(test.atLeast) }
    case 'per-unit':
      return { first: test.part, second: test.whole, level: percent(test.atLeast), each: show(test.each) }
    case 'ladder':
      return {
        first: test.part,
        second: test.whole,
        steps: test.steps.map(({ atLeast, points }) => `${percent(atLeast)}: ${show(points)}`).join('; '),
      }
    case 'yes-no':
      return { level: show(test.points) }
    case 'deadline':
      return { first: test.from, second: test.done, level: show(test.workingDays) }
    case 'count':
      return { first: test.count, level: show(test.atLeast) }
    case 'amount':
      return { first: test.paid, second: test.due }
    case 'cross':
      return { first: test.count, other: test.with, otherKey: test.its }
    case 'posting':
      return savedLevels(test.levels)
    case 'total':
      return { level: show(test.atLeast) }
    case 'total-by-type':
      return { level: show(test.atLeast[1]), levelTwo: show(test.atLeast[2]), levelThree: show(test.atLeast[3]) }
    case 'each-criterion':
      return { level: percent(test.share) }
    case 'no-event':
      return {
        roles: test.roles,
        eventKinds: test.kinds,
        leastSanction: test.leastSanction ?? '',
        inDutyOnly: test.inDutyOnly === false ? '' : 'co',
      }
    case 'all-indicators':
    case 'stated':
      return {}
  }
}

function savedLevels({ all, inWorkingDays }: PostingLevels): SavedRow {
  const needs = new Map(all.flat().map((need) => [need.channel, need]))
  const days = (channel: 'office' | 'hall' | 'portal' | 'radio') => show(needs.get(channel)?.days)
  return {
    officeDays: days('office'),
    hallDays: days('hall'),
    portalDays: days('portal'),
    radioDays: days('radio'),
    radioTimes: show(needs.get('radio')?.times),
    eitherOnline: all.some((group) => group.length > 1) ? 'co' : '',
    inWorkingDays: inWorkingDays ? 'co' : '',
  }
}

function savedLimit(step: StepDeadline): SavedRow {
  if ('before' in step) return { before: `${step.before.slice(3)}/${step.before.slice(0, 2)}` }
  if ('workingDays' in step) return { within: show(step.workingDays), since: step.from ?? '' }
  return 'days' in step ? { lasts: show(step.days) } : { ahead: show(step.aheadWorkingDays) }
}

function savedCouncil({ council }: RuleSet): SavedRow {
  if (council === null) return { code: councilCode }
  const { name, membersMax, quorum, majority, materialsAheadWorkingDays } = council
  return {
    code: councilCode,
    name,
    membersMax: show(membersMax),
    quorum: fraction(quorum),
    majority: `${fraction(majority)}${majority?.ofMembers ? ' thành viên' : ''}`,
    ahead: show(materialsAheadWorkingDays),
  }
}
