import { z } from 'zod'
import { readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { isSymbol } from '#domains/reports/official-form.ts'
import { type Basis, isReportKind, type ReportKind } from '#domains/reports/report-kind.ts'
import { refusals, type WindowChoice, windowOf } from '#domains/reports/reporting-window.ts'
import { isSignsAs, type SignsAs } from '#domains/reports/signature.ts'
import { idField, lineField, linesField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** The forms of reports, as they are typed. */

export const reportFields = { reportId: idField(), version: versionField() }

const recipientsMax = 80
const partLengthMax = 30_000

/** What stands in the draft. */
export const paperFields = {
  title: lineField('trích yếu', 500),
  symbol: optionalLineField('ký hiệu', 60).refine(
    (text) => text === '' || isSymbol(text),
    'Ký hiệu chưa đúng thể thức. Hãy ghi như «BC-UBND», không có số và dấu gạch chéo; hoặc để trống cho văn thư ghi.',
  ),
  placeName: lineField('địa danh', 80),
  recipients: linesField('nơi nhận', recipientsMax, 300),
  signsAs: z
    .string({ error: 'Hãy chọn cách ký.' })
    .refine(isSignsAs, 'Hãy chọn cách ký.')
    .transform((text) => text as SignsAs),
  headPosition: optionalLineField('chức vụ của người đứng đầu', 120),
  position: optionalLineField('chức vụ của người ký', 120),
  signer: optionalLineField('họ tên người ký', 120),
  results: partField('việc đã hoàn thành'),
  shortcomings: partField('tồn tại, hạn chế'),
  causes: partField('nguyên nhân'),
  proposals: partField('phương hướng, kiến nghị'),
}

function partField(name: string) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(partLengthMax, `Mục «${name}» dài quá ${partLengthMax} chữ cái. Hãy rút gọn.`))
}

export type Subject = { kind: 'plan' | 'body'; id: string }

/** `plan:<id>` or `body:<id>`. */
export const subjectField = z
  .string({ error: 'Hãy chọn báo cáo về kế hoạch nào, hoặc cơ quan nào.' })
  .transform((text, context) => {
    const [kind, id] = text.split(':')
    if ((kind === 'plan' || kind === 'body') && id !== undefined && isId(id)) return { kind, id } as Subject
    context.addIssue({ code: 'custom', message: 'Hãy chọn báo cáo về kế hoạch nào, hoặc cơ quan nào.' })
    return z.NEVER
  })

/** Left out: progress alone. */
export const kindField = z
  .string()
  .optional()
  .transform((text, context): ReportKind => {
    const kind = text ?? 'progress'
    if (isReportKind(kind)) return kind
    context.addIssue({ code: 'custom', message: 'Hãy chọn loại báo cáo.' })
    return z.NEVER
  })

/** Left out: from the records themselves. */
export const basisField = z
  .string()
  .optional()
  .transform((text): Basis => (text === 'reports' ? 'reports' : 'records'))

/** The stretches of a year, as the form offers them; `days` asks for two days. */
export const windowChoices: Readonly<Record<string, string>> = {
  'half-1': '6 tháng đầu năm',
  'half-2': '6 tháng cuối năm',
  'nine-months': '9 tháng',
  year: 'Cả năm',
  'quarter-1': 'Quý I',
  'quarter-2': 'Quý II',
  'quarter-3': 'Quý III',
  'quarter-4': 'Quý IV',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`month-${index + 1}`, `Tháng ${index + 1}`])),
  days: 'Từ ngày đến ngày',
}

const yearPattern = /^(?:19|20|21)\d{2}$/

/** Adds to a form the window it chooses: `stretch` with `year`, or `from` and `to`. */
export const windowFields = {
  stretch: z.string().optional(),
  year: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
}

type TypedWindow = { stretch?: string; year?: string; from?: string; to?: string }

export function readWindow(typed: TypedWindow, context: z.RefinementCtx) {
  const wrong = (path: string, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message })
    return z.NEVER
  }
  const { stretch = '' } = typed
  if (!Object.hasOwn(windowChoices, stretch)) return wrong('stretch', 'Hãy chọn kỳ báo cáo.')
  if (stretch === 'days') {
    const [from, to] = [readDay(typed.from ?? ''), readDay(typed.to ?? '')]
    if (from === undefined) return wrong('from', 'Hãy ghi ngày đầu kỳ theo dạng ngày/tháng/năm, ví dụ 01/01/2026.')
    if (to === undefined) return wrong('to', 'Hãy ghi ngày cuối kỳ theo dạng ngày/tháng/năm, ví dụ 30/06/2026.')
    if (from > to) return wrong('to', refusals.reversed.message)
    return windowOf({ kind: 'days', from, to })
  }
  const year = (typed.year ?? '').trim()
  if (!yearPattern.test(year)) return wrong('year', 'Hãy ghi năm bằng bốn chữ số, ví dụ 2026.')
  return windowOf(choiceOf(stretch, Number(year)))
}

function choiceOf(stretch: string, year: number): WindowChoice {
  const [kind, part] = stretch.split('-')
  switch (kind) {
    case 'month':
    case 'quarter':
      return { kind, year, part: Number(part) }
    case 'half':
      return { kind: 'half-year', year, part: Number(part) }
    case 'nine':
      return { kind: 'nine-months', year }
    default:
      return { kind: 'year', year }
  }
}
