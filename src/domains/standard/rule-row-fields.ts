/** What an officer types about one row, in a form or in the columns of a file: the same names, the same words when something is wrong. */
import { z } from 'zod'
import { type StepStart, stepStarts } from '#domains/standard/rule-set.ts'
import { sanctions } from '#domains/standard/rule-test.ts'
import { conditionTypes, ruleTypes } from '#domains/standard/rule-types.ts'
import { dayField, lineField, listField, optionalLineField } from '#platform/acts/fields.ts'

/** A number with at most three decimals, blank is null. */
const numberField = (name: string, most = 1_000_000) =>
  z
    .union([z.string(), z.number()])
    .optional()
    .transform((typed, context) => {
      const text = String(typed ?? '').trim()
      if (text === '') return null
      const number = /^\d{1,7}([.,]\d{1,3})?%?$/u.test(text) ? Number(text.replace('%', '').replace(',', '.')) : NaN
      if (number <= most) return number
      context.addIssue({ code: 'custom', message: `Hãy ghi ${name} bằng số, ví dụ 80 hoặc 7,5, không quá ${most}.` })
      return z.NEVER
    })

/**
 * «2/3» and «từ 2/3» are that share or more, «quá 1/2» and «quá nửa» more than it; «thành viên» after it: of all members, else of those who
 * take part. Blank is null.
 */
const fractionField = (name: string) =>
  z
    .string()
    .optional()
    .transform((typed, context) => {
      const text = (typed ?? '').trim()
      if (text === '') return null
      const [, than, share, of] = fractionShape.exec(text.normalize('NFC').toLocaleLowerCase('vi')) ?? []
      const [numerator, denominator] = share === 'nửa' ? [1, 2] : (share ?? '0/0').split('/').map(Number)
      const isMore = than === 'quá'
      if (denominator! > 0 && numerator! > 0 && (isMore ? numerator! < denominator! : numerator! <= denominator!))
        return {
          numerator: numerator!,
          denominator: denominator!,
          ...(isMore && { isMore: true as const }),
          ...(of === 'thành viên' && { ofMembers: true as const }),
        }
      context.addIssue({ code: 'custom', message: `Hãy ghi ${name} như «2/3», «quá 1/2» hoặc «quá 1/2 thành viên».` })
      return z.NEVER
    })

const fractionShape =
  /^(?:(quá|từ)\s+)?(nửa|\d{1,2}\s*\/\s*\d{1,2})(?:\s+(?:của\s+|số\s+)?(thành viên|người dự họp|người tham gia))?$/u

const yes = z
  .enum(['co', ''])
  .optional()
  .transform((value) => value === 'co')

export const rowKinds = {
  rule: 'Nội dung',
  absent: 'Không có',
  back: 'Rút giá trị',
  whole: 'Chỉ tiêu',
  criterion: 'Tiêu chí',
  condition: 'Điều kiện',
  step: 'Bước',
  council: 'Hội đồng',
  posting: 'Niêm yết',
  authority: 'Thẩm quyền',
  year: 'Năm',
} as const
export type RowKind = keyof typeof rowKinds

const typeNames = [...Object.keys(ruleTypes), ...Object.keys(conditionTypes), ''] as const

export const ruleRowFields = {
  kind: z.enum(Object.keys(rowKinds) as [RowKind], { error: 'Hãy chọn loại giá trị.' }),
  code: optionalLineField('mã', 60),
  name: optionalLineField('tên theo văn bản', 500),
  /** A rule or condition: what it asks; blank: as it was. */
  type: z
    .enum(typeNames as [string], { error: 'Hãy chọn cách tính.' })
    .optional()
    .default(''),
  /** The indicator of a new rule. */
  under: optionalLineField('chỉ tiêu', 60),
  first: optionalLineField('số liệu 1', 200),
  second: optionalLineField('số liệu 2', 200),
  level: numberField('mức'),
  each: numberField('số của mỗi tổ', 1000),
  steps: optionalLineField('bậc thang', 300),
  /** Another rule and its input, to compare with. */
  other: optionalLineField('mã đối chiếu', 60),
  otherKey: z.enum(['part', 'whole', 'count', 'paid', 'due', '']).optional().default(''),
  kinds: optionalLineField('các loại được tính', 2000),
  mayNotApply: yes,
  unless: optionalLineField('khi nào không áp dụng', 300),
  /** Of a condition on events. */
  roles: listField(3),
  eventKinds: listField(2),
  leastSanction: z
    .enum([...sanctions, ''])
    .optional()
    .default(''),
  inDutyOnly: yes,
  /** Totals by type of commune. */
  levelTwo: numberField('mức của loại II', 1000),
  levelThree: numberField('mức của loại III', 1000),
  /** A step. */
  before: optionalLineField('trước ngày', 5),
  within: numberField('số ngày làm việc', 250),
  /** From which day of the assessment `within` counts; '': from none; undefined: nothing was told, as in a blank cell of a table: what somebody read is kept. */
  since: z.enum([...(Object.keys(stepStarts) as StepStart[]), '']).optional(),
  ahead: numberField('số ngày làm việc phải gửi trước', 250),
  lasts: numberField('số ngày', 366),
  membersMax: numberField('số thành viên', 100),
  quorum: fractionField('tỷ lệ phải tham gia'),
  majority: fractionField('tỷ lệ phải đồng ý'),
  officeDays: numberField('số ngày ở trụ sở', 366),
  hallDays: numberField('số ngày ở nhà văn hóa', 366),
  portalDays: numberField('số ngày trên cổng', 366),
  radioDays: numberField('số ngày phát thanh', 366),
  radioTimes: numberField('số lần phát', 500),
  eitherOnline: yes,
  inWorkingDays: yes,
  yearFrom: numberField('năm', 2100),
  yearTo: numberField('năm', 2100),
  isSuspended: yes,
  document: lineField('số, ký hiệu văn bản', 60),
  article: lineField('điều, khoản', 120),
  effectiveDay: dayField('ngày văn bản có hiệu lực'),
}

export const ruleRowForm = z.object(ruleRowFields)
export type TypedRuleRow = z.infer<typeof ruleRowForm>
