/** Báo cáo có số liệu mở: which reports may be let out, and their addresses. */
import { Refusal } from '#base/refusal.ts'
import type { Report } from '#domains/reports/report.ts'

export const openRefusals = {
  notOfKind: new Refusal(
    409,
    'Chỉ báo cáo 6 tháng và báo cáo năm của cơ quan, đã ban hành, mới công bố số liệu mở. Hãy chọn báo cáo khác.',
  ),
  overlaps: new Refusal(
    409,
    'Cơ quan đã công bố số liệu của một kỳ trùng ngày với kỳ này; lấy hai kỳ trừ nhau thì ra được số nhỏ. Hãy thôi công bố kỳ kia trước.',
  ),
  notFound: new Refusal(404, 'Không có số liệu mở này, hoặc cơ quan đã thôi công bố. Hãy mở lại danh sách số liệu mở.'),
}

export function mayBeOpen({ state, kind, planId }: Pick<Report, 'state' | 'kind' | 'planId'>): boolean {
  return state === 'issued' && (kind === 'half-year' || kind === 'year') && planId === null
}

export const openPaths = {
  list: '/so-lieu-mo',
  csv: (id: string) => `/so-lieu-mo/${id}/so-lieu.csv`,
  json: (id: string) => `/so-lieu-mo/${id}/so-lieu.json`,
}
