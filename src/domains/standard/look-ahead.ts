/** Còn thiếu gì: what stands between a commune and asking for recognition, what to do about it, and until when it makes sense. */
import type { Day } from '#base/day.ts'
import { addDays } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { addWorkingDays } from '#domains/calendar/working-days.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import type { IndicatorState } from '#domains/standard/assessment.ts'
import type { Judged, JudgeInputs, Judgment, Lack } from '#domains/standard/judge.ts'
import { feedsOf, growingWholes } from '#domains/standard/measure-map.ts'
import { planRules } from '#domains/standard/plan-days.ts'
import {
  indicatorsOf,
  type Rule,
  type RuleSet,
  type StepLimit,
  showCode,
  stepStarts,
} from '#domains/standard/rule-set.ts'
import { type ConditionTest, inputsOf } from '#domains/standard/rule-test.ts'
import { isClosed, isOutOfReach, unblockStep, valueStep, yearOverStep } from '#domains/standard/unblock.ts'

type Named = {
  /** null: of the whole. */
  indicatorCode: string | null
  code: string
  name: string
}

export type Block = Named & {
  lack: Lack | 'signature'
  /** How many it stands for: signatures that are missing are one block. */
  count: number
  reason: string
  /** What to do now. */
  step: string
  /** Who can: the commune itself, or the province that reads the text. */
  whose: 'commune' | 'province'
  /**
   * Until when: the day that the commune set, else the end of the year for what must still happen, else the year's next sure step; `over`:
   * the day is past and nothing done now changes it; null: nobody knows.
   */
  until: Day | 'over' | null
}

const steps: Record<Lack, { step: string; whose: Block['whose'] }> = {
  rule: { step: 'Sở Tư pháp đối chiếu với văn bản và nhập giá trị đã xác minh.', whose: 'province' },
  value: { step: 'Lấy số liệu từ hồ sơ hoặc nhập tay kèm căn cứ.', whose: 'commune' },
  evidence: { step: 'Kèm tài liệu kiểm chứng cho số, điểm đã nhập tay.', whose: 'commune' },
  level: { step: 'Làm tiếp việc còn thiếu trong năm, ghi hồ sơ rồi lấy lại số liệu.', whose: 'commune' },
}

type Done = Partial<Pick<Block, 'step' | 'until'>>

/** What to do of a condition: what no record tells is written down where the conditions stand; what happened is not undone. */
function conditionStep(
  test: ConditionTest,
  lack: Lack,
  { isSaid, isYearOver }: { isSaid: boolean; isYearOver: boolean },
): Done {
  switch (lack) {
    case 'level':
      if (test.type === 'no-event')
        return {
          until: 'over',
          step: 'Việc làm thêm không thay được. Sự kiện ghi nhầm thì đề nghị cơ quan thẩm định rút.',
        }
      return isYearOver ? { step: yearOverStep } : {}
    case 'value':
      return inputsOf(test).length > 0 && !isSaid
        ? { step: 'Ghi ở mục «Điều kiện công nhận» của trang đánh giá, kèm căn cứ, tài liệu.' }
        : { step: 'Ghi điểm của những chỉ tiêu chưa có điểm.' }
    case 'evidence':
      return { step: 'Kèm tài liệu của điều kiện, ở mục «Điều kiện công nhận» của trang đánh giá.' }
    case 'rule':
      return {}
  }
}

/** Rules first, in the order of the rule set; then conditions; then signatures that are missing. */
export function blocksOf(
  ruleSet: RuleSet,
  judgment: Judgment,
  states: ReadonlyMap<string, IndicatorState>,
  {
    year,
    values,
    calendar,
    today,
    ...on
  }: Pick<JudgeInputs, 'year' | 'values' | 'calendar'> & StepDays & { today: Day },
): Block[] {
  const blocks: Block[] = []
  const nextStep = sendDay(ruleSet, { ...on, year, from: today, calendar })
  const yearEnd = `${year}-12-31`
  const isYearOver = yearEnd < today
  const fed = new Set([...feedsOf(year).map(({ rule }) => rule), ...planRules(year)])
  const growing = growingWholes(year)
  const untilOf = (code: string | null, lack: Block['lack'], rule?: Rule): Block['until'] => {
    if (lack === 'rule') return null
    if (lack === 'level' && isClosed(rule?.test, isYearOver)) return 'over'
    if (lack === 'level' && rule !== undefined && isOutOfReach(rule.test, values[rule.code], growing.get(rule.code)))
      return 'over'
    const own = code === null ? null : (states.get(code)?.dueOn ?? null)
    return own ?? (lack === 'level' && !isYearOver ? yearEnd : nextStep)
  }
  const ruleStep = (rule: Rule, lack: Lack): Done => {
    if (lack === 'level')
      return { step: unblockStep(rule.test, values[rule.code], { grows: growing.get(rule.code), isYearOver }) }
    return lack === 'value' ? { step: valueStep(rule.test, values[rule.code], fed.has(rule.code)) } : {}
  }
  const push = ({ indicatorCode, code, name }: Named, { lack, reason }: Judged, doneOf: (lack: Lack) => Done) => {
    if (lack === null) return
    const usual = { ...steps[lack], until: untilOf(indicatorCode, lack) }
    blocks.push({ indicatorCode, code: showCode(code), name, lack, count: 1, reason, ...usual, ...doneOf(lack) })
  }
  for (const [index, criterion] of ruleSet.criteria.entries())
    for (const [place, indicator] of criterion.indicators.entries()) {
      const judged = judgment.criteria[index]!.indicators[place]!
      const indicatorCode = indicator.code
      for (const [at, rule] of indicator.rules.entries())
        push({ ...rule, indicatorCode }, judged.rules[at]!, (lack) => ({
          until: untilOf(indicatorCode, lack, rule),
          ...ruleStep(rule, lack),
        }))
      if (!indicator.isWhole || indicator.rules.length === 0)
        push({ ...indicator, indicatorCode }, { ...judged, lack: 'rule' }, () => ({}))
      if (judged.points === null && judged.claimed !== null)
        push({ ...indicator, indicatorCode }, { ...judged, lack: 'evidence' }, () => ({}))
    }
  for (const [index, condition] of ruleSet.conditions.entries())
    if (condition.test.type !== 'all-indicators' || !decides(condition.mark))
      push({ ...condition, indicatorCode: null }, judgment.conditions[index]!, (lack) =>
        conditionStep(condition.test, lack, { isSaid: values[condition.code] !== undefined, isYearOver }),
      )
  const unsigned = indicatorsOf(ruleSet).filter(({ code }) => !states.get(code)?.self)
  if (unsigned.length > 0)
    blocks.push({
      indicatorCode: null,
      code: 'Chữ ký',
      name: `${unsigned.length} chỉ tiêu chưa ký`,
      lack: 'signature',
      count: unsigned.length,
      reason: `Chưa ai ký: ${unsigned.map(({ code }) => showCode(code)).join(', ')}.`,
      step: 'Người phụ trách ký tự đánh giá từng chỉ tiêu.',
      whose: 'commune',
      until: untilOf(null, 'signature'),
    })
  return blocks
}

/**
 * Until when a commune has to send what it prepares: where it was given back and somebody verified the step after a return, the last day of
 * that; else of the year's next step that is not over before `from`.
 */
export function sendDay(
  ruleSet: Pick<RuleSet, 'deadlines'>,
  { year, from, calendar, ...on }: StepDays & { year: number; from: Day; calendar: Calendar },
): Day | null {
  return returnedStepDay(ruleSet, on, calendar) ?? nextStepDay(ruleSet, year, from)
}

/** The last day of the first step of a year that somebody verified and that is not over before `from`; where all are, of the last one. */
export function nextStepDay(ruleSet: Pick<RuleSet, 'deadlines'>, year: number, from: Day): Day | null {
  const days = stepsOf(ruleSet, year).flatMap(({ last, mark }) => (last !== null && decides(mark) ? [last] : []))
  days.sort()
  return days.find((day) => day >= from) ?? days.at(-1) ?? null
}

export type CalendarStep = { what: string; source: string; mark: Mark; last: Day | null; says: string }

/** Days of an assessment from which steps count; null, left out: it has none. */
type StepDays = { returnedOn?: Day | null; decidedOn?: Day | null }

/**
 * Steps of the year with their last days; «trước ngày» ends the day before, what counts from a day of the assessment ends that many working
 * days after it. The data run to the last day of the year.
 */
export function stepsOf(
  { deadlines }: Pick<RuleSet, 'deadlines'>,
  year: number,
  on: StepDays & { calendar?: Calendar } = {},
): CalendarStep[] {
  return deadlines.map(({ what, source, mark, ...limit }) => ({
    what,
    source,
    mark,
    last: 'before' in limit ? addDays(`${year + 1}-${limit.before}`, -1) : lastCounted(limit, on),
    says: showLimit(limit, year),
  }))
}

function lastCounted(
  limit: StepLimit,
  { returnedOn, decidedOn, calendar }: StepDays & { calendar?: Calendar },
): Day | null {
  if (!('workingDays' in limit) || limit.from === undefined || calendar === undefined) return null
  const from = limit.from === 'returned' ? returnedOn : decidedOn
  return from ? addWorkingDays(from, limit.workingDays, calendar).day : null
}

/** Until when what was given back has to be sent again, where somebody verified that step; null: it was not, or nobody knows. */
export function returnedStepDay(
  ruleSet: Pick<RuleSet, 'deadlines'>,
  { returnedOn }: StepDays,
  calendar: Calendar,
): Day | null {
  if (!returnedOn) return null
  const steps = stepsOf(
    { deadlines: ruleSet.deadlines.filter((step) => 'workingDays' in step && decides(step.mark)) },
    0,
    { returnedOn, calendar },
  )
  return steps.flatMap(({ last }) => (last === null ? [] : [last])).sort()[0] ?? null
}

/** `year`: the one that is assessed, to name the day. */
export function showLimit(limit: StepLimit, year?: number): string {
  if ('before' in limit)
    return `trước ngày ${limit.before.slice(3)}/${limit.before.slice(0, 2)}${year === undefined ? ' năm sau' : `/${year + 1}`}`
  if ('workingDays' in limit)
    return `trong ${limit.workingDays} ngày làm việc${limit.from === undefined ? '' : ` từ ${stepStarts[limit.from]}`}`
  return 'days' in limit ? `ít nhất ${limit.days} ngày` : `trước ${limit.aheadWorkingDays} ngày làm việc`
}
