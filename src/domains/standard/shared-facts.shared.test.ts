import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decides } from '#domains/library/document.ts'
import { type Condition, indicatorsOf, type RuleSet, rulesOf, type StepDeadline } from '#domains/standard/rule-set.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'

/** The facts as they were gathered, where a developer has them: LGD_SHARED names the folder that holds `domain/tcpl-*.json`. */
const folder = process.env.LGD_SHARED ? join(process.env.LGD_SHARED, 'domain') : ''
const fileOf = (id: string) => join(folder, `${id}.json`)

type Fact = { verified?: boolean; sourceLevel?: string; source?: string }
type Test = Record<string, unknown> & { type: string }
type SubRule = Fact & { code: string; rule: Test; notApplicable?: unknown }
type Gathered = {
  sources: Record<string, { level: string }>
  criteria: (Fact & {
    code: string
    maxPoints?: number | null
    maxPointsVerified?: boolean
    indicators: (Fact & {
      code: string
      nameVerified?: boolean
      maxPoints?: number | null
      subRules: SubRule[]
    })[]
  })[]
  conditions: (Fact & { code: string; rule: Test })[]
  deadlines: (Fact & Record<string, unknown> & { code: string })[]
  forms: { code: string; name: string; by: string }[]
  council?: Record<string, unknown>
  authority: Record<string, unknown>
  process?: (Fact & { rule?: Test })[]
}

const ids = ['tcpl-619-2017', 'tcpl-25-2021', 'tcpl-27-2025']

describe.skipIf(!existsSync(fileOf(ids[0]!)))(
  'bộ quy tắc kèm theo khớp với dữ kiện đã thu thập (cần LGD_SHARED)',
  () => {
    test.each(ids)('%s: từng mã, từng giá trị, từng dấu xác minh', (id) => {
      const gathered = JSON.parse(readFileSync(fileOf(id), 'utf8')) as Gathered
      expect(differences(loadRuleSet(id), gathered)).toEqual([])
    })
  },
)

/** What differs, in words: code, what was gathered, what is shipped. */
function differences(ruleSet: RuleSet, gathered: Gathered): string[] {
  const found: string[] = []
  const same = (what: string, theirs: unknown, ours: unknown) => {
    if (JSON.stringify(theirs ?? null) !== JSON.stringify(ours ?? null))
      found.push(`${what}: thu thập ${JSON.stringify(theirs)}, kèm theo ${JSON.stringify(ours)}`)
  }
  /** Nothing decides here that was not seen in a text itself. */
  const sure = (what: string, isVerified: boolean | undefined, mark: Condition['mark'] | undefined) => {
    if (mark !== undefined && decides(mark) && isVerified !== true)
      found.push(`${what}: kèm theo ${mark}, thu thập chưa xác minh`)
  }
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
  same('tiêu chí', codes(gathered.criteria), codes(ruleSet.criteria))
  for (const [index, theirs] of gathered.criteria.entries()) {
    const ours = ruleSet.criteria[index]!
    same(`${theirs.code} điểm`, theirs.maxPoints, ours.points?.value)
    sure(`${theirs.code} điểm`, theirs.maxPointsVerified, ours.points?.mark)
    sure(`${theirs.code} tên`, theirs.verified, ours.nameMark)
    same(`${theirs.code} chỉ tiêu`, codes(theirs.indicators), codes(ours.indicators))
  }
  const rules = new Map(rulesOf(ruleSet).map(({ rule }) => [rule.code, rule]))
  for (const theirs of gathered.criteria.flatMap(({ indicators }) => indicators)) {
    const ours = indicatorsOf(ruleSet).find(({ code }) => code === theirs.code)!
    same(`${theirs.code} điểm`, theirs.maxPoints, ours.points?.value)
    sure(`${theirs.code} tên`, theirs.nameVerified, ours.nameMark)
    for (const sub of theirs.subRules.filter(({ rule }) => rule.type !== 'notApplicable' && !isEmpty(rule))) {
      const code = rules.has(sub.code) ? sub.code : `${theirs.code}.${sub.code}`
      const rule = rules.get(code)
      same(`${code} mức`, levelsOf(sub.rule), rule && shippedLevels(rule.test))
      same(`${code} số loại`, (sub.rule.options as unknown[] | undefined)?.length, rule?.kinds?.length)
      sure(code, sub.verified, rule?.mark)
    }
  }
  same('điều kiện', codes(gathered.conditions), codes(ruleSet.conditions))
  for (const theirs of gathered.conditions) {
    const ours = ruleSet.conditions.find(({ code }) => code === theirs.code)!
    same(`${theirs.code} mức`, levelsOf(theirs.rule), shippedLevels(ours.test))
    sure(theirs.code, theirs.verified, ours.mark)
  }
  same('bước', codes(gathered.deadlines), codes(ruleSet.deadlines))
  for (const theirs of gathered.deadlines) {
    const ours = ruleSet.deadlines.find(({ code }) => code === theirs.code)
    same(`${theirs.code} hạn`, stepOf(theirs), ours && shippedStep(ours))
    sure(theirs.code, theirs.verified, ours?.mark)
  }
  same(
    'biểu mẫu',
    gathered.forms.map(({ code, name }) => [code, name]),
    ruleSet.forms.map(({ code, name }) => [code, name]),
  )
  same(
    'có Hội đồng',
    gathered.council !== undefined || typeof gathered.authority.advisor === 'string',
    ruleSet.council !== null,
  )
  if (gathered.council !== undefined) {
    const { maxMembers, quorum, materialsAheadWorkingDays } = gathered.council
    const { council } = ruleSet
    same(
      'Hội đồng',
      [maxMembers, quorum, materialsAheadWorkingDays],
      [
        council?.membersMax,
        `${council?.quorum?.numerator}/${council?.quorum?.denominator}`,
        council?.materialsAheadWorkingDays,
      ],
    )
  }
  const isPosted = gathered.deadlines.some(({ what }) => what === 'niêm yết công khai')
  same('có niêm yết', isPosted, ruleSet.posting !== null)
  return found
}

/** A rule of which nothing but its kind was gathered. */
const isEmpty = (rule: Test) => rule.type === 'ratioLadder' && rule.ladder === null

/** Levels alone, in one shape. */
function levelsOf(rule: Test): unknown {
  switch (rule.type) {
    case 'ratio':
      return [rule.value, (rule.perUnit as { value: number } | undefined)?.value ?? null]
    case 'ratioLadder':
      return (rule.ladder as { gte?: number; points?: number | null }[]).map(({ gte = 0, points }) => [
        gte,
        points ?? null,
      ])
    case 'steps':
      return Math.max(...(rule.steps as { points: number }[]).map(({ points }) => points))
    case 'totalAtLeastByCommuneType':
      return [rule.I, rule.II, rule.III]
    case 'noDisqualifyingEvent':
      return 'event'
    case 'allIndicatorsPass':
      return 'all'
    case 'satisfactionAtLeast':
      return [rule.value, null]
    case 'boolean':
      return null
    default:
      return rule.value
  }
}

function shippedLevels(rule: Condition['test'] | ReturnType<typeof rulesOf>[number]['rule']['test']): unknown {
  switch (rule.type) {
    case 'ratio':
      return [rule.atLeast, null]
    case 'per-unit':
      return [rule.atLeast, rule.each]
    case 'ladder':
      return rule.steps.map(({ atLeast, points }) => [atLeast, points])
    case 'yes-no':
      return rule.points
    case 'total-by-type':
      return [rule.atLeast[1], rule.atLeast[2], rule.atLeast[3]]
    case 'deadline':
      return rule.workingDays
    case 'count':
    case 'total':
      return rule.atLeast
    case 'each-criterion':
      return rule.share
    case 'no-event':
      return 'event'
    case 'all-indicators':
      return 'all'
    default:
      return undefined
  }
}

const stepOf = (step: Record<string, unknown>) => [
  step.before ?? null,
  step.withinWorkingDays ?? step.workingDays ?? null,
  step.aheadWorkingDays ?? null,
  step.minDays ?? null,
]
const shippedStep = (step: StepDeadline) => [
  'before' in step ? step.before : null,
  'workingDays' in step ? step.workingDays : null,
  'aheadWorkingDays' in step ? step.aheadWorkingDays : null,
  'days' in step ? step.days : null,
]
