/** What was typed about how a rule or a condition is tested → the test, or which field is wrong and why. */
import { decides } from '#domains/library/document.ts'
import { eventKinds, eventRoles } from '#domains/standard/disqualifying-event.ts'
import type { PostingLevels, PostingNeed } from '#domains/standard/posting-levels.ts'
import type { TypedRuleRow } from '#domains/standard/rule-row-fields.ts'
import type { Condition } from '#domains/standard/rule-set.ts'
import type { ConditionTest, EventKind, EventRole, RuleTest, Sanction } from '#domains/standard/rule-test.ts'
import { conditionTypes, figureLabels, type RuleType, ruleTypes } from '#domains/standard/rule-types.ts'

export type Wrong = { field: string; sentence: string }

const needLevel: Wrong = { field: 'level', sentence: 'Hãy ghi mức phải đạt.' }
const overAll: Wrong = { field: 'level', sentence: 'Mức là tỷ lệ phần trăm, từ 0 đến 100.' }

/** `known`: the rule of this code as it stands, whose figures keep their names; undefined: a new one. */
export function ruleTestOf(known: RuleTest | undefined, typed: TypedRuleRow): RuleTest | Wrong {
  const type = typed.type === '' ? known?.type : typed.type
  if (type === undefined || !Object.hasOwn(ruleTypes, type))
    return { field: 'type', sentence: 'Hãy chọn cách tính của nội dung này.' }
  const figures = figuresOf(known?.type === type ? known : undefined, type as RuleType, typed)
  if ('sentence' in figures) return figures
  const { level, each } = typed
  const named = figures.names
  const share = level === null ? needLevel : level > 100 ? overAll : level / 100
  switch (type as RuleType) {
    case 'ratio':
      return typeof share === 'number' ? { type: 'ratio', ...pair(named), atLeast: share } : share
    case 'per-unit':
      if (typeof share !== 'number') return share
      if (each === null) return { field: 'each', sentence: 'Hãy ghi mỗi tổ phải có từ mấy hoạt động.' }
      return { type: 'per-unit', ...pair(named), atLeast: share, each }
    case 'ladder':
      return ladderOf(named, typed)
    case 'yes-no':
      return level === null ? { type: 'yes-no' } : { type: 'yes-no', points: level }
    case 'deadline':
      if (level === null) return needLevel
      return Number.isInteger(level) && level <= 250
        ? { type: 'deadline', from: named.from!, done: named.done!, workingDays: level }
        : { field: 'level', sentence: 'Hãy ghi số ngày làm việc, từ 0 đến 250.' }
    case 'count':
      return level === null ? needLevel : { type: 'count', count: named.count!, atLeast: level }
    case 'amount':
      return { type: 'amount', paid: named.paid!, due: named.due! }
    case 'cross': {
      const before = known?.type === 'cross' ? known : undefined
      const [other, its] = [typed.other || before?.with, typed.otherKey || before?.its]
      if (!other) return { field: 'other', sentence: 'Hãy chọn nội dung để đối chiếu.' }
      if (!its) return { field: 'otherKey', sentence: 'Hãy chọn số liệu nào của nội dung ấy.' }
      return { type: 'cross', count: named.count!, with: other, its }
    }
    case 'posting': {
      const levels = postingLevelsOf(typed)
      return 'field' in levels ? levels : { type: 'posting', levels }
    }
  }
}

const pair = ({ part, whole }: Record<string, string>) => ({ part: part!, whole: whole! })

/** The names of the figures by key: as typed, else as they were. */
function figuresOf(
  known: RuleTest | undefined,
  type: RuleType,
  typed: TypedRuleRow,
): { names: Record<string, string> } | Wrong {
  const names: Record<string, string> = {}
  for (const [place, { key, label, example }] of (figureLabels[type] ?? []).entries()) {
    const field = place === 0 ? 'first' : 'second'
    const name = typed[field] || (known as Record<string, string> | undefined)?.[key]
    if (name === undefined) return { field, sentence: `Hãy ghi: ${label.toLocaleLowerCase('vi')}, ví dụ «${example}».` }
    names[key] = name
  }
  return { names }
}

function ladderOf(named: Record<string, string>, { steps }: TypedRuleRow): RuleTest | Wrong {
  const read = steps.split(';').map((step) => /^\s*(\d{1,3}(?:[.,]\d+)?)%?\s*:\s*(\d{1,3}(?:[.,]\d+)?)\s*$/u.exec(step))
  const number = (text: string) => Number(text.replace(',', '.'))
  const found = read.map((one) => ({ atLeast: number(one?.[1] ?? '') / 100, points: number(one?.[2] ?? '') }))
  if (steps === '' || read.includes(null) || found.some(({ atLeast }) => atLeast > 1))
    return { field: 'steps', sentence: 'Hãy ghi bậc thang như «90: 2; 80: 1; 0: 0» (từ phần trăm: điểm).' }
  return { type: 'ladder', ...pair(named), steps: found }
}

/** Where and how long; a place that is left blank is not asked for. */
export function postingLevelsOf(typed: TypedRuleRow): PostingLevels | Wrong {
  const { officeDays, hallDays, portalDays, radioDays, radioTimes, eitherOnline, inWorkingDays } = typed
  const need = (channel: PostingNeed['channel'], days: number | null, times: number | null = null): PostingNeed[] =>
    days === null ? [] : [{ channel, days, ...(times !== null && { times }) }]
  const portal = need('portal', portalDays)
  const radio = need('radio', radioDays, radioTimes)
  const groups = [
    need('office', officeDays),
    need('hall', hallDays),
    ...(eitherOnline ? [[...portal, ...radio]] : [portal, radio]),
  ]
  const all = groups.filter((group) => group.length > 0)
  if (radioTimes !== null && radioDays === null)
    return { field: 'radioDays', sentence: 'Hãy ghi phát thanh trong mấy ngày.' }
  if (all.length === 0) return { field: 'officeDays', sentence: 'Hãy ghi số ngày của ít nhất một nơi niêm yết.' }
  return { all, inWorkingDays }
}

type Known = Pick<Condition, 'test' | 'mark'> | undefined

/** `known`: the condition of this code as it stands; undefined: a new one. */
export function conditionTestOf(known: Known, typed: TypedRuleRow): ConditionTest | Wrong {
  const type = (typed.type === '' ? known?.test.type : typed.type) as ConditionTest['type'] | undefined
  if (type === undefined || !Object.hasOwn(conditionTypes, type))
    return { field: 'type', sentence: 'Hãy chọn điều kiện này xét theo cách nào.' }
  const { level, levelTwo, levelThree } = typed
  switch (type) {
    case 'total':
      return level === null ? needLevel : { type, atLeast: level }
    case 'total-by-type':
      if (level === null) return needLevel
      if (levelTwo === null) return { field: 'levelTwo', sentence: 'Hãy ghi mức của xã loại II.' }
      if (levelThree === null) return { field: 'levelThree', sentence: 'Hãy ghi mức của xã loại III.' }
      return { type, atLeast: { 1: level, 2: levelTwo, 3: levelThree } }
    case 'each-criterion':
      return level === null ? needLevel : level > 100 ? overAll : { type, share: level / 100 }
    case 'ratio': {
      const test = ruleTestOf(known?.test.type === 'ratio' ? known.test : undefined, { ...typed, type })
      return test as Extract<ConditionTest, { type: 'ratio' }> | Wrong
    }
    case 'no-event':
      return eventTestOf(known, typed)
    case 'all-indicators':
    case 'stated':
      return { type }
  }
}

/** Nothing chosen of an event condition that somebody read: it goes on as it is. */
function eventTestOf(known: Known, typed: TypedRuleRow): ConditionTest | Wrong {
  const roles = (Object.keys(eventRoles) as EventRole[]).filter((role) => typed.roles.includes(role))
  const kinds = (Object.keys(eventKinds) as EventKind[]).filter((kind) => typed.eventKinds.includes(kind))
  if (roles.length === 0 && kinds.length === 0 && known?.test.type === 'no-event' && decides(known.mark))
    return known.test
  if (roles.length === 0) return { field: 'roles', sentence: 'Hãy chọn sự kiện của ai thì tính.' }
  if (kinds.length === 0) return { field: 'eventKinds', sentence: 'Hãy chọn loại sự kiện.' }
  const leastSanction = typed.leastSanction === '' ? null : (typed.leastSanction as Sanction)
  return { type: 'no-event', roles, kinds, leastSanction, inDutyOnly: typed.inDutyOnly }
}
