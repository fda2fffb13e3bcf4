/**
 * Đánh giá theo bộ quy tắc: pure. A rule that is not verified decides nothing, whatever was entered; what was entered by hand is
 * taken as met only with evidence at its indicator, or at the condition, and so are points that the commune gave. The machine never says «đạt»: the whole is `ready` (đủ điều kiện để đề nghị),
 * `lacking` (còn thiếu) or `open` (chưa xác định được); a person decides.
 */
import { yearOf } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { decides } from '#domains/library/document.ts'
import type { DisqualifyingEvent } from '#domains/standard/disqualifying-event.ts'
import { type Pointed, reachedBy, shareOfPoints, showSum, sumOf } from '#domains/standard/points.ts'
import {
  type Condition,
  type Criterion,
  type Indicator,
  type Rule,
  type RuleSet,
  rulesOf,
} from '#domains/standard/rule-set.ts'
import {
  type InputValue,
  inputsOf,
  type RuleInputs,
  runTest,
  sanctions,
  showInput,
} from '#domains/standard/rule-test.ts'

export type Verdict = 'met' | 'not-met' | 'not-applicable' | 'open'

/** Why a verdict is open or not met: the rule, the value, evidence, or the level itself. */
export type Lack = 'rule' | 'value' | 'evidence' | 'level'

export type RuleValue =
  /** `untold`: by input that records do not tell in full, what they lack; `counted`: what they count where another figure was entered. */
  | {
      kind: 'inputs'
      inputs: RuleInputs
      source: 'records' | 'entered'
      untold?: Record<string, string> | undefined
      counted?: RuleInputs
    }
  /**
   * `counted`: what the commune's own records have though it says that there is nothing, the largest figure, or the days of a plan; left
   * out: nothing.
   */
  | { kind: 'not-applicable'; why: string; counted?: number | RuleInputs }

export type JudgeInputs = {
  year: number
  values: Readonly<Record<string, RuleValue | undefined>>
  /** Codes of indicators and conditions that have evidence. */
  evidenced: ReadonlySet<string>
  /** Points that a person gave, by indicator: more than none count with evidence there. */
  points: Readonly<Record<string, number | undefined>>
  /** What a reviewer gave against the commune, by indicator: it goes before whatever was counted. */
  ruled: Readonly<Record<string, number | undefined>>
  events: readonly DisqualifyingEvent[]
  calendar: Calendar
}

export type Judged = { code: string; verdict: Verdict; points: number | null; reason: string; lack: Lack | null }
export type JudgedIndicator = Judged & Pointed & { rules: Judged[] }
export type JudgedCriterion = Judged & { indicators: JudgedIndicator[] }
export type Judgment = {
  outcome: 'ready' | 'lacking' | 'open'
  /** Sum of what is known; null in a rule set without points. */
  total: number | null
  criteria: JudgedCriterion[]
  conditions: Judged[]
}

export function judge(ruleSet: RuleSet, inputs: JudgeInputs): Judgment {
  const criteria = ruleSet.criteria.map((criterion) => judgeCriterion(ruleSet, criterion, inputs))
  const conditions = ruleSet.conditions.map((condition) => judgeCondition(ruleSet, condition, criteria, inputs))
  const outcome = conditions.some(({ verdict }) => verdict === 'not-met')
    ? 'lacking'
    : conditions.length > 0 && conditions.every(({ verdict }) => verdict === 'met')
      ? 'ready'
      : 'open'
  const total = ruleSet.mode === 'pass' ? null : sumOf(criteria.map(({ points }) => points)).sum
  return { outcome, total, criteria, conditions }
}

/** Whether nothing but unverified rules keeps a judgment open: then nothing sure speaks against the commune. */
export function lacksRulesOnly({ outcome, criteria, conditions }: Judgment): boolean {
  const indicators = criteria.flatMap((criterion) => criterion.indicators)
  const parts = [...conditions, ...indicators, ...indicators.flatMap(({ rules }) => rules)]
  return outcome === 'open' && parts.every(({ lack }) => lack === null || lack === 'rule')
}

function judgeCriterion(ruleSet: RuleSet, criterion: Criterion, inputs: JudgeInputs): JudgedCriterion {
  const indicators = criterion.indicators.map((indicator) => judgeIndicator(ruleSet, indicator, inputs))
  const { sum, isWhole } = sumOf(indicators.map(({ points }) => points))
  const points = ruleSet.mode === 'pass' ? null : sum
  const reason =
    ruleSet.mode === 'pass'
      ? reasonOf(indicators)
      : `${isWhole ? 'Tổng' : 'Mới có'} ${showSum(sum)} điểm${criterion.points === null ? '' : ` trên ${criterion.points.value}`}.`
  return { code: criterion.code, ...gather(indicators), points, reason, indicators }
}

function judgeIndicator(ruleSet: RuleSet, indicator: Indicator, inputs: JudgeInputs): JudgedIndicator {
  const rules = indicator.rules.map((rule) => judgeRule(ruleSet, rule, indicator, inputs))
  const { code, isWhole } = indicator
  const computed = sumOf(rules.map(({ points }) => points))
  const counted = isWhole && computed.isWhole && rules.length > 0 ? computed.sum : undefined
  const claimed = ruleSet.mode === 'pass' ? null : (inputs.ruled[code] ?? counted ?? inputs.points[code] ?? null)
  const isProven = (inputs.ruled[code] ?? counted) !== undefined || claimed === 0 || inputs.evidenced.has(code)
  const points = isProven ? claimed : null
  const found = gather(rules)
  const told = (verdict: Verdict, lack: Lack | null, reason: string): JudgedIndicator =>
    isProven || claimed === null
      ? { code, verdict, lack, points, claimed, reason, rules }
      : {
          ...{ code, points, claimed, rules },
          verdict: verdict === 'not-met' ? 'not-met' : 'open',
          lack: verdict === 'not-met' ? 'level' : 'evidence',
          reason: `${reason} ${showSum(claimed)} điểm tự chấm: cần tài liệu kiểm chứng.`,
        }
  if (found.verdict !== 'not-met' && (!isWhole || rules.length === 0))
    return told('open', 'rule', 'Chưa ai đối chiếu với văn bản rằng chỉ tiêu gồm đúng những nội dung này.')
  return told(found.verdict, found.lack, reasonOf(rules))
}

function judgeRule(ruleSet: RuleSet, rule: Rule, indicator: Indicator, inputs: JudgeInputs): Judged {
  const { code } = rule
  const open = (lack: Lack, reason: string): Judged => ({ code, verdict: 'open', points: null, reason, lack })
  if (!decides(rule.mark)) return open('rule', 'Quy tắc chưa xác minh: không tính đạt hay chưa đạt.')
  const value = inputs.values[code]
  if (value === undefined) return open('value', 'Chưa có số liệu.')
  if (value.kind === 'not-applicable') {
    if (rule.notApplicable === undefined || !decides(rule.notApplicable.mark))
      return open('rule', `Ghi «không áp dụng» (${value.why}), nhưng chưa thấy văn bản cho phép bỏ qua.`)
    if (!inputs.evidenced.has(indicator.code))
      return open('evidence', `Ghi «không áp dụng» (${value.why}): cần tài liệu kiểm chứng.`)
    return {
      code,
      verdict: 'not-applicable',
      points: fullPointsOf(rule),
      reason:
        value.counted === undefined
          ? `Không áp dụng: ${value.why}`
          : `Không áp dụng: ${value.why.replace(/\.$/u, '')}. ${againstRecords(rule, value.counted)} Cần xem riêng.`,
      lack: null,
    }
  }
  const missing = inputsOf(rule.test).filter(({ key }) => value.inputs[key] === undefined)
  if (missing.length > 0) {
    const named = missing.map(({ key, label }) => `${label}${value.untold?.[key] ? ` (${value.untold[key]})` : ''}`)
    return open('value', `Còn thiếu: ${named.join('; ')}.`)
  }
  const otherOf = (other: string, key: string): InputValue | undefined => {
    const found = inputs.values[other]
    return found?.kind === 'inputs' && rulesOf(ruleSet).some((one) => one.rule.code === other)
      ? found.inputs[key]
      : undefined
  }
  if (value.inputs.whole === 0)
    return rule.notApplicable === undefined
      ? open('rule', 'Mẫu số bằng 0, mà quy tắc chưa cho ghi «không áp dụng» khi không phát sinh.')
      : open('value', 'Mẫu số bằng 0: nếu đúng là không phát sinh, hãy ghi «không áp dụng» kèm lý do.')
  const { isReached, points, ...found } = runTest(rule.test, value.inputs, inputs.calendar, otherOf)
  const reason = value.counted === undefined ? found.reason : `${found.reason} ${againstRecords(rule, value.counted)}`
  if (isReached === false) return { code, verdict: 'not-met', points, reason, lack: 'level' }
  if (isReached === null && points === null) return open('value', reason)
  if (isReached === null && points === 0) return { code, verdict: 'not-met', points, reason, lack: 'level' }
  if (value.source === 'entered' && !inputs.evidenced.has(indicator.code))
    return open('evidence', `${reason} Số nhập tay: cần tài liệu kiểm chứng.`)
  return { code, verdict: 'met', points, reason, lack: null }
}

function againstRecords({ test }: Rule, counted: number | RuleInputs): string {
  if (typeof counted === 'number') return `Hồ sơ của xã lại có ${counted}.`
  const told = inputsOf(test).flatMap(({ key, label }) =>
    counted[key] === undefined ? [] : [`${label.toLowerCase()} ${showInput(counted[key])}`],
  )
  return `Hồ sơ của xã lại có: ${told.join('; ')}.`
}

function judgeCondition(
  ruleSet: RuleSet,
  { code, test, mark }: Condition,
  criteria: JudgedCriterion[],
  inputs: JudgeInputs,
): Judged {
  const answer = (verdict: Verdict, reason: string, lack: Lack | null): Judged => ({
    code,
    verdict,
    points: null,
    reason,
    lack,
  })
  if (!decides(mark)) return answer('open', 'Điều kiện chưa xác minh: chỉ để xem.', 'rule')
  const found = (isMet: boolean, reason: string) => answer(isMet ? 'met' : 'not-met', reason, isMet ? null : 'level')
  // what a person entered is met with a document, as figures entered by hand are
  const proven: Answer = (verdict, reason, lack) =>
    verdict === 'met' && !inputs.evidenced.has(code)
      ? answer('open', `${reason} Người ghi: cần tài liệu kiểm chứng.`, 'evidence')
      : answer(verdict, reason, lack)
  switch (test.type) {
    case 'all-indicators': {
      const { verdict, lack } = gather(criteria)
      const indicators = criteria.flatMap((criterion) => criterion.indicators)
      const reason = `Trong ${indicators.length} chỉ tiêu: ${reasonOf(indicators)}`
      return answer(verdict === 'not-applicable' ? 'met' : verdict, reason, lack)
    }
    case 'total':
      if (test.atLeast === null) return answer('open', 'Mức phải đạt chưa xác minh.', 'rule')
      return judgeTotal(test.atLeast, criteria, answer)
    case 'each-criterion':
      return judgeShares(ruleSet, test.share, criteria, answer)
    case 'no-event': {
      const against = inputs.events.filter(
        (event) =>
          yearOf(event.decidedOn) === inputs.year &&
          test.roles.includes(event.role) &&
          test.kinds.includes(event.kind) &&
          (event.kind === 'prosecution' || event.isInDuty || test.inDutyOnly === false) &&
          (test.leastSanction === null ||
            event.sanction === null ||
            sanctions.indexOf(event.sanction) >= sanctions.indexOf(test.leastSanction)),
      )
      return found(
        against.length === 0,
        against.length === 0
          ? 'Sổ sự kiện không có trường hợp nào.'
          : `${against.length} trường hợp: quyết định ${against.map(({ decision }) => decision).join(', ')}.`,
      )
    }
    case 'total-by-type': {
      const value = inputs.values[code]
      const type = value?.kind === 'inputs' ? (value.inputs.count as keyof typeof test.atLeast | undefined) : undefined
      const least = type === undefined ? undefined : test.atLeast[type]
      if (least === undefined) return answer('open', 'Chưa ai ghi xã thuộc loại nào.', 'value')
      return judgeTotal(least, criteria, proven)
    }
    case 'ratio': {
      const value = inputs.values[code]
      if (value?.kind !== 'inputs' || value.inputs.part === undefined || value.inputs.whole === undefined)
        return answer('open', 'Chưa ai ghi số liệu.', 'value')
      const { isReached, reason } = runTest(test, value.inputs, inputs.calendar, () => undefined)
      return isReached === null
        ? answer('open', reason, test.atLeast === null ? 'rule' : 'value')
        : proven(isReached ? 'met' : 'not-met', reason, isReached ? null : 'level')
    }
    case 'stated': {
      const value = inputs.values[code]
      if (value?.kind !== 'inputs' || typeof value.inputs.answer !== 'boolean')
        return answer('open', 'Chưa ai ghi.', 'value')
      return value.inputs.answer
        ? proven('met', 'Đã ghi là đạt.', null)
        : answer('not-met', 'Đã ghi là chưa đạt.', 'level')
    }
  }
}

type Answer = (verdict: Verdict, reason: string, lack: Lack | null) => Judged

function judgeTotal(least: number, criteria: JudgedCriterion[], answer: Answer): Judged {
  const indicators = criteria.flatMap((criterion) => criterion.indicators)
  const { is, sum } = reachedBy(indicators, least)
  switch (is) {
    case 'enough':
      return answer('met', `${showSum(sum)} điểm, cần từ ${least}.`, null)
    case 'low':
      return answer(
        'not-met',
        `${showSum(sumOf(indicators.map(({ claimed }) => claimed)).sum)} điểm, cần từ ${least}.`,
        'level',
      )
    case 'waits':
      return answer('open', `Mới có ${showSum(sum)} điểm, cần từ ${least}, còn chỉ tiêu chưa có điểm.`, 'value')
    case 'unproven':
      return answer('open', `Mới có ${showSum(sum)} điểm có tài liệu, cần từ ${least}.`, 'evidence')
  }
}

function judgeShares(ruleSet: RuleSet, share: number | null, criteria: JudgedCriterion[], answer: Answer): Judged {
  if (share === null) return answer('open', 'Mức phải đạt chưa xác minh.', 'rule')
  const told = ruleSet.criteria.map((criterion, index) => {
    if (criterion.points === null || !decides(criterion.points.mark))
      return { code: criterion.code, is: 'unknown' as const }
    return {
      code: criterion.code,
      is: reachedBy(criteria[index]!.indicators, shareOfPoints(criterion.points.value, share)).is,
    }
  })
  const codes = (is: string) =>
    told
      .filter((one) => one.is === is)
      .map(({ code }) => code)
      .join(', ')
  if (codes('low') !== '') return answer('not-met', `Dưới mức: ${codes('low')}.`, 'level')
  if (codes('unknown') !== '') return answer('open', `Điểm tối đa chưa xác minh: ${codes('unknown')}.`, 'rule')
  if (codes('waits') !== '') return answer('open', `Còn chỉ tiêu chưa có điểm: ${codes('waits')}.`, 'value')
  if (codes('unproven') !== '') return answer('open', `Điểm chưa có tài liệu: ${codes('unproven')}.`, 'evidence')
  return answer('met', 'Mọi tiêu chí đủ mức.', null)
}

/** All met or not applicable → met; one not met → not met; else open, for the first reason in the order of `Lack`. */
function gather(parts: readonly Judged[]): { verdict: Verdict; lack: Lack | null } {
  if (parts.some(({ verdict }) => verdict === 'not-met')) return { verdict: 'not-met', lack: 'level' }
  const open = parts.find(({ verdict }) => verdict === 'open')
  if (open !== undefined) return { verdict: 'open', lack: open.lack }
  if (parts.length > 0 && parts.every(({ verdict }) => verdict === 'not-applicable'))
    return { verdict: 'not-applicable', lack: null }
  return parts.length === 0 ? { verdict: 'open', lack: 'rule' } : { verdict: 'met', lack: null }
}

function reasonOf(parts: readonly Judged[]): string {
  const count = (verdict: Verdict) => parts.filter((part) => part.verdict === verdict).length
  const told = [
    [count('met'), 'đạt mức'],
    [count('not-met'), 'chưa đạt mức'],
    [count('not-applicable'), 'không áp dụng'],
    [count('open'), 'chưa xác định'],
  ] as const
  return `${told
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ')}.`
}

function fullPointsOf({ test }: Rule): number | null {
  if (test.type === 'yes-no') return test.points ?? null
  if (test.type !== 'ladder') return null
  const points = test.steps.map((step) => step.points)
  return points.includes(null) ? null : Math.max(...(points as number[]))
}
