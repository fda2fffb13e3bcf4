/**
 * Báo cáo: what a body says about the work it answers for, in a window of days.
 * draft → submitted → issued; submitted → returned (with a reason) or taken back → submitted; draft or returned → dropped. What was counted is frozen when it
 * is submitted, so that what is signed is what was seen; an issued report never changes.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Basis, ReportKind } from '#domains/reports/report-kind.ts'
import type { ReportingWindow } from '#domains/reports/reporting-window.ts'
import type { Signature } from '#domains/reports/signature.ts'
import { monthsCountedWords } from '#domains/statistics/whole-months.ts'

export type ReportState = 'draft' | 'submitted' | 'returned' | 'issued' | 'dropped'

export type Report = {
  id: string
  /** Who reports, and whose work is counted. */
  bodyId: string
  /** null: everything that the body holds. */
  planId: string | null
  kind: ReportKind
  basis: Basis
  /** The obligation of a plan that it answers. */
  dutyId: string | null
  /** The issued report that it corrects. */
  correctsId: string | null
  window: ReportingWindow
  paper: ReportPaper
  /** The two lists as the system last wrote them: where the paper still says the same, they are made anew. null: written before this was kept. */
  prepared: PreparedLists | null
  state: ReportState
  /** Everybody who wrote in it or submitted it: none of them issues it. Empty in a draft that the system prepared. */
  writerIds: string[]
  version: number
  countedOn: Day | null
  fileId: string | null
  sha256: string | null
  submittedAt: Date | null
  issuedBy: string | null
  issuedAt: Date | null
}

/** What an officer types. */
export type ReportPaper = Signature & {
  title: string
  symbol: string
  placeName: string
  recipients: string[]
  results: string
  shortcomings: string
  causes: string
  proposals: string
}

export type PreparedLists = Pick<ReportPaper, 'results' | 'shortcomings'>

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'write reports': true
    'issue reports': true
  }
}

export type ReportDeed = 'write reports' | 'issue reports'

/** Buttons and acts read the same table. */
export const openIn = {
  change: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  drop: ['draft', 'returned'],
  takeBack: ['submitted'],
  return: ['submitted'],
  issue: ['submitted'],
} satisfies Record<string, ReportState[]>

export type ReportStep = keyof typeof openIn

export const deedFor = {
  change: 'write reports',
  submit: 'write reports',
  drop: 'write reports',
  takeBack: 'write reports',
  return: 'issue reports',
  issue: 'issue reports',
} satisfies Record<ReportStep, ReportDeed>

export const stateNames: Record<ReportState, string> = {
  draft: 'Dự thảo',
  submitted: 'Chờ ký ban hành',
  returned: 'Trả lại để sửa',
  issued: 'Đã ban hành',
  dropped: 'Đã bỏ',
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy báo cáo này, hoặc ông/bà không được giao quyền xem.'),
  notOpen: new Refusal(
    409,
    'Bước này không thực hiện được ở trạng thái hiện tại của báo cáo. Hãy tải lại trang để xem trạng thái mới nhất.',
  ),
  frozen: new Refusal(409, 'Báo cáo đã ban hành thì không sửa được nữa. Có gì thay đổi thì hãy lập bản đính chính.'),
  ownReport: new Refusal(
    403,
    'Người soạn hoặc trình báo cáo không được tự ký ban hành. Hãy chuyển cho lãnh đạo khác của cơ quan.',
  ),
  notIssued: new Refusal(
    409,
    'Chỉ báo cáo đã ban hành mới đính chính. Báo cáo này còn sửa được: hãy sửa thẳng dự thảo, hoặc lấy lại rồi sửa.',
  ),
  notFrozen: new Refusal(409, 'Dự thảo luôn đếm theo hôm nay nên không có gì để so. Hãy trình báo cáo trước.'),
  alreadyCorrected: new Refusal(
    409,
    'Báo cáo này đã có bản đính chính. Hãy mở bản đính chính để viết tiếp, hoặc đính chính chính bản ấy sau khi ban hành.',
  ),
  noCommunes: new Refusal(
    422,
    'Cơ quan này không có xã, phường nào bên dưới nên không có báo cáo để cộng. Hãy chọn «Đếm từ bản ghi của hệ thống».',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa báo cáo này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  reasonTooShort: new Refusal(422, 'Hãy ghi lý do từ 10 chữ cái trở lên để người soạn biết phải sửa gì.'),
  dropReasonTooShort: new Refusal(422, 'Hãy ghi lý do bỏ dự thảo từ 10 chữ cái trở lên.'),
  nothingInWindow: new Refusal(
    422,
    'Trong kỳ này không có mốc nào phải thực hiện hay còn tồn, nên không có gì để báo cáo. Hãy chọn kỳ khác hoặc kế hoạch khác.',
  ),
  tooMuch: new Refusal(
    422,
    'Phạm vi này có quá 3.000 mốc, một báo cáo giấy không chứa hết. Hãy chọn từng kế hoạch hoặc kỳ ngắn hơn.',
  ),
  tooManyNotes: new Refusal(
    422,
    'Trong kỳ này có quá 5.000 số liệu ghi trong tiến độ, một báo cáo không cộng hết. Hãy chọn từng kế hoạch hoặc kỳ ngắn hơn.',
  ),
  wholeMonths: new Refusal(
    422,
    'Báo cáo công tác của bộ lấy số cả nước theo tháng trọn. Hãy chọn kỳ từ ngày 01 của tháng đầu đến ngày cuối của tháng cuối, hoặc chọn loại «Kết quả thực hiện nhiệm vụ».',
  ),
  monthsNotCounted: new Refusal(
    409,
    `Số liệu cả nước của kỳ này chưa cộng đủ các tháng. ${monthsCountedWords} Kỳ trong hai năm ấy thì lập lại, trình lại vào hôm sau.`,
  ),
  tooManyCommunes: new Refusal(
    422,
    'Cơ quan này có quá 500 xã, phường bên dưới, một báo cáo không cộng hết. Hãy chọn «Đếm từ bản ghi của hệ thống».',
  ),
  bodyOutside: new Refusal(
    403,
    'Cơ quan này ngoài phạm vi lập báo cáo của ông/bà. Hãy chọn cơ quan khác, hoặc nhờ người quản trị giao vai trò.',
  ),
  planOutside: new Refusal(
    404,
    'Không tìm thấy kế hoạch này trong phạm vi lập báo cáo của ông/bà. Hãy chọn kế hoạch khác.',
  ),
  planUndone: new Refusal(
    409,
    'Kế hoạch này đã được hoàn tác nên không còn nhiệm vụ để báo cáo. Hãy chọn kế hoạch khác.',
  ),
  planReplaced: new Refusal(
    409,
    'Kế hoạch này đã được thay bằng kế hoạch sửa đổi. Hãy lập báo cáo theo kế hoạch sửa đổi; kết quả cũ đã được chuyển sang đó.',
  ),
}

export function can(report: Pick<Report, 'state'>, step: ReportStep): boolean {
  return (openIn[step] as ReportState[]).includes(report.state)
}

/** Throws a Refusal when the step is not open. */
export function checkOpen(report: Pick<Report, 'state'>, step: ReportStep): void {
  if (can(report, step)) return
  throw report.state === 'issued' ? refusals.frozen : refusals.notOpen
}

/** Writing makes one of the writers for good, also when another writes after. */
export function change(report: Report, paper: ReportPaper, by: string): Report {
  checkOpen(report, 'change')
  return next(report, { paper, writerIds: [...new Set([...report.writerIds, by])] })
}

/** The lists anew, of a report that is open: `all`, or those alone that nobody has changed since the system wrote them. */
export function renew(report: Report, lists: PreparedLists, which: 'all' | 'untouched'): Report {
  const { paper, prepared } = report
  const one = (part: keyof PreparedLists) =>
    which === 'all' || paper[part] === prepared?.[part] ? lists[part] : paper[part]
  return { ...report, paper: { ...paper, results: one('results'), shortcomings: one('shortcomings') }, prepared: lists }
}

export function submit(report: Report, frozen: Frozen, by: string, now: Date): Report {
  checkOpen(report, 'submit')
  const writerIds = [...new Set([...report.writerIds, by])]
  return next(report, { state: 'submitted', ...frozen, writerIds, submittedAt: now })
}

/** What stands still from submitting on. */
export type Frozen = { countedOn: Day; fileId: string; sha256: string }

export function takeBack(report: Report): Report {
  checkOpen(report, 'takeBack')
  return next(report, { ...thawed, state: 'draft' })
}

export function giveBack(report: Report, reason: string): Report {
  checkOpen(report, 'return')
  if (reason.trim().length < 10) throw refusals.reasonTooShort
  return next(report, { ...thawed, state: 'returned' })
}

/** Nobody goes on with it: it stands in no list any more, and what it was to correct can be corrected anew. */
export function drop(report: Report, reason: string): Report {
  checkOpen(report, 'drop')
  if (reason.trim().length < 10) throw refusals.dropReasonTooShort
  return next(report, { state: 'dropped' })
}

export function issue(report: Report, by: string, now: Date): Report {
  checkOpen(report, 'issue')
  if (report.writerIds.includes(by)) throw refusals.ownReport
  return next(report, { state: 'issued', issuedBy: by, issuedAt: now })
}

const thawed = { countedOn: null, fileId: null, sha256: null, submittedAt: null }

function next(report: Report, changed: Partial<Report>): Report {
  return { ...report, ...changed, version: report.version + 1 }
}
