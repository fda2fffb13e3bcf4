/** What was typed about one row → a `RuleRow` of the rule set, or which field is wrong and why. */
import { dayOf } from '#base/day.ts'
import { decides } from '#domains/library/document.ts'
import {
  councilCode,
  handlerCode,
  postingCode,
  type RowSource,
  type RuleRow,
  recognizerCode,
  stepCodes,
  yearCode,
} from '#domains/standard/rule-row.ts'
import type { TypedRuleRow } from '#domains/standard/rule-row-fields.ts'
import {
  findIndicator,
  indicatorsOf,
  type PlacedRule,
  type RuleSet,
  rulesOf,
  type StepDeadline,
  type StepLimit,
} from '#domains/standard/rule-set.ts'
import { conditionTypesOf } from '#domains/standard/rule-types.ts'
import { conditionTestOf, postingLevelsOf, ruleTestOf, type Wrong } from '#domains/standard/typed-test.ts'

/** What a row is read against: the rule set as it stands with the open batch, as it was shipped, and codes with an approved value. */
export type RowGround = { ruleSet: RuleSet; shipped: RuleSet; approvedCodes: ReadonlySet<string> }

export function ruleRowOf(ground: RowGround, typed: TypedRuleRow): RuleRow | Wrong {
  const source: RowSource = { document: typed.document, article: typed.article, fromDay: typed.effectiveDay }
  const row = rowOf(ground, typed)
  return 'field' in row ? row : ({ ...row, ...source } as RuleRow)
}

type Distributed<R> = R extends RuleRow ? Omit<R, keyof RowSource> : never
type Unsourced = Distributed<RuleRow>

function rowOf(ground: RowGround, typed: TypedRuleRow): Unsourced | Wrong {
  const { ruleSet } = ground
  const { code, name } = typed
  switch (typed.kind) {
    case 'rule':
      return ruleRow(ground, typed)
    case 'condition':
      return conditionRow(ground, typed)
    case 'absent':
      return isHeld(ruleSet, code) ? { kind: 'absent', code } : noCode(code)
    case 'back':
      return ground.approvedCodes.has(code)
        ? { kind: 'back', code }
        : { field: 'code', sentence: `Mã «${code}» chưa có giá trị nào đã duyệt để rút.` }
    case 'whole':
      if (findIndicator(ruleSet, code) === undefined) return noCode(code)
      if (ruleSet.mode === 'points' && typed.level === null)
        return { field: 'level', sentence: 'Hãy ghi điểm tối đa của chỉ tiêu.' }
      return { kind: 'whole', code, name, points: ruleSet.mode === 'points' ? typed.level : null }
    case 'criterion':
      return criterionRow(ruleSet, typed)
    case 'step':
      return stepRow(ruleSet, typed)
    case 'council':
      return councilRow(ruleSet, typed)
    case 'posting': {
      const levels = postingLevelsOf(typed)
      return 'field' in levels ? levels : { kind: 'posting', code: postingCode, levels }
    }
    case 'authority':
      if (code !== recognizerCode && code !== handlerCode)
        return { field: 'code', sentence: 'Hãy chọn người công nhận hoặc cơ quan tiếp nhận.' }
      return name === ''
        ? { field: 'name', sentence: 'Hãy ghi chức danh hoặc cơ quan đúng theo văn bản.' }
        : { kind: 'authority', code, name }
    case 'year':
      return yearRow(typed)
  }
}

const noCode = (code: string): Wrong => ({
  field: 'code',
  sentence: `Bộ quy tắc không có mã «${code}». Hãy chọn trong danh sách.`,
})
const fixedCodes: readonly string[] = [...stepCodes, councilCode, postingCode, recognizerCode, handlerCode]
const codeShape = /^[A-Z0-9][A-Za-z0-9.-]{0,39}$/u

function isHeld({ criteria, conditions, deadlines, council, posting }: RuleSet, code: string): boolean {
  return (
    [...rulesOf({ criteria }).map(({ rule }) => rule), ...conditions, ...deadlines].some((one) => one.code === code) ||
    (code === councilCode && council !== null) ||
    (code === postingCode && posting !== null)
  )
}

/** In the rule set as it stands; else as it was shipped, for what was said not to be there. */
function findRule({ ruleSet, shipped }: RowGround, code: string): PlacedRule | undefined {
  return [...rulesOf(ruleSet), ...rulesOf(shipped)].find(({ rule }) => rule.code === code)
}

function ruleRow(ground: RowGround, typed: TypedRuleRow): Unsourced | Wrong {
  const { ruleSet } = ground
  const { code, mayNotApply, unless, kinds } = typed
  const known = findRule(ground, code)
  const test = ruleTestOf(known?.rule.test, typed)
  if (known === undefined) {
    if (!codeShape.test(code) || isOther(ground, code))
      return { field: 'code', sentence: 'Hãy ghi một mã mới, chữ không dấu và số, ví dụ CT2.7.4.' }
    if (findIndicator(ruleSet, typed.under) === undefined)
      return { field: 'under', sentence: 'Hãy chọn nội dung mới thuộc chỉ tiêu nào.' }
    if (typed.name === '') return { field: 'name', sentence: 'Hãy ghi tên nội dung đúng theo văn bản.' }
  }
  if ('field' in test) return test
  if (test.type === 'cross') {
    const other = findRule(ground, test.with)?.rule
    if (other === undefined || other.code === code)
      return { field: 'other', sentence: `Không có nội dung «${test.with}» để đối chiếu. Hãy chọn trong danh sách.` }
    if (!(test.its in other.test))
      return { field: 'otherKey', sentence: `Nội dung ${test.with} không có số liệu này. Hãy chọn số liệu khác.` }
  }
  const isGone = !rulesOf(ruleSet).some(({ rule }) => rule.code === code)
  const name = typed.name || (isGone ? known!.rule.name : '')
  return {
    kind: 'rule',
    code,
    under: known?.indicator.code ?? typed.under,
    name,
    test,
    mayNotApply,
    ...(unless !== '' && { unless }),
    ...(kinds !== '' && {
      kinds: kinds
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    }),
  }
}

/** A code that something else than a rule has or may get: values and rows of a batch are kept by code, so one would replace the other. */
function isOther({ ruleSet, shipped }: RowGround, code: string): boolean {
  if (/^(DK|NAM-)\d+$/u.test(code) || fixedCodes.includes(code)) return true
  return [ruleSet, shipped].some(({ criteria, conditions, deadlines }) =>
    [...criteria, ...indicatorsOf({ criteria }), ...conditions, ...deadlines].some((one) => one.code === code),
  )
}

function conditionRow({ ruleSet, shipped }: RowGround, typed: TypedRuleRow): Unsourced | Wrong {
  const { code } = typed
  const known = [...ruleSet.conditions, ...shipped.conditions].find((one) => one.code === code)
  const test = conditionTestOf(known, typed)
  if (known === undefined) {
    if (!/^DK\d{1,2}$/u.test(code)) return { field: 'code', sentence: 'Hãy ghi mã điều kiện mới, ví dụ DK5.' }
    if (typed.name === '') return { field: 'name', sentence: 'Hãy ghi điều kiện đúng theo văn bản.' }
  }
  if ('field' in test) return test
  if (!Object.hasOwn(conditionTypesOf(ruleSet), test.type))
    return { field: 'type', sentence: 'Bộ quy tắc này không tính điểm. Hãy chọn cách xét khác.' }
  const isGone = !ruleSet.conditions.some((one) => one.code === code)
  return { kind: 'condition', code, name: typed.name || (isGone ? known!.name : ''), test }
}

/** The most points of a criterion, where points count. */
function criterionRow({ mode, fullPoints, criteria }: RuleSet, { code, name, level }: TypedRuleRow): Unsourced | Wrong {
  if (!criteria.some((one) => one.code === code)) return noCode(code)
  if (mode !== 'points') return { field: 'code', sentence: 'Bộ quy tắc này không tính điểm. Hãy chọn một mục khác.' }
  if (level === null || level <= 0 || level > (fullPoints ?? 100))
    return { field: 'level', sentence: `Hãy ghi điểm tối đa của tiêu chí, từ 0 đến ${fullPoints ?? 100}.` }
  return { kind: 'criterion', code, name, points: level }
}

function stepRow({ deadlines }: RuleSet, typed: TypedRuleRow): Unsourced | Wrong {
  const { code } = typed
  const known = deadlines.find((step) => step.code === code)
  if (known === undefined && !stepCodes.includes(code))
    return { field: 'code', sentence: 'Hãy chọn một bước đã có, hoặc một mã từ B1 đến B9.' }
  const what = typed.name || known?.what
  if (what === undefined) return { field: 'name', sentence: 'Hãy ghi bước đó là gì, ví dụ «Xã gửi hồ sơ».' }
  const limit = stepLimitOf(typed, known)
  return 'field' in limit ? limit : { kind: 'step', code, what, ...limit }
}

/** From which day is kept of a step that somebody read where nothing was told, as in a blank cell; an empty choice takes it away. */
function stepLimitOf({ before, within, since, ahead, lasts }: TypedRuleRow, known?: StepDeadline): StepLimit | Wrong {
  const told = [before !== '', within !== null, ahead !== null, lasts !== null].filter(Boolean).length
  if (told !== 1)
    return {
      field: 'before',
      sentence:
        'Hãy ghi một trong bốn: trước ngày, trong mấy ngày làm việc, gửi trước mấy ngày làm việc, ít nhất mấy ngày.',
    }
  for (const [field, days] of Object.entries({ within, ahead, lasts }))
    if (days !== null && !(Number.isInteger(days) && days >= 1))
      return { field, sentence: 'Hãy ghi số ngày là số nguyên, từ 1 trở lên.' }
  if (within !== null) {
    const kept = known !== undefined && 'workingDays' in known && decides(known.mark) ? known.from : undefined
    const from = since ?? kept
    return { workingDays: within, ...(from && { from }) }
  }
  if (ahead !== null) return { aheadWorkingDays: ahead }
  if (lasts !== null) return { days: lasts }
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})$/u.exec(before) ?? []
  if (day === undefined || dayOf(2001, Number(month), Number(day)) === undefined)
    return { field: 'before', sentence: 'Hãy ghi ngày và tháng, ví dụ 10/01.' }
  return { before: `${month!.padStart(2, '0')}-${day.padStart(2, '0')}` }
}

/** What the text does not tell is left blank. */
function councilRow({ council }: RuleSet, typed: TypedRuleRow): Unsourced | Wrong {
  const name = typed.name || council?.name
  if (name === undefined) return { field: 'name', sentence: 'Hãy ghi tên Hội đồng đúng theo văn bản.' }
  const { membersMax, quorum, majority, ahead } = typed
  if (membersMax !== null && !(Number.isInteger(membersMax) && membersMax >= 1))
    return { field: 'membersMax', sentence: 'Hãy ghi số thành viên là số nguyên, từ 1 trở lên.' }
  return {
    kind: 'council',
    code: councilCode,
    name,
    membersMax,
    quorum: quorum === null ? null : shareOf(quorum),
    majority,
    materialsAheadWorkingDays: ahead,
  }
}

/** A quorum is always of the members. */
const shareOf = ({ ofMembers: _, ...share }: NonNullable<TypedRuleRow['majority']>) => share

function yearRow({ yearFrom, yearTo, isSuspended }: TypedRuleRow): Unsourced | Wrong {
  if (yearFrom === null || !Number.isInteger(yearFrom) || yearFrom < 2013)
    return { field: 'yearFrom', sentence: 'Hãy ghi năm đánh giá bằng bốn chữ số, ví dụ 2026.' }
  if (yearTo !== null && (!Number.isInteger(yearTo) || yearTo < yearFrom))
    return { field: 'yearTo', sentence: 'Năm cuối không trước năm đầu. Hãy xem lại hai năm.' }
  if (isSuspended && yearTo === null) return { field: 'yearTo', sentence: 'Tạm dừng thì hãy ghi đến hết năm nào.' }
  return { kind: 'year', code: yearCode(yearFrom), from: yearFrom, to: yearTo, isSuspended }
}
