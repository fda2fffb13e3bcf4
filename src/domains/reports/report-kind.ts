/** Loại báo cáo: today's progress of one holder's tasks, or the whole work of a body in a window. */
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'

export type ReportKind = keyof typeof reportKinds

export const reportKinds = {
  progress: 'Kết quả thực hiện nhiệm vụ',
  month: 'Báo cáo tháng',
  quarter: 'Báo cáo quý',
  'half-year': 'Báo cáo 6 tháng',
  'nine-months': 'Báo cáo 9 tháng',
  year: 'Báo cáo năm',
  'ad-hoc': 'Báo cáo đột xuất, theo yêu cầu',
  review: 'Báo cáo sơ kết kế hoạch',
  summary: 'Báo cáo tổng kết kế hoạch',
} as const

export function isReportKind(text: string): text is ReportKind {
  return Object.hasOwn(reportKinds, text)
}

/** The reports that every body writes for the same windows: they tell its whole work, also where a plan asked for them. */
export type PeriodicKind = keyof typeof stretchNames

const stretchNames = {
  month: '«Tháng 1» đến «Tháng 12»',
  quarter: '«Quý I» đến «Quý IV»',
  'half-year': '«6 tháng đầu năm» hoặc «6 tháng cuối năm»',
  'nine-months': '«9 tháng»',
  year: '«Cả năm»',
} as const

export function isPeriodic(kind: ReportKind): kind is PeriodicKind {
  return Object.hasOwn(stretchNames, kind)
}

/** `reports`: the figures are sums over the issued reports of the communes below. */
export type Basis = 'records' | 'reports'

/** What the kind asks of window and subject; in words, or undefined when all is well. */
export function whyNotOfKind(kind: ReportKind, window: ReportingWindow, aboutPlan: boolean): string | undefined {
  if (isPeriodic(kind) && window.kind !== kind)
    return `${reportKinds[kind]} cần kỳ ${stretchNames[kind]}. Hãy chọn lại kỳ, hoặc chọn loại báo cáo khác.`
  if ((kind === 'review' || kind === 'summary') && !aboutPlan)
    return 'Sơ kết, tổng kết là của một kế hoạch. Hãy chọn kế hoạch ở mục «Báo cáo về», hoặc chọn loại báo cáo khác.'
  return undefined
}

/** What is summed over the communes' reports is the work of a body, in a window that they reported on. */
export function whyNotSummed(kind: ReportKind, aboutPlan: boolean): string | undefined {
  return kind === 'progress' || aboutPlan
    ? 'Chỉ báo cáo tháng, quý, 6 tháng, 9 tháng, năm, đột xuất của cơ quan mới cộng từ báo cáo của cấp xã. Hãy chọn loại báo cáo và cơ quan, hoặc chọn «Đếm từ bản ghi của hệ thống».'
    : undefined
}

export const basisNames: Record<Basis, string> = {
  records: 'Đếm từ bản ghi của hệ thống',
  reports: 'Cộng từ báo cáo đã ban hành của cấp xã',
}

/** Whether it tells the whole work of the body beside the tasks that it holds. */
export function tellsWork(kind: ReportKind): boolean {
  return kind !== 'progress'
}
