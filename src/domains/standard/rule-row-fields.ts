/** A row of verified values as it is typed in the form or stands in a file, made into a `RuleRow` of the rule set. */
import { z } from 'zod'
import { dayOf } from '#base/day.ts'
import type { RuleRow } from '#domains/standard/rule-change.ts'
import { type RuleSet, rulesOf } from '#domains/standard/rule-set.ts'
import type { ConditionTest, RuleTest } from '#domains/standard/rule-test.ts'
import { dayField, lineField, optionalLineField } from '#platform/acts/fields.ts'

const percent = z
  .union([z.string(), z.number()])
  .optional()
  .transform((typed, context) => {
    const text = String(typed ?? '').trim()
    if (text === '') return null
    if (/^\d{1,6}([.,]\d{1,3})?%?$/u.test(text)) return Number(text.replace('%', '').replace(',', '.'))
    context.addIssue({ code: 'custom', message: 'Hãy ghi mức bằng số, ví dụ 80 hoặc 7,5.' })
    return z.NEVER
  })

const yes = z
  .union([z.literal('co'), z.literal(''), z.boolean()])
  .optional()
  .transform((value) => value === true || value === 'co')

export const ruleRowFields = {
  code: lineField('mã', 60),
  says: z.enum(['holds', 'absent', 'whole', 'step'], { error: 'Hãy chọn văn bản nói gì về mục này.' }),
  name: optionalLineField('tên theo văn bản', 500),
  level: percent,
  each: percent,
  steps: optionalLineField('bậc thang', 300),
  mayNotApply: yes,
  before: optionalLineField('trước ngày', 5),
  document: lineField('số, ký hiệu văn bản', 60),
  article: lineField('điều, khoản', 120),
  effectiveDay: dayField('ngày văn bản có hiệu lực'),
}

export const ruleRowForm = z.object(ruleRowFields)
export type TypedRuleRow = z.infer<typeof ruleRowForm>

/** The row, or which field is wrong and why. */
export function ruleRowOf(ruleSet: RuleSet, typed: TypedRuleRow): RuleRow | { field: string; sentence: string } {
  const source = { document: typed.document, article: typed.article, fromDay: typed.effectiveDay }
  const { code, name } = typed
  if (typed.says === 'step') return stepRowOf(typed, source)
  const placed = rulesOf(ruleSet).find(({ rule }) => rule.code === code)
  const condition = ruleSet.conditions.find((one) => one.code === code)
  const indicator = ruleSet.criteria.flatMap(({ indicators }) => indicators).find((one) => one.code === code)
  if (ruleSet.criteria.some((one) => one.code === code)) return criterionRowOf(ruleSet, typed, source)
  if (placed === undefined && condition === undefined && indicator === undefined)
    return { field: 'code', sentence: `Bộ quy tắc không có mã «${code}». Hãy chọn trong danh sách.` }
  if (typed.says === 'whole') {
    if (indicator === undefined)
      return { field: 'says', sentence: 'Chỉ xác nhận «gồm đúng các nội dung này» cho một chỉ tiêu.' }
    if (ruleSet.mode === 'points' && typed.level === null)
      return { field: 'level', sentence: 'Hãy ghi điểm tối đa của chỉ tiêu.' }
    return { kind: 'whole', code, name, points: ruleSet.mode === 'points' ? typed.level : null, ...source }
  }
  if (indicator !== undefined) return { field: 'says', sentence: 'Với chỉ tiêu, hãy chọn «gồm đúng các nội dung này».' }
  if (typed.says === 'absent') return { kind: 'absent', code, ...source }
  if (placed !== undefined) {
    const test = ruleTestOf(placed.rule.test, typed)
    if ('field' in test) return test
    return { kind: 'rule', code, under: placed.indicator.code, name, test, mayNotApply: typed.mayNotApply, ...source }
  }
  const test = conditionTestOf(condition!.test, typed)
  return 'field' in test ? test : { kind: 'condition', code, name, test, ...source }
}

/** The most points of a criterion, where points count. */
function criterionRowOf(
  { mode, fullPoints }: RuleSet,
  { code, name, says, level }: TypedRuleRow,
  source: Pick<RuleRow, 'document' | 'article' | 'fromDay'>,
): RuleRow | Wrong {
  if (mode !== 'points') return { field: 'code', sentence: 'Bộ quy tắc này không tính điểm. Hãy chọn một mục khác.' }
  if (says !== 'holds')
    return { field: 'says', sentence: 'Với tiêu chí, hãy chọn «Có, với mức dưới đây» rồi ghi điểm tối đa.' }
  if (level === null || level <= 0 || level > (fullPoints ?? 100))
    return { field: 'level', sentence: `Hãy ghi điểm tối đa của tiêu chí, từ 0 đến ${fullPoints ?? 100}.` }
  return { kind: 'criterion', code, name, points: level, ...source }
}

/** «Trước ngày» of the year after, or working days. */
function stepRowOf(
  { code, name, before, level }: TypedRuleRow,
  source: Pick<RuleRow, 'document' | 'article' | 'fromDay'>,
): RuleRow | Wrong {
  if (!stepCodes.includes(code))
    return { field: 'code', sentence: 'Với một bước có thời hạn, hãy chọn mã từ B1 đến B9.' }
  if (name === '') return { field: 'name', sentence: 'Hãy ghi bước đó là gì, ví dụ «Xã gửi hồ sơ».' }
  if ((before === '') === (level === null))
    return { field: 'before', sentence: 'Hãy ghi «trước ngày» hoặc số ngày làm việc ở ô mức: một trong hai.' }
  if (level !== null)
    return Number.isInteger(level) && level >= 1 && level <= 250
      ? { kind: 'step', code, what: name, workingDays: level, ...source }
      : { field: 'level', sentence: 'Hãy ghi số ngày làm việc, từ 1 đến 250.' }
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})$/u.exec(before) ?? []
  if (day === undefined || dayOf(2001, Number(month), Number(day)) === undefined)
    return { field: 'before', sentence: 'Hãy ghi ngày và tháng, ví dụ 10/01.' }
  return { kind: 'step', code, what: name, before: `${month!.padStart(2, '0')}-${day.padStart(2, '0')}`, ...source }
}

/** Codes of steps that a province names. */
export const stepCodes: readonly string[] = Array.from({ length: 9 }, (_, index) => `B${index + 1}`)

type Wrong = { field: string; sentence: string }
const needLevel: Wrong = { field: 'level', sentence: 'Hãy ghi mức phải đạt.' }
const overAll: Wrong = { field: 'level', sentence: 'Mức là tỷ lệ phần trăm, từ 0 đến 100.' }

function ruleTestOf(test: RuleTest, { level, each, steps }: TypedRuleRow): RuleTest | Wrong {
  switch (test.type) {
    case 'ratio':
      return level === null ? needLevel : level > 100 ? overAll : { ...test, atLeast: level / 100 }
    case 'per-unit':
      if (level === null) return needLevel
      if (each === null) return { field: 'each', sentence: 'Hãy ghi mỗi tổ phải có từ mấy hoạt động.' }
      return level > 100 ? overAll : { ...test, atLeast: level / 100, each }
    case 'count':
      return level === null ? needLevel : { ...test, atLeast: level }
    case 'deadline':
      if (level === null) return needLevel
      return Number.isInteger(level) && level <= 250
        ? { ...test, workingDays: level }
        : { field: 'level', sentence: 'Hãy ghi số ngày làm việc, từ 0 đến 250.' }
    case 'ladder': {
      const read = steps
        .split(';')
        .map((step) => /^\s*(\d{1,3}(?:[.,]\d+)?)%?\s*:\s*(\d{1,3}(?:[.,]\d+)?)\s*$/u.exec(step))
      if (steps === '' || read.includes(null))
        return { field: 'steps', sentence: 'Hãy ghi bậc thang như «90: 2; 80: 1; 0: 0» (từ phần trăm: điểm).' }
      const number = (text: string) => Number(text.replace(',', '.'))
      return {
        ...test,
        steps: read.map((found) => ({ atLeast: number(found![1]!) / 100, points: number(found![2]!) })),
      }
    }
    case 'yes-no':
      return level === null ? test : { ...test, points: level }
    case 'amount':
    case 'cross':
      return test
  }
}

function conditionTestOf(test: ConditionTest, { level }: TypedRuleRow): ConditionTest | Wrong {
  switch (test.type) {
    case 'total':
      return level === null ? needLevel : { ...test, atLeast: level }
    case 'each-criterion':
      return level === null ? needLevel : level > 100 ? overAll : { ...test, share: level / 100 }
    case 'all-indicators':
    case 'no-event':
    case 'stated':
      return test
  }
}
