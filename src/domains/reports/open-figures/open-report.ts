/** Báo cáo có số liệu mở: which reports may be let out, and their addresses. */
import { Refusal } from '#base/refusal.ts'
import type { Report } from '#domains/reports/report.ts'

export const openRefusals = {
  notOfKind: new Refusal(
    409,
    'Chỉ báo cáo 6 tháng và báo cáo năm đã ban hành, đếm từ bản ghi, mới công bố số liệu mở. Hãy chọn báo cáo khác.',
  ),
  notOver: new Refusal(
    409,
    'Báo cáo này chốt số liệu khi kỳ chưa hết nên còn thiếu; người dân sẽ hiểu sai. Hãy lập bản đính chính sau ngày cuối kỳ rồi công bố bản ấy.',
  ),
  notOfProvince: new Refusal(
    409,
    'Chỉ báo cáo của UBND tỉnh, đếm từ bản ghi, mới công bố số liệu mở: lấy số của tỉnh trừ số của các xã thì ra được số nhỏ của một xã. Hãy công bố báo cáo của tỉnh.',
  ),
  corrected: new Refusal(
    409,
    'Báo cáo này đã được đính chính nên số liệu của nó không công bố nữa. Hãy công bố bản đính chính.',
  ),
  overlaps: new Refusal(
    409,
    'Số liệu của một kỳ trùng ngày với kỳ này đã từng được công bố; ai giữ bản ấy thì lấy hai bản trừ nhau mà ra số nhỏ, dù đã thôi công bố hay đính chính. Hãy chọn kỳ không trùng ngày.',
  ),
  notFound: new Refusal(404, 'Không có số liệu mở này, hoặc cơ quan đã thôi công bố. Hãy mở lại danh sách số liệu mở.'),
}

type OpenedReport = Pick<Report, 'state' | 'kind' | 'basis' | 'countedOn' | 'window'>

/** Whether the report is of a kind that can be let out, and was counted when its window was over; whose it is, is asked of its body. */
export function mayBeOpen(report: OpenedReport): boolean {
  const { state, kind, basis } = report
  return state === 'issued' && (kind === 'half-year' || kind === 'year') && basis === 'records' && isOver(report)
}

export function isOver({ countedOn, window }: Pick<Report, 'countedOn' | 'window'>): boolean {
  return countedOn !== null && countedOn > window.to
}

export const openPaths = {
  list: '/so-lieu-mo',
  csv: (id: string) => `/so-lieu-mo/${id}/so-lieu.csv`,
  json: (id: string) => `/so-lieu-mo/${id}/so-lieu.json`,
}
